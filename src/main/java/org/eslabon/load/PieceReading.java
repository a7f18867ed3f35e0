package org.eslabon.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.column.LocalRows;
import org.eslabon.model.DataIris;
import org.jspecify.annotations.Nullable;

/**
 * Reads one piece of a canonical table into rows. It does what {@link TableReading} does and checks
 * what that checks, but stops at the first thing it does not like. For one thread and one piece.
 */
final class PieceReading {

  private static final int LONGEST_PLAIN_ID = 200;
  private static final int NONE = -1;

  private final DirectTable table;
  private final CsvPieces.Piece piece;
  private final LocalRows rows;
  private final CellBlock block;
  private final RowTranslator translator;
  private final Row row;

  /** The record that the translator's row holds, and the object of its last triple. */
  private int translated = NONE;

  private int object;

  /** About whom triples are not written, since only their object is asked. */
  private @Nullable Node subject;

  /**
   * Parses a piece.
   *
   * @param block room for its cells
   * @param rows where the triples go; begun with the graph of the table
   */
  PieceReading(DirectTable table, CsvPieces.Piece piece, CellBlock block, LocalRows rows)
      throws NotPlain {
    this.table = table;
    this.piece = piece;
    this.block = block;
    this.rows = rows;
    int cells = table.positions().length;
    if (piece.hasQuotes()) {
      QuotedCells.read(piece, cells, block);
    } else {
      PlainCells.read(piece, cells, block);
    }
    translator = new RowTranslator(table.table(), table.graph(), table.pass(this::add));
    row = new Row("", table.table().columns().size());
  }

  /**
   * Makes rows of the piece.
   *
   * @param headers how many records to pass over: one when the piece begins with the header
   */
  void read(int headers) throws NotPlain {
    if (!block.isPlain()) {
      throw new NotPlain("cells that are too many, too few, too long or badly quoted");
    }
    block.drop(headers);
    try {
      requireCells();
      requireConsistency();
      int[] subjects = subjects();
      describe(subjects);
      for (int cell = 0; cell < table.positions().length; cell++) {
        write(cell, subjects);
      }
    } catch (BadCell e) {
      throw new NotPlain(String.valueOf(e.getMessage()));
    }
  }

  private void requireCells() throws NotPlain {
    for (int cell = 0; cell < table.positions().length; cell++) {
      if (table.column(cell).required()) {
        int[] starts = block.starts(cell);
        int[] ends = block.ends(cell);
        for (int i = 0; i < block.records(); i++) {
          if (starts[i] == ends[i]) {
            throw new NotPlain("a required cell is empty");
          }
        }
      }
    }
  }

  private void requireConsistency() throws NotPlain {
    RowConsistency consistency = new RowConsistency(table.table());
    for (int i = 0; i < block.records() && table.watches(); i++) {
      load(i);
      if (consistency.problem(row).isPresent()) {
        throw new NotPlain("cells that contradict each other");
      }
    }
  }

  /** Puts the cells that others look at into the row of the translator. */
  private void load(int record) {
    translated = record;
    row.begin(line(record), 0);
    for (int cell : table.watched()) {
      row.put(table.positions()[cell], block.text(cell, record), row.line(), 0);
    }
  }

  private long line(int record) {
    return piece.line() + block.line(record) - 1;
  }

  /** What each record is about. Ids of unusual form come last, in a loop of their own. */
  private int[] subjects() throws NotPlain {
    int[] subjects = new int[block.records()];
    int others = table.keyCells().length == 1 ? plainSubjects(subjects) : subjects.length;
    if (others > 0) {
      for (int i = 0; i < subjects.length; i++) {
        if (table.keyCells().length > 1 || subjects[i] < 0) {
          subjects[i] = rows.term(thing(i));
        }
      }
    }
    rows.keys(subjects);
    return subjects;
  }

  /** Returns how many subjects are still missing, which are below zero. */
  private int plainSubjects(int[] subjects) {
    byte[] prefix = table.prefix();
    byte[] iri = Arrays.copyOf(prefix, prefix.length + LONGEST_PLAIN_ID);
    int[] starts = block.starts(table.keyCells()[0]);
    int[] ends = block.ends(table.keyCells()[0]);
    byte[] bytes = block.bytes();
    int others = 0;
    for (int i = 0; i < subjects.length; i++) {
      int length = ends[i] - starts[i];
      if (isPlainId(bytes, starts[i], ends[i])) {
        System.arraycopy(bytes, starts[i], iri, prefix.length, length);
        subjects[i] = rows.newIri(iri, 0, prefix.length + length);
      } else {
        subjects[i] = -1;
        others++;
      }
    }
    return others;
  }

  private static boolean isPlainId(byte[] bytes, int from, int to) {
    return to - from <= LONGEST_PLAIN_ID && bytes[from] != '.' && DataIris.isPlain(bytes, from, to);
  }

  /** What the record is about, whatever its key looks like. */
  private Node thing(int record) throws NotPlain {
    List<String> parts = new ArrayList<>();
    for (int cell : table.keyCells()) {
      String part = block.text(cell, record);
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    if (!parts.stream().allMatch(TableReading::isUsable)) {
      throw new NotPlain("a key that cannot be one");
    }
    return table.thing(parts);
  }

  /** Classes and the lines of the rows. */
  private void describe(int[] subjects) {
    int type = rows.term(RDF.Nodes.type);
    for (Node node : table.table().types()) {
      int[] same = new int[subjects.length];
      Arrays.fill(same, rows.term(node));
      rows.add(subjects, type, same);
    }
    rows.add(subjects, rows.term(TableReading.ROW_NUMBER), lines());
  }

  private int[] lines() {
    int[] lines = new int[block.records()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = rows.newInteger(line(i));
    }
    return lines;
  }

  private void write(int cell, int[] subjects) throws BadCell, NotPlain {
    int[] starts = block.starts(cell);
    int[] ends = block.ends(cell);
    for (int i = 0; i < block.records(); i++) {
      if (starts[i] < ends[i]) {
        // now the property is needed
        Column column = table.column(cell);
        BlockColumn cells = new BlockColumn(block, cell, subjects, rows.term(column.property()));
        CellRows.of(column, new CellTranslation(cell, subjects)).write(cells, rows);
        return;
      }
    }
  }

  /** The cells of one column, as the translator of rows takes them. */
  private final class CellTranslation implements CellRows.Translation {
    private final int cell;
    private final int[] subjects;

    CellTranslation(int cell, int[] subjects) {
      this.cell = cell;
      this.subjects = subjects;
    }

    @Override
    public void translate(int record) throws BadCell {
      translate(record, rows.resource(subjects[record]));
    }

    @Override
    public int object(int record) throws BadCell {
      Node about = rows.resource(subjects[record]);
      subject = about;
      translate(record, about);
      subject = null;
      return object;
    }

    private void translate(int record, Node about) throws BadCell {
      if (translated != record) {
        load(record);
      }
      int position = table.positions()[cell];
      row.put(position, block.text(cell, record), row.line(), 0);
      translator.translate(position, about, row);
    }
  }

  private void add(Node graph, Node about, Node predicate, Node value) {
    object = rows.term(value);
    if (!about.equals(subject)) {
      rows.add(rows.term(about), rows.term(predicate), object);
    }
  }
}
