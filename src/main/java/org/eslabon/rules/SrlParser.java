package org.eslabon.rules;

import static org.apache.jena.sparql.lang.arq.javacc.ARQParserConstants.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.lang.arq.javacc.ARQParser;
import org.apache.jena.sparql.lang.arq.javacc.ParseException;
import org.apache.jena.sparql.lang.arq.javacc.Token;
import org.apache.jena.sparql.lang.arq.javacc.TokenMgrError;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.TripleCollectorBGP;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SyntaxProblem;
import org.eslabon.rules.SrlDocument.Element;
import org.eslabon.rules.SrlDocument.Reads;
import org.eslabon.rules.SrlDocument.Span;
import org.eslabon.rules.SrlDocument.SrlRule;
import org.jspecify.annotations.Nullable;

/**
 * Parses SPARQL-RL, by the grammar of the draft of August 2026 and what the one before had besides
 * ({@code IF … THEN}, {@code FOR ?v IN iri}). Triples and expressions are read by Jena's own
 * productions, which accept more; what is more is refused here. For one text.
 */
final class SrlParser extends ARQParser {

  private static final Set<String> SHORT_FORMS = Set.of("TRANSITIVE", "SYMMETRIC", "INVERSE");

  private static final Set<Integer> PATH_OPERATORS = Set.of(STAR, PLUS, VBAR, BANG, QMARK, LBRACE);

  private final RuleText text;
  private final List<SrlDocument.Import> imports = new ArrayList<>();
  private final List<SrlRule> rules = new ArrayList<>();
  private final List<Triple> data = new ArrayList<>();
  private final Map<String, Node> dataLabels = new HashMap<>();
  private @Nullable Span dataSpan;
  private boolean isInData;
  private int steps;

  private SrlParser(RuleText text, String base) {
    super(SrlTokens.of(text.text()));
    this.text = text;
    setPrologue(
        new Prologue(
            new PrefixMappingImpl(),
            IRIxResolver.create(base).resolve(true).allowRelative(false).build()));
  }

  /**
   * Parses a text.
   *
   * @param base what relative IRIs are relative to
   * @throws ProblemException R101 at the first error
   */
  static SrlDocument parse(RuleText text, String base) {
    SrlParser parser = new SrlParser(text, base);
    try {
      return parser.document();
    } catch (ParseException e) {
      throw parser.failure(new QueryParseException(e.getMessage(), 0, 0));
    } catch (TokenMgrError e) {
      throw parser.failure(new QueryParseException(e.getMessage(), 0, 0));
    } catch (QueryException e) {
      throw parser.failure(e);
    } catch (SrlTokens.ForeignKeyword e) {
      throw parser.problem(
          "`" + e.token.image + "` is no word of SPARQL-RL",
          e.token,
          foreignHint(e.token.image.toUpperCase(Locale.ROOT)));
    }
  }

  private static @Nullable String foreignHint(String word) {
    return switch (word) {
      case "OPTIONAL", "UNION" -> "write a rule for each case";
      case "BIND" -> "write `SET ( ?variable := expression )`";
      case "EXISTS", "MINUS" -> "write `NOT { … }`, or what must exist as a pattern";
      case "BOUND", "COALESCE" -> "every variable of a rule is bound";
      case "CONSTRUCT" -> "write `RULE { what follows } WHERE { when }`";
      default -> null;
    };
  }

  private SrlDocument document() throws ParseException {
    for (Token next = getToken(1); next.kind != EOF; next = getToken(1)) {
      if (isWord(next, "RULE")) {
        rules.add(rule());
      } else if (next.kind == IF) {
        rules.add(ifThen());
      } else if (next.kind == DATA) {
        dataBlock();
      } else if (isWord(next, "IMPORTS")) {
        getNextToken();
        imports.add(new SrlDocument.Import(iri(), next));
      } else if (next.kind == PREFIX) {
        PrefixDecl();
      } else if (next.kind == BASE) {
        BaseDecl();
      } else if (next.kind == VERSION) {
        VersionDecl();
      } else {
        throw SHORT_FORMS.contains(next.image.toUpperCase(Locale.ROOT))
            ? shortForm(next)
            : unexpected(next, "expected `RULE`, `DATA`, `PREFIX`, `BASE` or `IMPORTS`");
      }
    }
    return new SrlDocument(imports, rules, data, dataSpan, prefixes());
  }

