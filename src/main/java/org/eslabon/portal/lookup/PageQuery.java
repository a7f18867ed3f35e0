package org.eslabon.portal.lookup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.problem.ProblemException;
import org.eslabon.store.UnionQuery;

/**
 * A SELECT that only a page needs, kept in {@code src/main/resources/org/eslabon/portal/NAME.rq};
 * what a user would ask too stands in {@code queries}. The default graph is the union of all
 * graphs. Safe for use by several threads.
 */
public final class PageQuery {

  private static final Map<String, PageQuery> READ = new ConcurrentHashMap<>();

  private static final String FOLDER = "/org/eslabon/portal/";

  private final Query query;

  /** By what stands in the places of the parameters that have values. */
  private final Map<Map<String, Node>, CompiledQuery> compiled = new ConcurrentHashMap<>();

  private PageQuery(Query query) {
    this.query = query;
  }

  /** One solution. */
  public record Row(Binding binding) {

    /** The value of a variable that every solution binds. */
    public Node node(String variable) {
      return find(variable)
          .orElseThrow(() -> new IllegalStateException("?" + variable + " is not bound"));
    }

    /** The value of a variable. */
    public Optional<Node> find(String variable) {
      return Optional.ofNullable(binding.get(Var.alloc(variable)));
    }

    /** The IRI or the text of a value, empty when the variable is not bound. */
    public String text(String variable) {
      return find(variable).map(Row::text).orElse("");
    }

    /** The number that a variable is bound to. */
    public long count(String variable) {
      return Long.parseLong(node(variable).getLiteralLexicalForm());
    }

    private static String text(Node value) {
      return value.isURI()
          ? value.getURI()
          : value.isLiteral() ? value.getLiteralLexicalForm() : "";
    }
  }

  /** The query in the file of this name, read once. */
  public static PageQuery named(String name) {
    return READ.computeIfAbsent(name, PageQuery::read);
  }

  /** The query as it was read. */
  Query query() {
    return query;
  }

  /** All solutions over a whole graph, in the order of the query. */
  public List<Row> rows(DatasetGraph data) {
    return rows(data, Map.of());
  }

  /**
   * All solutions, in the order of the query, however long it takes.
   *
   * @param values variable to the term that takes its place
   */
  public List<Row> rows(DatasetGraph data, Map<String, Node> values) {
    Binding given = binding(values);
    return Txn.calculateRead(
        data,
        () -> {
          try (QueryExec execution =
              UnionQuery.over(data).query(query).substitution(given).build()) {
            return rows(execution);
          }
        });
  }

  /**
   * All solutions about what a visitor names, in the order of the query.
   *
   * @param values variable to the term that takes its place
   * @throws ProblemException when a limit of the graph is reached
   */
  public List<Row> about(ValueGraph graph, Map<String, Node> values) {
    Map<String, Node> marks = CompiledQuery.marks(values);
    CompiledQuery asked = compiled.computeIfAbsent(marks, any -> CompiledQuery.of(query, marks));
    return GuardedLook.at(
        graph,
        (view, guard) -> asked.rows(view, marks, values, guard).stream().map(Row::new).toList());
  }

  private static List<Row> rows(QueryExec execution) {
    List<Row> rows = new ArrayList<>();
    execution.select().forEachRemaining(solution -> rows.add(new Row(solution)));
    return rows;
  }

  private static Binding binding(Map<String, Node> values) {
    BindingBuilder builder = Binding.builder();
    values.forEach((name, value) -> builder.add(Var.alloc(name), value));
    return builder.build();
  }

  private static PageQuery read(String name) {
    try (InputStream in = PageQuery.class.getResourceAsStream(FOLDER + name + ".rq")) {
      if (in == null) {
        throw new IllegalStateException("no query of a page is called " + name);
      }
      return new PageQuery(
          QueryFactory.create(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
