package org.eslabon.rules.run;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.eslabon.rules.Rule;
import org.eslabon.rules.relation.Evaluation;
import org.eslabon.rules.relation.Lexicon;
import org.eslabon.rules.relation.PairRows;
import org.eslabon.rules.relation.Table;
import org.eslabon.rules.trace.HeadTemplate;

/**
 * The head of a rule, filled in for a whole table of solutions at once. Where it makes blank nodes
 * or triple terms, {@link HeadTemplate} fills it in a solution at a time.
 */
final class ColumnHead {

  private final Rule rule;
  private final Lexicon lexicon;
  private final boolean isPlain;

  ColumnHead(Rule rule, Lexicon lexicon) {
    this.rule = rule;
    this.lexicon = lexicon;
    this.isPlain =
        rule.head().stream()
            .flatMap(t -> Stream.of(t.getSubject(), t.getPredicate(), t.getObject()))
            .allMatch(term -> Var.isVar(term) || term.isURI() || term.isLiteral());
  }

  /** Whether it makes new nodes. */
  boolean makesTerms() {
    return !isPlain;
  }

  Conclusions conclusions() {
    return new Conclusions();
  }

  /** What one evaluation concludes, as pairs of ids by predicate. */
  final class Conclusions {

    private final Map<Integer, PairRows> pairs = new HashMap<>();

    Map<Integer, PairRows> byPredicate() {
      return pairs;
    }

    void add(Triple triple) {
      of(lexicon.add(triple.getPredicate()))
          .add(lexicon.add(triple.getSubject()), lexicon.add(triple.getObject()));
    }

    void add(Table table, Evaluation evaluation) {
      if (isPlain) {
        rule.head().forEach(template -> add(table, template));
      } else {
        HeadTemplate head = new HeadTemplate(rule);
        for (int row = 0; row < table.rows(); row++) {
          head.fill(evaluation.binding(table, row), this::add);
        }
      }
    }

    private void add(Table table, Triple template) {
      int[] subjects = column(table, template.getSubject());
      int[] predicates = column(table, template.getPredicate());
      int[] objects = column(table, template.getObject());
      boolean isFixed = !Var.isVar(template.getPredicate());
      PairRows rows = isFixed ? of(predicates[0]) : new PairRows();
      if (isFixed && lexicon.areGivenResources(subjects) && areBound(objects)) {
        rows.addAll(subjects, objects, table.rows());
        return;
      }
      rows.expect(isFixed ? table.rows() : 0);
      for (int row = 0; row < table.rows(); row++) {
        int subject = subjects.length == 1 ? subjects[0] : subjects[row];
        int object = objects.length == 1 ? objects[0] : objects[row];
        if (subject == Table.UNBOUND || object == Table.UNBOUND || !lexicon.isResource(subject)) {
          continue;
        }
        if (isFixed) {
          rows.add(subject, object);
        } else {
          int predicate = predicates.length == 1 ? predicates[0] : predicates[row];
          if (predicate != Table.UNBOUND && lexicon.isIri(predicate)) {
            of(predicate).add(subject, object);
          }
        }
      }
    }

    private boolean areBound(int[] column) {
      for (int id : column) {
        if (id == Table.UNBOUND) {
          return false;
        }
      }
      return true;
    }

    /** The values of a term in all rows, or in every one. */
    private int[] column(Table table, Node term) {
      if (!Var.isVar(term)) {
        return new int[] {lexicon.add(term)};
      }
      int[] column = table.column(Var.alloc(term));
      return column == null ? new int[] {Table.UNBOUND} : column;
    }

    private PairRows of(int predicate) {
      return pairs.computeIfAbsent(predicate, p -> new PairRows());
    }
  }
}
