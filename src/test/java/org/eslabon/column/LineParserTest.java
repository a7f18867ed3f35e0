package org.eslabon.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser of line formats against RIOT. */
final class LineParserTest {

  private static final List<String> FRAGMENTS =
      List.of(
          "<http://example.org/a>",
          "<a:b>",
          "<a:é>",
          "<a:\\u00e9>",
          "<a:\\U0001F600>",
          "<relative>",
          "<>",
          "<a:b c>",
          "<a:{b}>",
          "<a:b",
          "<a:\\n>",
          "<1:b>",
          "<a+.-1:b>",
          "<a:b\\u0020>",
          "_:b",
          "_:b.c",
          "_:b.",
          "_:1",
          "_:-a",
          "_:a-b",
          "_:é",
          "_:a:b",
          "_:",
          "_:a·",
          "\"\"",
          "\"a\"",
          "\"é😀\"",
          "\"\\t\\b\\n\\r\\f\\\"\\'\\\\\"",
          "\"\\u00e9\"",
          "\"\\U0001F600\"",
          "\"\\uD83D\\uDE00\"",
          "\"\\uD83D\"",
          "\"\\uDE00\"",
          "\"\\q\"",
          "\"\\u00zz\"",
          "\"\\U00110000\"",
          "\"\\U0000D83D\"",
          "\"a",
          "'a'",
          "\"\"\"a\"\"\"",
          "@en",
          "@en-US",
          "@EN-us",
          "@en--ltr",
          "@en--xyz",
          "@1a",
          "@",
          "@en-",
          "@en-1a",
          "@e1",
          "^^<http://www.w3.org/2001/XMLSchema#integer>",
          "^^<http://www.w3.org/2001/XMLSchema#string>",
          "^^<a:d>",
          "^^ <a:d>",
          "^<a:d>",
          "^^",
          "^^_:b",
          ".",
          ".",
          ".",
          " ",
          " ",
          " ",
          "  ",
          "\t",
          "# comment",
          "#",
          "5",
          "a",
          "true",
          "[]",
          "()",
          "<<",
          ">>",
          "<<(",
          ")>>",
          "@prefix",
          "\u0000",
          "\u0001",
          "\u00a0",
          "\ufeff",
          "|",
          "{",
          "}");

  private final Path folder;

  LineParserTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** What RIOT makes of a text, or nothing when it refuses it. */
  private static List<String> riot(String text, Lang lang) {
    DatasetGraph data = DatasetGraphFactory.create();
    ErrorHandler strict =
        new ErrorHandler() {
          @Override
          public void warning(String message, long line, long column) {
            // RIOT forgives what the grammar of an IRI forbids, and tells
            if (message.contains("Illegal character in IRI") || message.contains("not legal")) {
              throw new RiotException(message);
            }
          }

          @Override
          public void error(String message, long line, long column) {
            throw new RiotException(message);
          }

          @Override
          public void fatal(String message, long line, long column) {
            throw new RiotException(message);
          }
        };
    try {
      RDFParser.fromString(text, lang)
          .strict(true)
          .labelToNode(LabelToNode.createUseLabelAsGiven())
          .errorHandler(strict)
          .parse(data);
    } catch (RiotException | IllegalFormatException e) {
      // RIOT fails to word its message about an escape at the end of the text
      return List.of("refused");
    }
    return Iter.toList(Iter.map(data.find(), Object::toString)).stream().sorted().toList();
  }

