package org.eslabon.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * A columnar graph as one file, which is mapped into memory: opening it reads nothing but the list
 * of its sections, so that it takes the same short time whatever the size.
 */
public final class ColumnFile {

  private ColumnFile() {}

  /**
   * Writes a graph, with both directions of each relation. The file is there as a whole or not at
   * all: what was there before stays until the new one is complete.
   *
   * @throws ProblemException S021 when the file cannot be written
   */
  public static void write(ColumnGraph graph, Path path) {
    Path target = path.toAbsolutePath();
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      try (FileChannel file =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        writeSections(graph, new SectionWriter(file));
        file.force(true);
      }
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw problem(path, "cannot be written: " + e.getMessage(), "is the disk full?");
    }
  }

  /**
   * Opens a graph. Its numbers and texts are read when they are asked for, so the file must stay as
   * it is as long as the graph is in use.
   *
   * @throws ProblemException S021 when it is none, cut short or of another version
   */
  public static ColumnGraph open(Path path) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return readSections(new SectionReader(file, FileHeader.read(file)));
    } catch (DamagedFile e) {
      throw problem(path, "is not a columnar graph: " + e.getMessage(), "write it again");
    } catch (IOException e) {
      throw problem(path, "cannot be read: " + e, null);
    }
  }

  /**
   * Reads the whole file and compares the checksum of every section.
   *
   * @throws ProblemException S021 when one differs
   */
  public static void verify(Path path) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      FileHeader header = FileHeader.read(file);
      SectionReader reader = new SectionReader(file, header);
      for (FileHeader.Section section : header.sections()) {
        if (FileHeader.checksum(reader.octets()) != section.checksum()) {
          throw new DamagedFile("the section at octet " + section.position() + " is damaged");
        }
      }
    } catch (DamagedFile e) {
      throw problem(path, "is not a columnar graph: " + e.getMessage(), "write it again");
    } catch (IOException e) {
      throw problem(path, "cannot be read: " + e, null);
    }
  }

  private static void writeSections(ColumnGraph graph, SectionWriter out) throws IOException {
    Terms terms = graph.terms();
    Terms.Columns columns = terms.columns();
    int[] predicates = graph.predicates();
    out.write(
        new int[] {
          terms.resources(), columns.pages().size(), columns.slots().size(), predicates.length
        });
    out.write(
        ByteBuffer.wrap(
            String.join("\n", terms.kinds().suffixes()).getBytes(StandardCharsets.UTF_8)));
    out.write(columns.heads());
    out.write(columns.forms());
    out.write(columns.numbers());
    for (ByteBuffer page : columns.pages()) {
      out.write(page);
    }
    for (LongBuffer slots : columns.slots()) {
      out.write(slots);
    }
    out.write(graph.graphs());
    out.write(predicates);
    for (int predicate : predicates) {
      writeRelation(graph.relation(predicate), out);
    }
    out.finish();
  }

  private static void writeRelation(Relation relation, SectionWriter out) throws IOException {
    RowGraphs graphs = relation.graphs();
    IntColumn first = graphs.first();
    out.write(
        new int[] {
          relation.distinctSubjects(),
          relation.distinctObjects(),
          graphs.only(),
          graphs.extra().distinctKeys(),
          first == null ? 0 : 1
        });
    writePairs(relation.bySubject(), out);
    writePairs(relation.byObject(), out);
    if (first != null) {
      out.write(first.buffer());
      writePairs(graphs.extra(), out);
    }
  }

  private static void writePairs(SortedPairs pairs, SectionWriter out) throws IOException {
    out.write(pairs.keys().buffer());
    out.write(pairs.values().buffer());
  }

  private static ColumnGraph readSections(SectionReader in) throws IOException, DamagedFile {
    int[] sizes = in.intArray();
    if (sizes.length != 4) {
      throw new DamagedFile("its first section is damaged");
    }
    String suffixes = StandardCharsets.UTF_8.decode(in.octets()).toString();
    TermKinds kinds =
        new TermKinds(suffixes.isEmpty() ? List.of() : List.of(suffixes.split("\n", -1)));
    LongBuffer heads = in.longs();
    ShortBuffer forms = in.octets().asShortBuffer();
    LongBuffer numbers = in.longs();
    List<ByteBuffer> pages = new ArrayList<>();
    for (int i = 0; i < sizes[1]; i++) {
      pages.add(in.octets());
    }
    List<LongBuffer> slots = new ArrayList<>();
    for (int i = 0; i < sizes[2]; i++) {
      slots.add(in.longs());
    }
    Terms terms =
        new Terms(kinds, sizes[0], new Terms.Columns(heads, pages, slots, forms, numbers));
    int[] graphs = in.intArray();
    int[] predicates = in.intArray();
    List<Relation> relations = new ArrayList<>();
    for (int i = 0; i < predicates.length; i++) {
      relations.add(readRelation(in, terms.size()));
    }
    return new ColumnGraph(terms, predicates, relations, graphs);
  }

  private static Relation readRelation(SectionReader in, int ids) throws IOException, DamagedFile {
    int[] facts = in.intArray();
    SortedPairs bySubject = readPairs(in, facts[0]);
    SortedPairs byObject = readPairs(in, facts[1]);
    RowGraphs graphs =
        facts[4] == 0
            ? RowGraphs.all(facts[2])
            : new RowGraphs(facts[2], new IntColumn(in.ints()), readPairs(in, facts[3]));
    return new Relation(bySubject, byObject, graphs, ids);
  }

  private static SortedPairs readPairs(SectionReader in, int distinct)
      throws IOException, DamagedFile {
    return new SortedPairs(new IntColumn(in.ints()), new IntColumn(in.ints()), distinct);
  }

  private static ProblemException problem(Path path, String what, @Nullable String hint) {
    return new ProblemException(
        new Problem(
            ProblemCode.S021, "`" + path + "` " + what, SourcePlace.of(path.toString()), hint));
  }
}
