package org.eslabon.load;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.DatasetGraphZero;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.Vars;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.eslabon.guard.SafeDivision;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.eslabon.problem.SyntaxProblem;
import org.jspecify.annotations.Nullable;

/**
 * A SPARQL CONSTRUCT that turns the rows of other people's CSV into triples, as in Tarql: the row
 * stands before the pattern of the query, one variable a column, as if by {@code VALUES}. The query
 * sees nothing else: no graph, no service. {@code FROM} and {@code OFFSET 1}, with which Tarql
 * names the file and its header, are ignored. Immutable.
 */
final class Mapping {

  private final String file;
  private final Query query;

  private Mapping(String file, Query query) {
    this.file = file;
    this.query = query;
  }

  /** Reads a mapping; null, with the problem reported, when the file holds none. */
  static @Nullable Mapping read(Path path, Problems problems) {
    String file = path.toString();
    try {
      Query query = parse(file, Files.readString(path));
      requireMapping(file, query);
      query.getGraphURIs().clear();
      query.getNamedGraphURIs().clear();
      query.setOffset(Query.NOLIMIT);
      return new Mapping(file, query);
    } catch (CharacterCodingException e) {
      problems.add(problem(ProblemCode.L006, "the mapping is not UTF-8", file));
    } catch (UnreadableInput e) {
      problems.add(e.problem());
    } catch (IOException e) {
      problems.add(
          problem(ProblemCode.L001, "the mapping cannot be read: " + e.getMessage(), file));
    }
    return null;
  }

  private static Query parse(String file, String text) throws UnreadableInput {
    try {
      return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      Problem problem =
          SyntaxProblem.of(e, ProblemCode.L050, text, SyntaxProblem.Origin.file(file));
      throw new UnreadableInput(
          new Problem(
              problem.code(),
              "the mapping is not SPARQL 1.1: " + problem.message(),
              problem.place(),
              problem.hint()));
    }
  }

  private static void requireMapping(String file, Query query) throws UnreadableInput {
    if (!query.isConstructType()) {
      throw SourceStream.unreadable(
          ProblemCode.L050,
          "the mapping makes no triples: expected a CONSTRUCT query",
          file,
          "write CONSTRUCT { triples } WHERE { BIND(… AS ?iri) }");
    }
    boolean other = query.hasOffset() && query.getOffset() != 1;
    if (query.hasLimit() || other || query.hasGroupBy() || query.hasAggregators()) {
      throw SourceStream.unreadable(
          ProblemCode.L050,
          "the mapping counts or groups rows, but it sees one row at a time",
          file,
          "leave out LIMIT, OFFSET and GROUP BY; rules can count once the data are loaded");
    }
    List<String> services = new ArrayList<>();
    ElementWalker.walk(
        query.getQueryPattern(),
        new ElementVisitorBase() {
          @Override
          public void visit(ElementService service) {
            services.add(service.getServiceNode().toString());
          }
        });
    if (!services.isEmpty()) {
      throw SourceStream.unreadable(
          ProblemCode.L013,
          "the mapping asks the service `" + services.get(0) + "`, which is not called",
          file,
          "a mapping sees its row and nothing else");
    }
  }

  /** The mapping as the user named it. */
  String file() {
    return file;
  }

  /** Variables that neither a column nor the mapping itself gives a value. */
  Set<Var> unbound(Collection<Var> columns) {
    Op pattern = Algebra.compile(query.getQueryPattern());
    Set<Var> unbound = new LinkedHashSet<>(OpVars.mentionedVars(pattern));
    for (Triple triple : query.getConstructTemplate().getTriples()) {
      Vars.addVarsFromTriple(unbound, triple);
    }
    unbound.removeAll(OpVars.visibleVars(pattern));
    unbound.removeAll(columns);
    return unbound;
  }

  /** The triples of some rows. */
  void apply(List<Var> columns, List<Binding> rows, TripleSink sink) {
    ElementData data = new ElementData(columns, rows);
    ElementGroup group = new ElementGroup();
    group.addElement(data);
    Element pattern = query.getQueryPattern();
    if (pattern instanceof ElementGroup elements) {
      elements.getElements().forEach(group::addElement);
    } else {
      group.addElement(pattern);
    }
    Query withRows = query.cloneQuery();
    withRows.setQueryPattern(group);
    try (QueryExec execution =
        QueryExec.dataset(DatasetGraphZero.create())
            .query(withRows)
            .set(ARQConstants.sysOptimizerFactory, SafeDivision.OPTIMIZER)
            .build()) {
      execution.constructTriples().forEachRemaining(sink::triple);
    }
  }

  /** Takes triples. */
  @FunctionalInterface
  interface TripleSink {
    void triple(Triple triple);
  }

  private static Problem problem(ProblemCode code, String message, String file) {
    return new Problem(code, message, SourcePlace.of(file), null);
  }
}
