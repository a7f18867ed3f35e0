package org.eslabon.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;

/**
 * Other people's CSV through a mapping. Comma, semicolon or tab, as the header shows. Names of
 * variables follow Tarql: blanks and signs in a heading become underscores; a column without a
 * heading, or with one already used, is called by its letter; {@code ?ROWNUM} counts rows from 1;
 * empty cells are unbound.
 */
record MappedCsv(Mapping mapping) implements InputReader {

  private static final Var ROWNUM = Var.alloc("ROWNUM");
  private static final int BATCH = 1000;
  private static final int LONGEST_HEADER = 1 << 16;

  @Override
  public void read(InputFile file, InputStream in, Pass pass) throws IOException {
    char delimiter = delimiter(in);
    CsvRecords csv = new CsvRecords(file.name(), SourceStream.text(file.name(), in), delimiter);
    if (!csv.next()) {
      throw SourceStream.emptyFile(file.name());
    }
    List<Var> columns = columns(csv);
    if (pass.checking()) {
      check(file, csv, columns, pass);
    } else {
      write(file, csv, columns, pass);
    }
  }

  /** The query itself runs when writing: there is nothing it could get wrong row by row. */
  private void check(InputFile file, CsvRecords csv, List<Var> columns, Pass pass)
      throws IOException {
    List<String> names = columns.stream().map(Var::getVarName).toList();
    Set<Var> unbound = mapping.unbound(columns);
    for (Var variable : unbound) {
      pass.problems()
          .add(
              new Problem(
                  ProblemCode.L050,
                  "`"
                      + variable
                      + "` is no column of "
                      + file.name()
                      + " and nothing else binds it",
                  SourcePlace.of(mapping.file()),
                  NearestName.of(variable.getVarName(), names)
                      .map(near -> "did you mean `?" + near + "`?")
                      .orElse("its columns are ?" + String.join(", ?", names))));
    }
    int width = columns.size() - 1;
    while (csv.next()) {
      if (csv.size() > width) {
        pass.problems()
            .add(
                new Problem(
                    ProblemCode.L009,
                    "the row has " + csv.size() + " cells, the header " + width,
                    new SourcePlace(file.name(), csv.line(0), width + 1L),
                    "a cell that holds a separator must stand in quotes"));
      }
    }
  }

  private void write(InputFile file, CsvRecords csv, List<Var> columns, Pass pass)
      throws IOException {
    Written sink = new Written(file, pass);
    List<Binding> batch = new ArrayList<>(BATCH);
    long row = 0;
    while (csv.next()) {
      if (csv.blank()) {
        continue;
      }
      batch.add(binding(csv, columns, ++row));
      if (batch.size() == BATCH) {
        mapping.apply(columns, batch, sink);
        batch.clear();
      }
    }
    mapping.apply(columns, batch, sink);
    if (row > 0 && sink.nothing) {
      throw SourceStream.unreadable(
          ProblemCode.L051,
          "the mapping " + mapping.file() + " made no triple from " + row + " rows",
          file.name(),
          "does every IRI come from a column that is filled?");
    }
  }

  private static Binding binding(CsvRecords csv, List<Var> columns, long row) {
    BindingBuilder binding = Binding.builder();
    for (int i = 0; i < csv.size(); i++) {
      String cell = csv.cell(i);
      if (!cell.isEmpty()) {
        binding.add(columns.get(i), NodeFactory.createLiteralString(cell));
      }
    }
    binding.add(ROWNUM, RowTranslator.integer(row));
    return binding.build();
  }

  /** A variable for each column, then ?ROWNUM. */
  private static List<Var> columns(CsvRecords csv) {
    List<Var> columns = new ArrayList<>();
    for (int i = 0; i < csv.size(); i++) {
      String name = csv.cell(i).replaceAll("[^\\p{L}\\p{Nd}_]", "_");
      Var variable = Var.alloc(name);
      if (name.isEmpty() || variable.equals(ROWNUM) || columns.contains(variable)) {
        variable = Var.alloc(letters(i));
        while (columns.contains(variable)) {
          variable = Var.alloc("_" + variable.getVarName());
        }
      }
      columns.add(variable);
    }
    columns.add(ROWNUM);
    return columns;
  }

  /** a, b, …, z, aa, ab and so on. */
  private static String letters(int column) {
    StringBuilder name = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      name.insert(0, (char) ('a' + rest % 26));
    }
    return name.toString();
  }

  /** Whichever separator the first line has most of. */
  private static char delimiter(InputStream in) throws IOException {
    String start = new String(SourceStream.first(in, LONGEST_HEADER), StandardCharsets.ISO_8859_1);
    String header = start.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char sought) {
    return text.chars().filter(character -> character == sought).count();
  }

  /** Passes triples into the file's graph, and remembers whether there was one. */
  private static final class Written implements Mapping.TripleSink {
    private final InputFile file;
    private final Pass pass;
    private boolean nothing = true;

    Written(InputFile file, Pass pass) {
      this.file = file;
      this.pass = pass;
    }

    @Override
    public void triple(Triple triple) {
      nothing = false;
      pass.sink().add(file.graph(), triple.getSubject(), triple.getPredicate(), triple.getObject());
    }
  }
}