  private SrlRule rule() throws ParseException {
    Token first = getNextToken();
    startRule();
    Optional<String> name = name();
    Token headStart = getToken(1);
    List<Triple> head = template();
    Span headSpan = new Span(headStart, token);
    Optional<Token> focus = focus();
    take(WHERE, "`WHERE`");
    Reads reads = reads();
    return new SrlRule(
        name, head, headSpan, reads, body(), focus, prefixes(), new Span(first, token));
  }

  private SrlRule ifThen() throws ParseException {
    Token first = getNextToken();
    startRule();
    Optional<String> name = name();
    Optional<Token> focus = focus();
    Reads reads = reads();
    List<Element> body = body();
    takeWord("THEN");
    Token headStart = getToken(1);
    List<Triple> head = template();
    return new SrlRule(
        name,
        head,
        new Span(headStart, token),
        reads,
        body,
        focus,
        prefixes(),
        new Span(first, token));
  }

  private void startRule() {
    startBasicGraphPattern();
    setInConstructTemplate(true);
    startBasicGraphPattern();
    setInConstructTemplate(false);
  }

  private Optional<String> name() throws ParseException {
    int next = getToken(1).kind;
    return next == IRIref || next == PNAME_LN || next == PNAME_NS
        ? Optional.of(iri())
        : Optional.empty();
  }

  private Optional<Token> focus() throws ParseException {
    Token next = getToken(1);
    if (!isWord(next, "FOR")) {
      return Optional.empty();
    }
    getNextToken();
    Var();
    take(IN, "`IN`");
    iri();
    return Optional.of(next);
  }

  private Reads reads() {
    if (getToken(1).kind != DATA) {
      return Reads.EVERYTHING;
    }
    getNextToken();
    return Reads.GIVEN;
  }

  private List<Triple> template() throws ParseException {
    take(LBRACE, "`{`");
    TripleCollectorBGP triples = new TripleCollectorBGP();
    if (getToken(1).kind != RBRACE) {
      setInConstructTemplate(true);
      TriplesTemplate(triples);
      setInConstructTemplate(false);
    }
    take(RBRACE, "`.`, `;`, `,` or `}`");
    return triples.getBGP().getList();
  }

  private void dataBlock() throws ParseException {
    Token start = getNextToken();
    isInData = true;
    List<Triple> triples = template();
    isInData = false;
    Optional<Token> variable =
        new Span(start, token)
            .tokens()
            .filter(each -> each.kind == VAR1 || each.kind == VAR2)
            .findFirst();
    if (variable.isPresent()) {
      throw problem(
          "variable `" + variable.get().image + "` in DATA",
          variable.get(),
          "a data block states facts; write `RULE` for what follows from others");
    }
    data.addAll(triples);
    dataSpan = new Span(dataSpan == null ? start : dataSpan.first(), token);
  }

  /** Labels are those of one graph in all data blocks of a file, and of one rule in a rule. */
  @Override
  protected Node createBNode(String label, int line, int column) {
    return isInData
        ? dataLabels.computeIfAbsent(label, l -> NodeFactory.createBlankNode())
        : super.createBNode(label, line, column);
  }

  private List<Element> body() throws ParseException {
    return elements(
        next -> next.kind == FILTER || next.kind == NOT || isWord(next, "SET"),
        "`FILTER`, `NOT`, `SET` or `}`");
  }

  /** The elements of a body or of a negation, which has filters only besides its patterns. */
  private List<Element> elements(Predicate<Token> opens, String expected) throws ParseException {
    take(LBRACE, "`{`");
    List<Element> elements = new ArrayList<>();
    boolean afterTriples = false;
    for (Token next = getToken(1); next.kind != RBRACE; next = getToken(1)) {
      if (opens.test(next)) {
        elements.add(element(next));
        if (getToken(1).kind == DOT) {
          getNextToken();
        }
        afterTriples = false;
      } else if (afterTriples) {
        throw unexpected(next, "expected `.`, `;`, `,`, " + expected);
      } else if (next.kind == NOT || next instanceof SrlTokens.Word) {
        throw unexpected(next, "inside `NOT { }` stand patterns and `FILTER` only");
      } else {
        elements.add(patterns(next));
        afterTriples = true;
      }
    }
    getNextToken();
    return elements;
  }

