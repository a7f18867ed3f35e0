package org.eslabon.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** DuckDB, with firms, ownership and links as tables, filled from triples or from tables. */
public final class DuckDatabase extends RuleByRule {

  private static final Path SCRIPTS = Path.of("src/bench/sql");

  private final Connection connection;
  private final String loading;
  private final String script;

  private DuckDatabase(Setting setting, String loading, String script)
      throws IOException, SQLException {
    super(Workload.sql(), setting);
    this.loading = loading;
    this.script = script;
    connection = DriverManager.getConnection("jdbc:duckdb:" + setting.scratch().resolve("network"));
    execute("SET preserve_insertion_order = false", setting.limit());
    execute("SET memory_limit = '" + setting.heap() / (1 << 20) + "MiB'", setting.limit());
  }

  public static DuckDatabase triples(Setting setting) throws IOException, SQLException {
    return new DuckDatabase(setting, Workload.LOAD_TRIPLES, "load-triples.sql");
  }

  public static DuckDatabase tables(Setting setting) throws IOException, SQLException {
    return new DuckDatabase(setting, Workload.LOAD_TABLES, "load-tables.sql");
  }

  @Override
  public String loading() {
    return loading;
  }

  @Override
  public void load(NetworkFiles network) throws IOException, SQLException {
    execute("SET VARIABLE triples = '" + network.triples() + "'", setting.limit());
    execute("SET VARIABLE tables = '" + network.tables() + "'", setting.limit());
    execute(Files.readString(SCRIPTS.resolve(script)), setting.limit().multipliedBy(4));
  }

  @Override
  void apply(String rule, Duration limit) throws SQLException {
    execute(rule, limit);
  }

  @Override
  public Map<String, Long> conclusions() throws IOException, SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(Files.readString(SCRIPTS.resolve("conclusions.sql")))) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counts;
  }

  /** What the rules made goes to disk, as it does after each rule elsewhere. */
  @Override
  public void prepare() throws SQLException {
    execute("CHECKPOINT", setting.limit());
  }

  @Override
  public long answer(String step) throws SQLException {
    long count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(workload.query(step))) {
      while (rows.next()) {
        rows.getObject(1);
        count++;
      }
    }
    return count;
  }

  private void execute(String sql, Duration limit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(Math.toIntExact(Math.max(1, limit.toSeconds())));
      statement.setQueryTimeout(Math.toIntExact(Math.max(1, limit.toSeconds())));
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
