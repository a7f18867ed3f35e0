package org.eslabon.problem;

/**
 * Stable codes of everything a user can get wrong: L load, C check, R rules, Q query, S store and
 * server. A code is never reused for another meaning.
 */
public enum ProblemCode {
  /** A file or folder that cannot be read. */
  L001("unreadable input"),
  /** A file whose name says nothing that can be read. */
  L002("unknown kind of file"),
  /** A file, sheet or array that is none of the canonical tables. */
  L003("unknown table"),
  /** A folder without any file that can be loaded. */
  L004("nothing to load"),
  /** A file without a single line. */
  L005("empty file"),
  /** Text in another encoding than UTF-8. */
  L006("not UTF-8"),
  /** Compressed data or a workbook that is cut short or something else. */
  L007("damaged file"),
  /** Cells that do not follow RFC 4180, such as a quote that never closes. */
  L008("malformed CSV"),
  /** A row with more or fewer cells than the header. */
  L009("ragged row"),
  /** A cell beyond the limit. */
  L010("cell too large"),
  /** JSON that cannot be parsed, or that is not rows of cells. */
  L011("malformed JSON"),
  /** RDF that cannot be parsed. */
  L012("RDF syntax"),
  /** A file that asks for another file or a service elsewhere. */
  L013("outside reference"),
  /** A file that changed while it was being loaded. */
  L014("changed file"),
  /** Triple terms of RDF 1.2 where statements go into columns, which do not hold them. */
  L015("triple terms in columns"),
  /** Input whose columns would not fit into the memory that there is. */
  L016("too large for this memory"),
  /** A column that the table does not have. */
  L020("unknown column"),
  /** A column that stands twice in the header. */
  L021("duplicate column"),
  /** A required column that the header lacks. */
  L022("missing column"),
  /** A required cell that is empty. */
  L023("missing cell"),
  /** A cell that is not what its column holds: a number, a year, a date. */
  L024("wrong value"),
  /** A number beyond what its column allows. */
  L025("out of range"),
  /** A word that the column does not know. */
  L026("unknown word"),
  /** A code that its standard does not have: country, currency, sector. */
  L027("unknown code"),
  /** Several values where the column holds one. */
  L028("several values"),
  /** An id that cannot become an IRI. */
  L029("unusable id"),
  /** A key that stands twice in one file. */
  L030("duplicate key"),
  /** Rows of several files with one key and different cells. */
  L031("differing rows"),
  /** An id that no table defines. */
  L032("reference to nothing"),
  /** An id that tables of several kinds define. */
  L033("ambiguous reference"),
  /** Cells of one row that cannot all be true. */
  L034("contradiction in a row"),
  /** A row that goes away while the store still refers to it. */
  L035("still referred to"),
  /** Files of one request that would go into the same graph. */
  L040("one graph, two files"),
  /** A graph name that is kept for theory, conclusions or provenance. */
  L041("reserved graph"),
  /** A base that no IRI can start with. */
  L042("unusable base"),
  /** A mapping that is not one SPARQL CONSTRUCT. */
  L050("wrong mapping"),
  /** A mapping that makes no triple from a file. */
  L051("mapping without result"),
  /** A change to a cell or statement that does not have the form of one. */
  L060("malformed change"),
  /** A change to what cannot be supposed otherwise: a key, a conclusion, provenance. */
  L061("cannot be changed"),
  /** How many further problems of a file are not listed. */
  L099("more problems"),
  /** A folder without shapes to check by. */
  C001("no shapes"),
  /** A file of shapes that is not Turtle. */
  C002("syntax error in shapes"),
  /** Turtle that says something SHACL does not know. */
  C003("shapes that are not SHACL"),
  /** No rules, or a file of rules that cannot be read. */
  R001("unreadable rules"),
  /** SPARQL or Turtle syntax. */
  R101("syntax error in a rule"),
  /** Another kind of query. */
  R102("a rule that is not a CONSTRUCT"),
  /** SERVICE, FROM or GRAPH. */
  R103("a rule must not name graphs or services"),
  /** Title or a bold key is missing. */
  R104("incomplete rule header"),
  /** Unknown, doubled or misused key. */
  R105("wrong rule header"),
  /** Names tell the inferred graphs apart. */
  R106("two rules of one name"),
  /** Solution modifiers outside WHERE. */
  R107("solution modifier outside WHERE"),
  /** The same facts must always give the same conclusions. */
  R108("the result would differ from run to run"),
  /** Empty, or not RDF. */
  R109("wrong rule head"),
  /** Names become parts of graph IRIs. */
  R110("wrong rule name"),
  /** Turtle whose {@code sh:SPARQLRule} lacks something or asks for what is not supported. */
  R111("wrong or unsupported sh:SPARQLRule"),
  /** Something of an earlier draft of SPARQL-RL that can be read and not run. */
  R112("not to be run"),
  /** A rule set of the web, or one that only the web could give. */
  R113("import refused"),
  /** A rule that another spelling cannot say. */
  R114("not to be exported"),
  /** A goal that is not a graph pattern. */
  R115("wrong goal"),
  /** A term of our namespace that the ontology does not have. */
  R201("unknown vocabulary term"),
  /** Nothing could ever be written. */
  R202("unbound head variable"),
  /** The expression could never have a value. */
  R203("unbound variable in an expression"),
  /** SET must name a new variable. */
  R204("variable with two values"),
  /** A placeholder of Says or Dice. */
  R205("unbound variable in a display template"),
  /** Negation, aggregates and new terms must not depend on themselves. */
  R301("cycle through a closed dependency"),
  /** The fixpoint was not reached. */
  R302("round limit reached"),
  /** Stopped from outside, or by the clock. */
  R303("rules stopped before the end"),
  /** A node that a rule made new belongs to another class too, so the strata were wrong. */
  R304("new node of another class"),
  /** A step of a columnar plan would not fit into memory. */
  R305("too little memory for a rule"),
  /** A rule that the distributed job has no way to run. */
  R306("rule for one machine"),
  /** A query that is not SPARQL. */
  Q101("query syntax"),
  /** A query whose header does not say what it must, or says what it must not. */
  Q102("query header"),
  /** A declared parameter that the query does not use. */
  Q103("unused parameter"),
  /** A variable that nothing binds and no header declares. */
  Q104("variable never bound"),
  /** A parameter whose value cannot enter the query. */
  Q105("parameter cannot be set"),
  /** A query that would call another endpoint. */
  Q106("SERVICE refused"),
  /** An optional parameter that finds nothing when left out, or changes nothing when given. */
  Q107("parameter cannot be left out"),
  /** A query that the catalogue does not have. */
  Q201("unknown query"),
  /** A value for a parameter that the query does not have. */
  Q202("unknown parameter"),
  /** A required parameter without a value. */
  Q203("missing parameter"),
  /** A value that is not of the parameter's type. */
  Q204("wrong value"),
  /** A thing that the graph does not know. */
  Q205("unknown thing"),
  /** A format that cannot hold this kind of answer. */
  Q206("format does not fit"),
  /** A query of the area `profile` is not made as a profile needs it. */
  Q207("unfit for a profile"),
  /** A threshold that the theory does not have. */
  Q208("unknown threshold"),
  /** A threshold that a rule uses so that nobody can tell where its conclusions turn. */
  Q209("threshold cannot be followed"),
  /** A property or a value that the ontology does not have. */
  Q210("unknown term"),
  /** A query that did not end within the time limit. */
  Q301("time limit"),
  /** A value that a query made, longer than it may become. */
  Q302("value too long"),
  /** A query or a regular expression that is nested too deep. */
  Q303("nested too deep"),
  /** An answer with more rows, triples or bytes than it may have. */
  Q304("answer too large"),
  /** A query that had to give way: the server stops, or has no memory left. */
  Q305("server out of room"),
  /** A folder that cannot hold a store. */
  S001("unusable store"),
  /** A store that another process has open, or whose files are damaged. */
  S002("store in use"),
  /** A write that the store did not take; it is as it was. */
  S003("store not written"),
  /** Conclusions of other rules, or of facts that have changed since. */
  S010("conclusions out of date"),
  /** An update of graphs that only the program itself writes. */
  S011("graph not for updates"),
  /** A text that is not a SPARQL Update, or one that asks for data from elsewhere. */
  S012("unusable update"),
  /** A columnar graph, which is made once and then read. */
  S020("graph cannot be written"),
  /** A file that is not a columnar graph, or is cut short, damaged or of another version. */
  S021("not a columnar graph"),
  /** A port that another program listens on, or an address that is not of this machine. */
  S100("cannot listen"),
  /** Somebody who is not signed in, or with a wrong name or password. */
  S101("sign-in needed"),
  /** A write that a page of another site sent. */
  S103("write from another site"),
  /** More requests at once than one address, or all, may have. */
  S104("too many requests"),
  /** A request that is too long, or a workbook in it that unpacks to too much. */
  S105("request too large"),
  /** A file of users that cannot be read, or a line in it that says nothing. */
  S106("unusable users file"),
  /** A request whose body is of a type that nothing here reads. */
  S122("unknown kind of body"),
  /** A folder that pages cannot be published to. */
  S140("cannot publish there"),
  /** A page that could not be made, or a link of a published page that leads nowhere. */
  S141("broken page or link");

  private final String title;

  ProblemCode(String title) {
    this.title = title;
  }

  /** What the code stands for, in a few words. */
  public String title() {
    return title;
  }
}
