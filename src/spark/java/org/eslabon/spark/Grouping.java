package org.eslabon.spark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.eslabon.rules.relation.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Groups and aggregates. Each machine folds its own rows first, so that a group with many rows
 * sends no more than one with few.
 */
final class Grouping {

  private static final String INTEGER_END = "\"^^<" + XSDDatatype.XSDinteger.getURI() + ">";

  private Grouping() {}

  /** The expression that an aggregate is of, if any. */
  static Optional<Expr> argument(Aggregator aggregator) {
    ExprList arguments = aggregator.getExprList();
    return arguments == null || arguments.size() != 1
        ? Optional.empty()
        : Optional.of(arguments.get(0));
  }

  static Relation group(Relation input, Operator.Group group) {
    Relation keyed = input;
    for (Var key : group.keys()) {
      if (!keyed.has(key)) {
        keyed = keyed.with(key, Relation.UNBOUND);
      }
    }
    List<Var> variables = new ArrayList<>(group.keys());
    Set<Var> certain = new LinkedHashSet<>(group.keys());
    certain.retainAll(keyed.certain());
    List<Column> values = new ArrayList<>();
    List<Column> outputs = new ArrayList<>(Relation.columns(group.keys()));
    for (ExprAggregator one : group.aggregates()) {
      Aggregator aggregator = one.getAggregator();
      String name = Relation.name(one.getVar());
      variables.add(one.getVar());
      values.add(value(keyed, aggregator).as(name));
      boolean isCount = Fold.Kind.of(aggregator).isEmpty();
      outputs.add(isCount ? integer(functions.col(name)).as(name) : functions.col(name));
      if (isCount) {
        certain.add(one.getVar());
      }
    }
    if (values.isEmpty()) {
      // Spark wants an aggregate, and without keys it would make one row of none
      Relation keys = keyed.project(group.keys()).distinct();
      return group.keys().isEmpty() ? Relation.unit(input.rows().sparkSession()) : keys;
    }
    Dataset<Row> grouped =
        keyed
            .rows()
            .groupBy(Relation.columns(group.keys()).toArray(Column[]::new))
            .agg(values.get(0), values.subList(1, values.size()).toArray(Column[]::new));
    return new Relation(Relation.select(grouped, outputs), variables, certain);
  }

  private static Column integer(Column number) {
    return functions.concat(functions.lit("\""), number.cast("string"), functions.lit(INTEGER_END));
  }

  private static Column value(Relation input, Aggregator aggregator) {
    if (aggregator instanceof AggCount) {
      return functions.count(functions.lit(1));
    }
    Column argument = FormulaColumns.value(argument(aggregator).orElseThrow(), input.variables());
    if (aggregator instanceof AggCountVar) {
      return functions.count(argument);
    }
    Optional<Fold.Kind> kind = Fold.Kind.of(aggregator);
    return kind.isPresent()
        ? functions.udaf(new FoldText(kind.get()), Encoders.STRING()).apply(argument)
        : functions.countDistinct(argument);
  }

  /** A fold as Spark wants it. */
  private static final class FoldText
      extends org.apache.spark.sql.expressions.Aggregator<
          @Nullable String, Fold, @Nullable String> {

    private static final long serialVersionUID = 1L;

    private final Fold.Kind kind;

    FoldText(Fold.Kind kind) {
      this.kind = kind;
    }

    @Override
    public Fold zero() {
      return new Fold();
    }

    @Override
    public Fold reduce(Fold fold, @Nullable String value) {
      fold.add(kind, value);
      return fold;
    }

    @Override
    public Fold merge(Fold one, Fold other) {
      one.merge(kind, other);
      return one;
    }

    @Override
    public @Nullable String finish(Fold fold) {
      return fold.result(kind);
    }

    @Override
    public Encoder<Fold> bufferEncoder() {
      return Encoders.javaSerialization(Fold.class);
    }

    @Override
    public Encoder<@Nullable String> outputEncoder() {
      return Encoders.STRING();
    }
  }
}