  private Element element(Token start) throws ParseException {
    getNextToken();
    if (start.kind == FILTER) {
      Expr condition = Constraint();
      return new Element.Filter(condition, new Span(start, token));
    }
    if (start.kind == NOT) {
      Reads reads = reads();
      List<Element> body = elements(next -> next.kind == FILTER, "`FILTER` or `}`");
      return new Element.Negation(reads, body, new Span(start, token));
    }
    take(LPAREN, "`(`");
    Var variable = Var();
    take(ASSIGN, "`:=`");
    Expr expression = Expression();
    if (getToken(1).kind == AS) {
      redundantAs(variable);
    }
    take(RPAREN, "`)`");
    return new Element.Assignment(variable, expression, new Span(start, token));
  }

  /** The W3C's test suite has {@code SET ( ?z := 1/?o AS ?z )}; the name must be the same. */
  private void redundantAs(Var variable) throws ParseException {
    getNextToken();
    Token again = getToken(1);
    if (!Var().equals(variable)) {
      throw problem(
          "`SET` names two variables", again, "write `SET ( ?" + variable.getVarName() + " := …)`");
    }
  }

  private Element patterns(Token start) throws ParseException {
    ElementPathBlock block = new ElementPathBlock();
    TriplesBlock(block);
    Span span = new Span(start, token);
    List<TriplePath> patterns = new ArrayList<>();
    for (TriplePath pattern : block.getPattern()) {
      if (pattern.isTriple()) {
        patterns.add(pattern);
      } else {
        expand(pattern.getSubject(), pattern.getPath(), pattern.getObject(), span, patterns);
      }
    }
    return new Element.Patterns(List.copyOf(patterns), span);
  }

  /** Sequences and inverses are short for triple patterns, and there are no other paths. */
  private void expand(Node from, Path path, Node to, Span span, List<TriplePath> patterns) {
    if (path instanceof P_Link link) {
      patterns.add(new TriplePath(Triple.create(from, link.getNode(), to)));
    } else if (path instanceof P_Inverse inverse) {
      expand(to, inverse.getSubPath(), from, span, patterns);
    } else if (path instanceof P_Seq sequence) {
      Var between = Var.alloc(Var.ANON + "step" + steps++);
      expand(from, sequence.getLeft(), between, span, patterns);
      expand(between, sequence.getRight(), to, span, patterns);
    } else {
      Token operator =
          span.tokens()
              .filter(each -> PATH_OPERATORS.contains(each.kind))
              .findFirst()
              .orElse(span.first());
      throw problem(
          "`" + operator.image + "` in a path",
          operator,
          "paths of SPARQL-RL are sequences and inverses; write a rule that calls itself");
    }
  }

  private PrefixMapping prefixes() {
    return new PrefixMappingImpl().setNsPrefixes(getPrologue().getPrefixMapping());
  }

  private static boolean isWord(Token token, String word) {
    return token instanceof SrlTokens.Word && token.image.equalsIgnoreCase(word);
  }

  private void take(int kind, String expected) {
    Token next = getToken(1);
    if (next.kind != kind || next instanceof SrlTokens.Word) {
      throw unexpected(next, "expected " + expected);
    }
    getNextToken();
  }

  private void takeWord(String word) {
    Token next = getToken(1);
    if (!isWord(next, word)) {
      throw unexpected(next, "expected `" + word + "`");
    }
    getNextToken();
  }

  /** Jena only warns of these. */
  @Override
  protected String resolveQuotedIRI(String iri, int line, int column) {
    if (iri.indexOf(' ') >= 0) {
      throw new QueryParseException("an IRI has no spaces: " + iri, line, column);
    }
    return super.resolveQuotedIRI(iri, line, column);
  }

  private ProblemException shortForm(Token word) {
    String rule =
        switch (word.image.toUpperCase(Locale.ROOT)) {
          case "TRANSITIVE" -> "RULE { ?x :p ?z } WHERE { ?x :p ?y . ?y :p ?z }";
          case "SYMMETRIC" -> "RULE { ?y :p ?x } WHERE { ?x :p ?y }";
          default -> "RULE { ?y :q ?x } WHERE { ?x :p ?y }";
        };
    return problem(
        "`" + word.image + "` is not in the draft of August 2026", word, "write `" + rule + "`");
  }

  private ProblemException unexpected(Token token, String hint) {
    return token.kind == EOF
        ? problem("the text ends too early", token, hint)
        : problem("unexpected `" + token.image + "`", token, hint);
  }

  private ProblemException problem(String message, Token token, @Nullable String hint) {
    return new ProblemException(
        new Problem(
            ProblemCode.R101, message, text.place(token.beginLine, token.beginColumn), hint));
  }

  private ProblemException failure(QueryException complaint) {
    return new ProblemException(
        SyntaxProblem.of(complaint, ProblemCode.R101, text.text(), text::place));
  }
}
