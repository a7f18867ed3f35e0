package org.eslabon.portal.lookup;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.eslabon.model.DataIris;

/** Queries of pages as people can run and change them. */
public final class QueryText {

  private QueryText() {}

  /** The path of the editor with a query of the pages in it. */
  public static String editor(String name, Map<String, Node> values) {
    return "/query?query=" + DataIris.encode(of(name, values));
  }

  /** A query of the pages with values in the place of its parameters. */
  public static String of(String name, Map<String, Node> values) {
    Map<Var, Node> replaced = new HashMap<>();
    values.forEach((variable, value) -> replaced.put(Var.alloc(variable), value));
    Query query = PageQuery.named(name).query();
    return QueryTransformOps.replaceVars(query, replaced).serialize();
  }
}
