package org.eslabon.spark;

import java.util.List;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Expressions of SPARQL as columns of Spark. */
final class FormulaColumns {

  private FormulaColumns() {}

  /** The values of an expression over these variables; null where it fails. */
  static Column value(Expr expression, List<Var> known) {
    if (expression instanceof NodeValue constant) {
      return functions.lit(TermText.of(constant.asNode()));
    }
    List<Var> inputs = inputs(expression, known);
    if (expression instanceof ExprVar variable) {
      return inputs.isEmpty() ? Relation.UNBOUND : Relation.column(variable.asVar());
    }
    Formula formula = Formula.of(expression, inputs);
    if (inputs.isEmpty()) {
      return functions.lit(formula.value()).cast(DataTypes.StringType);
    }
    return call(inputs, DataTypes.StringType, formula::value);
  }

  /** Whether an expression over these variables is true. */
  static Column isTrue(Expr expression, List<Var> known) {
    List<Var> inputs = inputs(expression, known);
    Formula formula = Formula.of(expression, inputs);
    return inputs.isEmpty()
        ? functions.lit(formula.isTrue())
        : call(inputs, DataTypes.BooleanType, formula::isTrue);
  }

  private static List<Var> inputs(Expr expression, List<Var> known) {
    return expression.getVarsMentioned().stream().filter(known::contains).sorted(BY_NAME).toList();
  }

  private static final java.util.Comparator<Var> BY_NAME =
      java.util.Comparator.comparing(Var::getVarName);

  /** Something that is worked out from texts, and can be sent. */
  private interface Call extends java.io.Serializable {
    @Nullable Object of(@Nullable String... inputs);
  }

  private static Column call(List<Var> inputs, DataType type, Call call) {
    Column[] columns = inputs.stream().map(Relation::column).toArray(Column[]::new);
    return switch (columns.length) {
      case 1 -> functions.udf((UDF1<String, @Nullable Object>) call::of, type).apply(columns);
      case 2 ->
          functions.udf((UDF2<String, String, @Nullable Object>) call::of, type).apply(columns);
      case 3 ->
          functions
              .udf((UDF3<String, String, String, @Nullable Object>) call::of, type)
              .apply(columns);
      default ->
          functions
              .udf((UDF1<Row, @Nullable Object>) row -> call.of(texts(row)), type)
              .apply(functions.struct(columns));
    };
  }

  private static @Nullable String[] texts(Row row) {
    @Nullable String[] texts = new String[row.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = row.getString(i);
    }
    return texts;
  }
}
