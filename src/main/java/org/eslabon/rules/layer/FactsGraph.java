package org.eslabon.rules.layer;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.eslabon.rules.relation.Facts;
import org.eslabon.rules.relation.Lexicon;
import org.eslabon.rules.relation.Operator.Source;

/** Columns of ids as a graph of Jena, for rules that have no relational plan. A view. */
public final class FactsGraph extends GraphBase implements Layered {

  private final Facts facts;
  private final Source source;

  public FactsGraph(Facts facts, Source source) {
    this.facts = facts;
    this.source = source;
  }

  @Override
  public Graph given() {
    return new FactsGraph(facts, Source.GIVEN);
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    Lexicon lexicon = facts.lexicon();
    int subject = id(pattern.getSubject());
    int predicate = id(pattern.getPredicate());
    int object = id(pattern.getObject());
    if (subject == UNKNOWN || predicate == UNKNOWN || object == UNKNOWN) {
      return WrappedIterator.emptyIterator();
    }
    return WrappedIterator.create(
        facts
            .find(new Facts.Ids(subject, predicate, object), source)
            .map(
                ids ->
                    Triple.create(
                        lexicon.term(ids.subject()),
                        lexicon.term(ids.predicate()),
                        lexicon.term(ids.object())))
            .iterator());
  }

  private static final int UNKNOWN = -2;

  private int id(Node term) {
    if (!term.isConcrete()) {
      return Facts.ANY;
    }
    int id = facts.lexicon().find(term);
    return id < 0 ? UNKNOWN : id;
  }
}
