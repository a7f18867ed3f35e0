package org.eslabon.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Solutions as a table of Spark, one column of texts a variable, null where it is unbound.
 * Immutable; nothing is worked out before somebody asks for the rows.
 *
 * @param variables in the order of the columns
 * @param certain those that no row leaves unbound
 */
record Relation(Dataset<Row> rows, List<Var> variables, Set<Var> certain) {

  static final Column UNBOUND = functions.lit(null).cast(DataTypes.StringType);

  Relation {
    variables = List.copyOf(variables);
    certain = Set.copyOf(certain);
  }

  /** One solution that binds nothing. */
  static Relation unit(SparkSession spark) {
    return new Relation(spark.range(1).select(), List.of(), Set.of());
  }

  /** The name of a variable's column: Spark has ideas of its own about dots and capitals. */
  static String name(Var variable) {
    StringBuilder name = new StringBuilder("v");
    variable
        .getVarName()
        .codePoints()
        .forEach(
            c -> {
              if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                name.appendCodePoint(c);
              } else {
                name.append('_').append(Integer.toHexString(c)).append('_');
              }
            });
    return name.toString();
  }

  static Column column(Var variable) {
    return functions.col(name(variable));
  }

  boolean has(Var variable) {
    return variables.contains(variable);
  }

  static List<Column> columns(Collection<Var> variables) {
    return variables.stream().map(Relation::column).toList();
  }

  static Dataset<Row> select(Dataset<Row> rows, List<Column> columns) {
    return rows.select(columns.toArray(Column[]::new));
  }

  /** These variables only; those that it does not have are unbound. */
  Relation project(List<Var> kept) {
    if (kept.equals(variables)) {
      return this;
    }
    List<Column> columns = new ArrayList<>();
    for (Var variable : kept) {
      columns.add(has(variable) ? column(variable) : UNBOUND.as(name(variable)));
    }
    Set<Var> sure = new LinkedHashSet<>(kept);
    sure.retainAll(certain);
    return new Relation(select(rows, columns), kept, sure);
  }

  Relation without(Collection<Var> dropped) {
    return project(variables.stream().filter(v -> !dropped.contains(v)).toList());
  }

  /** One more column, or another in its place; it may be null. */
  Relation with(Var variable, Column column) {
    List<Var> more = new ArrayList<>(variables);
    Set<Var> sure = new LinkedHashSet<>(certain);
    sure.remove(variable);
    if (!has(variable)) {
      more.add(variable);
    }
    return new Relation(rows.withColumn(name(variable), column), more, sure);
  }

  /** The same rows, of which it is known that they bind a variable. */
  Relation sure(Var variable) {
    Set<Var> sure = new LinkedHashSet<>(certain);
    sure.add(variable);
    return new Relation(rows, variables, sure);
  }

  Relation where(Column condition) {
    return new Relation(rows.where(condition), variables, certain);
  }

  /** Each solution once. */
  Relation distinct() {
    // without columns Spark would make one row of none
    Dataset<Row> once = variables.isEmpty() ? rows.limit(1) : rows.distinct();
    return new Relation(once, variables, certain);
  }

  /** The rows apart by whether they bind a variable; those that do not, without its column. */
  List<Relation> byBoundness(Var variable) {
    if (!has(variable) || certain.contains(variable)) {
      return List.of(this);
    }
    return List.of(
        where(column(variable).isNotNull()).sure(variable),
        where(column(variable).isNull()).without(Set.of(variable)));
  }

  /** All rows of several relations. */
  static Relation union(List<Relation> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Set<Var> variables = new LinkedHashSet<>();
    parts.forEach(part -> variables.addAll(part.variables));
    List<Var> all = List.copyOf(variables);
    Set<Var> sure = new LinkedHashSet<>(parts.get(0).certain);
    parts.forEach(part -> sure.retainAll(part.certain));
    Dataset<Row> rows = parts.get(0).project(all).rows;
    for (Relation part : parts.subList(1, parts.size())) {
      rows = rows.union(part.project(all).rows);
    }
    return new Relation(rows, all, sure);
  }
}
