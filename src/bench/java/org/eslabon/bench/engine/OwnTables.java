package org.eslabon.bench.engine;

import java.util.Map;
import org.apache.jena.sys.JenaSystem;
import org.eslabon.column.ColumnGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.Loader;

/**
 * This program, reading canonical tables into columns; the rules of the workload are not about
 * those.
 */
public final class OwnTables implements Contender {

  private final Loader loader = new Loader();

  /** Makes Jena ready, as a store in memory does when it is made. */
  public OwnTables() {
    JenaSystem.init();
  }

  @Override
  public String loading() {
    return Workload.LOAD_TABLES;
  }

  @Override
  public void load(NetworkFiles network) {
    ColumnGraph columns = loader.columns(LoadRequest.of(network.tables()));
    if (columns.rows() == 0) {
      throw new IllegalStateException("nothing was read");
    }
  }

  @Override
  public boolean doesAll() {
    return false;
  }

  @Override
  public void conclude(Steps steps) {}

  @Override
  public Map<String, Long> conclusions() {
    return Map.of();
  }

  @Override
  public long answer(String step) {
    throw new UnsupportedOperationException(step);
  }

  @Override
  public void close() {}
}
