package org.eslabon.query;

import java.util.List;
import java.util.stream.Collectors;

/** The page {@code src/docs/queries.md}, made from the headers of the catalogue. */
final class QueriesPage {

  private static final String INTRODUCTION =
      """
      # Questions you can ask

      Each is a file in `queries/` and runs as `./eslabon query NAME -p parameter=value`. This page is made from the
      headers of the files by `mvn test -Dtest=CatalogTest -Dexpect.update=true`; do not edit it.

      A required parameter is written as it is, an optional one in brackets, one with a default with that. A question
      that serves several kinds of user stands under each.
      """;

  private QueriesPage() {}

  static String of(QueryCatalog catalog) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Audience audience : Audience.values()) {
      page.append("\n## For a ").append(audience.word()).append("\n\n");
      page.append("| query | parameters | question |\n| --- | --- | --- |\n");
      for (NamedQuery query : catalog.queriesFor(audience)) {
        page.append("| `").append(query.name()).append("` | ");
        page.append(parameters(query.about().parameters())).append(" | ");
        page.append(query.about().question()).append(" |\n");
      }
    }
    return page.toString();
  }

  private static String parameters(List<Parameter> parameters) {
    return parameters.stream().map(QueriesPage::parameter).collect(Collectors.joining(" "));
  }

  private static String parameter(Parameter parameter) {
    if (parameter.need() instanceof Parameter.Need.Default fallback) {
      return "`[" + parameter.name() + "=" + fallback.value() + "]`";
    }
    return parameter.need() instanceof Parameter.Need.Required
        ? "`" + parameter.name() + "`"
        : "`[" + parameter.name() + "]`";
  }
}