  private static List<String> ours(String text, LineFormat format) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(octets, octets.length + 8);
    Arrays.fill(padded, octets.length, padded.length, (byte) '\n');
    GraphBuilder builder = new GraphBuilder();
    LocalRows rows = new LocalRows();
    LineParser.Reading reading =
        new LineParser(format, builder.kinds())
            .parse(new LinePieces.Lines(padded, octets.length), "", rows);
    if (!reading.faults().isEmpty()) {
      return List.of("refused");
    }
    builder.take(0, rows, 0);
    DatasetGraph data = new ColumnDatasetGraph(builder.build());
    return Iter.toList(Iter.map(data.find(), Object::toString)).stream().sorted().toList();
  }

  private static void assertAgrees(String line, String context) {
    assertEquals(riot(line, Lang.NTRIPLES), ours(line, LineFormat.TRIPLES), context + line);
    assertEquals(riot(line, Lang.NQUADS), ours(line, LineFormat.QUADS), context + line);
  }

  @RepeatedTest(20)
  void linesOfRandomFragmentsMeanWhatRiotReads(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < 3_000; i++) {
      String line = random.nextInt(4) == 0 ? anyLine(random) : likelyLine(random);
      if (saysOneStatement(line)) {
        assertAgrees(line, "seed " + seed + ": ");
        accepted += ours(line, LineFormat.QUADS).equals(List.of("refused")) ? 0 : 1;
      }
    }
    assertTrue(accepted > 100, "too few lines are statements: " + accepted);
  }

  private static String anyLine(Random random) {
    StringBuilder line = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      line.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    return line.toString();
  }

  private static String likelyLine(Random random) {
    StringBuilder line = new StringBuilder("<a:s> <a:p> ");
    for (int i = random.nextInt(3); i >= 0; i--) {
      line.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    return line.append(random.nextBoolean() ? " ." : " <a:g> .").toString();
  }

  /** RIOT also reads several statements on a line, triple terms, and a digit before the colon. */
  private static boolean saysOneStatement(String line) {
    return riot(line, Lang.NQUADS).size() <= 1 && !line.contains("<<(") && !line.contains("<1:b>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# only a comment",
        "  \t",
        "<a:s> <a:p> <a:o> .",
        "<a:s><a:p><a:o>.",
        "<a:s> <a:p> <a:o> . # comment",
        "<a:s> <a:p> <a:o> .#",
        "<a:s> <a:p> <a:o>.\r\n",
        "<a:s> <a:p> <a:o> .\r<a:s> <a:p> <a:o2> .",
        "<a:s> <a:p> <a:o> .\n\n<b:s> <b:p> \"x\" .",
        "_:a <a:p> _:a.",
        "_:a.b <a:p> _:b.c .",
        "<a:s> <a:p> \"x\"@en .\n<a:s> <a:p> \"x\"@en-US .",
        "<a:s> <a:p> \"x\"@en-US .\n<a:s> <a:p> \"x\"@en .\n<a:s> <a:p> \"x\"@en--ltr .",
        "<a:s> <a:p> \"x\" @en .",
        "<a:s> <a:p> \"x\"^^ <a:d> .",
        "<a:s> <a:p> \"x\" ^^<a:d> .",
        "<a:s> <a:p> \"x\"^ ^<a:d> .",
        "<a:s> <a:p> \"x\"@ en .",
        "<a:s> _:p <a:o> .",
        "\"s\" <a:p> <a:o> .",
        "<a:s> <a:p> <a:o> \"g\" .",
        "<a:s> <a:p> <a:o> _:g .",
        "<a:s> <a:p> <a:o> <a:g> <a:h> .",
        "<a:s> <a:p> <a:o>",
        "<a:s> <a:p> .",
        "<a:s> .",
        ".",
        "<a:s> <a:p> <a:o> . x",
        "<a:s> <a:p> \"a\nb\" .",
        "<a:s> <a:p> \"a\rb\" .",
        "<a:s\n> <a:p> <a:o> .",
        "\ufeff<a:s> <a:p> <a:o> .",
        "<a:s> <a:p> \"\u0000\u0001\u007f\" .",
        "<a:s> <a:p> \"x\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .",
        """
        <a:s> <a:p> "01"^^<http://www.w3.org/2001/XMLSchema#integer> .
        <a:s> <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
        <a:s> <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#integers> .
        <a:s> <a:p> "1"@a .
        <a:s> <a:p> "1" .
        """,
        "<a:s\\u0041> <a:p> <a:sA> .\n<a:sA> <a:p> <a:s\\u0041> .",
        "<a:s> <a:p> <http://[bad> .",
        "<a:s> <a:p> \"\\uD83Dx\" .",
        "<a:s> <a:p> \"\\uD83D\\n\" .",
        "<a:s> <a:p> \"\\u12\" .",
        "<a:s> <a:p> \"\\",
        "<a:s> <a:p> \"\\u",
        "<a:s> <a:p> \"x\"@",
        "<a:s> <a:p> \"x\"^",
        "_:",
      })
  void nastyInputsMeanWhatRiotReads(String text) {
    assertAgrees(text, "");
  }

  @RepeatedTest(5)
  void morePredicatesAndDatatypesThanAreRememberedMeanWhatRiotReads(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    // up to 64 of each are remembered; a quarter of these are datatypes
    int different = seed % 2 == 0 ? 5 : 300;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      int which = random.nextInt(different);
      // most predicates have objects of one kind, in turn with predicates that may be left out
      int suffix = random.nextInt(4) == 0 ? random.nextInt(different) : which;
      text.append("<a:s").append(i / 10).append("> <a:p").append(which).append("> \"").append(i);
      text.append(
          switch (suffix % 4) {
            case 0 -> "\"^^<a:d" + suffix + "> .\n";
            case 1 -> "\"@en-" + "x".repeat(1 + suffix % 8) + " .\n";
            case 2 -> "\"@en .\n";
            default -> "\" .\n";
          });
    }
    assertAgrees(text.toString(), "seed " + seed + ": ");
  }

  @RepeatedTest(10)
  void datasetsWrittenByJenaComeBack(RepetitionInfo repetition) throws IOException {
    DatasetGraph data = new RandomTerms(repetition.getCurrentRepetition()).dataset(500);
    Path file = folder.resolve("data.nq.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      RDFWriter.source(data).lang(Lang.NQUADS).output(out);
    }
    DatasetGraph read = new ColumnDatasetGraph(LineLoader.load(List.of(LineFile.of(file))));
    assertTrue(IsoMatcher.isomorphic(data, read), "seed " + repetition.getCurrentRepetition());
  }

  @Test
  void manyPiecesGiveTheGraphThatRiotReads() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 90_000; i++) {
      text.append("<http://example.org/thing/").append(random.nextInt(20_000));
      text.append("> <http://example.org/p").append(random.nextInt(5)).append("> ");
      int number = random.nextInt(1_000);
      text.append(i % 3 == 0 ? "_:b" + number : "\"" + number + "é\\n\"@en").append(" .\r\n");
    }
    Path file = folder.resolve("many.nt");
    Files.writeString(file, text);
    assertTrue(Files.size(file) > 5_000_000);
    ColumnGraph graph = LineLoader.load(List.of(LineFile.of(file)));
    DatasetGraph expected = DatasetGraphFactory.create();
    RDFParser.source(file).parse(expected);
    assertTrue(
        IsoMatcher.isomorphic(
            ground(expected, "expected"), ground(new ColumnDatasetGraph(graph), "actual")));
    assertEquals(expected.getDefaultGraph().size(), graph.rows());
    ColumnGraph again = LineLoader.load(List.of(LineFile.of(file)));
    for (int id = 0; id < graph.terms().size(); id++) {
      assertEquals(graph.terms().term(id), again.terms().term(id), "ids depend on the threads");
    }
  }

  /** Without the statements about blank nodes, which are counted instead. */
  private static DatasetGraph ground(DatasetGraph data, String name) {
    DatasetGraph ground = DatasetGraphFactory.create();
    int[] blanks = {0};
    data.find()
        .forEachRemaining(
            quad -> {
              if (quad.getObject().isBlank()) {
                blanks[0]++;
              } else {
                ground.add(quad);
              }
            });
    Node count = NodeFactory.createLiteralString(blanks[0] + " blank");
    Node subject = NodeFactory.createURI("http://example.org/blanks");
    assertTrue(blanks[0] > 0, name);
    ground.getDefaultGraph().add(subject, subject, count);
    return ground;
  }

  @Test
  void blankNodesOfTwoFilesAreDifferentAndGraphsAreTheirs() throws IOException {
    Path file = folder.resolve("blank.nt");
    Files.writeString(file, "_:a <a:p> <a:o> .\n");
    Node one = NodeFactory.createURI("a:one");
    Node two = NodeFactory.createURI("a:two");
    ColumnGraph graph =
        LineLoader.load(List.of(LineFile.of(file).into(one), LineFile.of(file).into(two)));
    assertEquals(2, graph.rows());
    assertEquals(List.of(one, two), graph.graphNames());
  }

  @Test
  void problemsNameTheirPlaceAndAllAreTold() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append("<http://example.org/s> <http://example.org/p> \"")
          .append(i)
          .append(i == 777 || i == 59_999 ? "\" é\n" : "\" .\n");
    }
    Path file = folder.resolve("wrong.nt");
    Files.writeString(file, text);
    Path other = folder.resolve("other.nt");
    Files.writeString(other, "<a:s> <a:p> <a:é\\u0020> .\n");
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () -> LineLoader.load(List.of(LineFile.of(file), LineFile.of(other))));
    List<String> places = new ArrayList<>();
    for (Problem problem : e.problems()) {
      assertEquals(ProblemCode.L012, problem.code());
      places.add(String.valueOf(problem.place()));
    }
    assertEquals(List.of(file + ":778:53", file + ":60000:55", other + ":1:17"), places);
  }

  @Test
  void endlessProblemsAreCounted() throws IOException {
    Path file = folder.resolve("wrong.nt");
    Files.writeString(file, "x\n".repeat(1_000));
    ProblemException e =
        assertThrows(ProblemException.class, () -> LineLoader.load(List.of(LineFile.of(file))));
    assertEquals(101, e.problems().size());
    assertEquals(ProblemCode.L099, e.problems().get(100).code());
  }

  @Test
  void damagedCompressionAndMissingFilesAreProblems() throws IOException {
    Path damaged = folder.resolve("damaged.nt.gz");
    Files.writeString(damaged, "not gzip");
    ProblemException e =
        assertThrows(
            ProblemException.class,
            () ->
                LineLoader.load(
                    List.of(LineFile.of(damaged), LineFile.of(folder.resolve("none.nt")))));
    assertEquals(
        List.of(ProblemCode.L007, ProblemCode.L001),
        e.problems().stream().map(Problem::code).toList());
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    byte[][] wrong = {
      {(byte) 0xFF}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {(byte) 0xE9}, {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, {(byte) 0x80},
    };
    for (byte[] octets : wrong) {
      Path file = folder.resolve("wrong.nt");
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write("<a:s> <a:p> \"".getBytes(StandardCharsets.UTF_8));
        out.write(octets);
        out.write("\" .\n".getBytes(StandardCharsets.UTF_8));
      }
      ProblemException e =
          assertThrows(ProblemException.class, () -> LineLoader.load(List.of(LineFile.of(file))));
      assertTrue(e.problems().get(0).message().equals("not UTF-8"), e.toString());
    }
  }
}
