package org.eslabon.guard;

import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;

/**
 * The rows of one property path pattern, start by start. The semantics are section 18.4 of SPARQL
 * 1.1; the walk itself is {@link PathWalk}.
 */
final class PathRows extends QueryIterRepeatApply {

  private final TriplePath pattern;

  PathRows(TriplePath pattern, QueryIterator input, ExecutionContext context) {
    super(input, context);
    this.pattern = pattern;
  }

  @Override
  protected QueryIterator nextStage(Binding binding) {
    Node subject = Substitute.substitute(pattern.getSubject(), binding);
    Node object = Substitute.substitute(pattern.getObject(), binding);
    Graph graph = getExecContext().getActiveGraph();
    Path path = pattern.getPath();
    try {
      return QueryIterPlainWrapper.create(
          rows(binding, subject, path, object, graph), getExecContext());
    } catch (StackOverflowError e) {
      throw new StoppedQuery(Guard.tooDeep());
    }
  }

  private Iterator<Binding> rows(
      Binding binding, Node subject, Path path, Node object, Graph graph) {
    if (!Var.isVar(subject)) {
      Iterator<Node> ends = walk(graph, path, subject);
      return Var.isVar(object)
          ? Iter.map(ends, end -> BindingFactory.binding(binding, Var.alloc(object), end))
          : Iter.map(Iter.filter(ends, object::equals), end -> binding);
    }
    Var start = Var.alloc(subject);
    if (!Var.isVar(object)) {
      return Iter.map(
          walk(graph, new P_Inverse(path), object),
          found -> BindingFactory.binding(binding, start, found));
    }
    Var end = Var.alloc(object);
    return Iter.flatMap(
        starts(graph, path),
        from -> {
          Iterator<Node> ends = walk(graph, path, from);
          return start.equals(end)
              ? Iter.map(
                  Iter.filter(ends, from::equals),
                  same -> BindingFactory.binding(binding, start, same))
              : Iter.map(ends, to -> BindingFactory.binding(binding, start, from, end, to));
        });
  }

  private Iterator<Node> walk(Graph graph, Path path, Node start) {
    return new PathWalk(graph, getExecContext().getContext()).from(start, path);
  }

  /** Where a path can begin: at what its first step leaves, or, when it may be empty, anywhere. */
  private static Iterator<Node> starts(Graph graph, Path path) {
    if (path instanceof P_Seq sequence) {
      return starts(graph, sequence.getLeft());
    }
    if (path instanceof P_OneOrMore1 repeated) {
      return starts(graph, repeated.getSubPath());
    }
    if (path instanceof P_Link link) {
      Iterator<Triple> leaving = graph.find(Node.ANY, link.getNode(), Node.ANY);
      return Iter.distinct(Iter.map(leaving, Triple::getSubject));
    }
    Iterator<Triple> all = graph.find();
    return Iter.distinct(
        Iter.flatMap(all, triple -> List.of(triple.getSubject(), triple.getObject()).iterator()));
  }
}
