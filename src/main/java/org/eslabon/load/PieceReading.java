package org.eslabon.load;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.column.LocalRows;
import org.eslabon.load.CellRows.BlockColumn;
import org.eslabon.model.DataIris;

/**
 * Reads one piece of a canonical table into rows. It does what {@link TableReading} does and checks
 * what that checks, but stops at the first thing it does not like. For one thread and one piece.
 */
final class PieceReading {

  private static final int LONGEST_PLAIN_ID = 200;

  private final DirectTable table;
  private final CsvPieces.Piece piece;
  private final LocalRows rows;
  private final CellBlock block;
  private final RowTranslator translator;
  private final Row row;

  /** The record that the translator's row holds, and the object of its last triple. */
  private int translated = -1;

  private int object;

  /**
   * Prepares to read.
   *
   * @param rows where the triples go; begun with the graph of the table
   */
  PieceReading(DirectTable table, CsvPieces.Piece piece, LocalRows rows) {
    this.table = table;
    this.piece = piece;
    this.rows = rows;
    block = new CellBlock(table.positions().length, piece);
    translator = new RowTranslator(table.table(), table.graph(), table.pass(this::add));
    row = new Row("", table.table().columns().size());
  }

  /**
   * Reads the piece.
   *
   * @param headers how many records to pass over: one when the piece begins with the header
   */
  void read(int headers) throws NotPlain {
    parse(headers);
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

  private void parse(int headers) throws NotPlain {
    InputStreamReader text =
        new InputStreamReader(
            new ByteArrayInputStream(piece.bytes(), 0, piece.length()),
            StandardCharsets.UTF_8.newDecoder());
    try (CloseableIterator<CellBlock> records = CsvRecords.parse(block, text, ',')) {
      while (records.hasNext()) {
        records.next();
      }
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      throw new NotPlain("not CSV in UTF-8: " + e.getMessage());
    }
    if (!block.isPlain()) {
      throw new NotPlain("cells that are too many, too few, too long or badly quoted");
    }
    block.drop(headers);
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

  private int[] subjects() throws NotPlain {
    int[] subjects = new int[block.records()];
    byte[] prefix = table.prefix();
    byte[] iri = Arrays.copyOf(prefix, prefix.length + LONGEST_PLAIN_ID);
    int[] starts = block.starts(table.keyCells()[0]);
    int[] ends = block.ends(table.keyCells()[0]);
    byte[] bytes = block.bytes();
    for (int i = 0; i < subjects.length; i++) {
      int length = ends[i] - starts[i];
      if (isPlainId(bytes, starts[i], ends[i])) {
        System.arraycopy(bytes, starts[i], iri, prefix.length, length);
        subjects[i] = rows.newIri(iri, 0, prefix.length + length);
      } else {
        subjects[i] = rows.term(thing(i));
      }
      rows.key(subjects[i]);
    }
    return subjects;
  }

  private boolean isPlainId(byte[] bytes, int from, int to) {
    return table.keyCells().length == 1
        && to - from <= LONGEST_PLAIN_ID
        && bytes[from] != '.'
        && DataIris.isPlain(bytes, from, to);
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
      int is = rows.term(node);
      for (int subject : subjects) {
        rows.add(subject, type, is);
      }
    }
    int rowNumber = rows.term(TableReading.ROW_NUMBER);
    for (int i = 0; i < subjects.length; i++) {
      rows.add(subjects[i], rowNumber, rows.newInteger(line(i)));
    }
  }

  private void write(int cell, int[] subjects) throws BadCell, NotPlain {
    int[] starts = block.starts(cell);
    int[] ends = block.ends(cell);
    for (int i = 0; i < block.records(); i++) {
      if (starts[i] < ends[i]) {
        // now the property is needed
        Column column = table.column(cell);
        BlockColumn cells = new BlockColumn(block, cell, subjects, rows.term(column.property()));
        CellRows.of(column, record -> translate(cell, record, subjects)).write(cells, rows);
        return;
      }
    }
  }

  private int translate(int cell, int record, int[] subjects) throws BadCell {
    if (translated != record) {
      load(record);
    }
    int position = table.positions()[cell];
    row.put(position, block.text(cell, record), row.line(), 0);
    translator.translate(position, rows.resource(subjects[record]), row);
    return object;
  }

  private void add(Node graph, Node subject, Node predicate, Node value) {
    object = rows.term(value);
    rows.add(rows.term(subject), rows.term(predicate), object);
  }
}
