package org.eslabon.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;

/**
 * One file of a canonical table on the direct way into columns: what all its pieces share.
 * Immutable.
 */
final class DirectTable {

  /** Columns that the cells of others are read by, or held against. */
  private static final List<String> WATCHED =
      List.of("latitude", "longitude", "owned", "owner", "since", "until", "criterion", "property");

  private final Table table;
  private final Node graph;
  private final Pass pass;
  private final int[] positions;
  private final int[] keyCells;
  private final int[] watched;
  private final byte[] prefix;

  /**
   * Takes the header.
   *
   * @param pass for whatever is read the ordinary way
   * @throws NotPlain when anything is wrong with the header
   */
  DirectTable(InputFile file, List<String> header, Pass pass) throws NotPlain {
    this.table = Tables.find(file.stem()).orElseThrow();
    this.graph = file.graph();
    this.pass = pass;
    positions = new TableReading(table, file.name(), graph, pass).header(header, 1);
    if (!pass.problems().none()) {
      throw new NotPlain("a header with mistakes");
    }
    keyCells = cells(table.key());
    watched = cells(WATCHED);
    prefix = (pass.iris().base() + table.kind() + "/").getBytes(StandardCharsets.UTF_8);
  }

  /** Which cells of a record are of these columns, as far as the file has them. */
  private int[] cells(List<String> columns) {
    return columns.stream()
        .mapToInt(table::position)
        .filter(position -> position >= 0)
        .map(
            position ->
                IntStream.range(0, positions.length)
                    .filter(i -> positions[i] == position)
                    .findFirst()
                    .orElse(-1))
        .filter(cell -> cell >= 0)
        .toArray();
  }

  Table table() {
    return table;
  }

  Node graph() {
    return graph;
  }

  /** For each cell of a record the position of its column. */
  int[] positions() {
    return positions;
  }

  /** The column of a cell. */
  Column column(int cell) {
    return table.columns().get(positions[cell]);
  }

  /** The thing that a row with this key describes. */
  Node thing(List<String> parts) {
    return table.thing(pass.iris(), parts);
  }

  /** Knowledge for a piece, whose triples go to a sink of its own. */
  Pass pass(QuadSink sink) {
    return new Pass(
        LoadProgress.Phase.WRITE,
        pass.iris(),
        new Keys(),
        new References(),
        pass.notations(),
        pass.graphs(),
        new Problems(),
        sink);
  }

  /** The cells of the key, in the order of the key; the first is always there. */
  int[] keyCells() {
    return keyCells;
  }

  /** The cells that other cells are read by, or held against. */
  int[] watched() {
    return watched;
  }

  /** Whether there are any of them. */
  boolean watches() {
    return watched.length > 0;
  }

  /** What the IRIs of the rows begin with. */
  byte[] prefix() {
    return prefix;
  }
}
