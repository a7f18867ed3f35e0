package org.eslabon.bench.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.query.Update;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.Sail;
import org.eclipse.rdf4j.sail.lmdb.LmdbStore;
import org.eclipse.rdf4j.sail.lmdb.config.LmdbStoreConfig;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/** RDF4J over its store in memory or over LMDB. */
public final class Rdf4jStore extends RuleByRule {

  /** What a query that looks up subjects, properties and objects needs. */
  private static final String INDEXES = "spoc,posc,ospc";

  private final SailRepository repository;

  private Rdf4jStore(Setting setting, Sail sail) throws IOException {
    super(Workload.sparql(), setting);
    repository = new SailRepository(sail);
    repository.init();
  }

  public static Rdf4jStore memory(Setting setting) throws IOException {
    return new Rdf4jStore(setting, new MemoryStore());
  }

  public static Rdf4jStore lmdb(Setting setting) throws IOException {
    LmdbStoreConfig config = new LmdbStoreConfig(INDEXES);
    return new Rdf4jStore(setting, new LmdbStore(setting.scratch().toFile(), config));
  }

  @Override
  public void load(NetworkFiles network) throws IOException {
    try (SailRepositoryConnection connection = repository.getConnection();
        InputStream in = Files.newInputStream(network.triples())) {
      // as a bulk load: nobody else reads, and nothing has to be undone
      connection.begin(IsolationLevels.NONE);
      connection.add(in, RDFFormat.NTRIPLES);
      connection.commit();
    }
  }

  @Override
  void apply(String rule, Duration limit) {
    try (SailRepositoryConnection connection = repository.getConnection()) {
      connection.begin();
      Update update = connection.prepareUpdate(insertion(rule));
      update.setMaxExecutionTime(seconds(limit));
      update.execute();
      connection.commit();
    }
  }

  private static int seconds(Duration limit) {
    return Math.toIntExact(Math.max(1, limit.toSeconds()));
  }

  @Override
  public Map<String, Long> conclusions() {
    Map<String, Long> counts = new TreeMap<>();
    try (SailRepositoryConnection connection = repository.getConnection()) {
      for (Workload.Conclusion conclusion : Workload.CONCLUSIONS) {
        try (TupleQueryResult rows = connection.prepareTupleQuery(conclusion.count()).evaluate()) {
          Literal count = (Literal) rows.next().getValue("n");
          counts.put(conclusion.name(), count.longValue());
        }
      }
    }
    return counts;
  }

  @Override
  public long answer(String step) {
    try (SailRepositoryConnection connection = repository.getConnection()) {
      TupleQuery query = connection.prepareTupleQuery(workload.query(step));
      query.setMaxExecutionTime(seconds(setting.limit()));
      long count = 0;
      try (TupleQueryResult rows = query.evaluate()) {
        while (rows.hasNext()) {
          rows.next();
          count++;
        }
      }
      return count;
    }
  }

  @Override
  public void close() {
    repository.shutDown();
  }
}
