package org.eslabon.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each operation of the API is asked for, over the bundled cases. */
final class ApiSamples {

  /** What operations are asked for that need something and are no query of the catalogue. */
  private static final Map<String, String> SAMPLES =
      Map.of(
          "/api/explain", "thing=sinos-us-link",
          "/api/why-not", "thing=sinos-us-link&value=Market",
          "/api/sensitivity", "threshold=majority-share&from=40&to=60",
          "/api/shifts", "link=sinos-us-link&most=1",
          "/api/what-if", "set=sinos-us-link.power%3Dsimilar",
          "/api/profile/{cluster}", "cluster=sinos-valley");

  private ApiSamples() {}

  /** What a query is asked for in the test of the catalogue, which stands beside it. */
  static Map<String, String> of(String path) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    if (SAMPLES.containsKey(path)) {
      Asked.parameters(SAMPLES.get(path)).forEach((name, all) -> values.put(name, all.get(0)));
      return values;
    }
    String name = path.replaceFirst("^/api/queries/?", "");
    for (String suffix : List.of(".expect.csv", ".expect.ttl")) {
      Path beside = Path.of("queries", name + suffix);
      if (Files.exists(beside)) {
        String first = Files.readAllLines(beside).get(0);
        if (first.startsWith("# params:")) {
          for (String pair : first.substring("# params:".length()).strip().split("[ ,;]+", -1)) {
            values.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("^[^=]*=", ""));
          }
        }
      }
    }
    return values;
  }

  /** The path with its variables filled, and the other values behind it. */
  static String address(String path, Map<String, String> values) {
    String filled = path;
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, String> value : values.entrySet()) {
      String variable = "{" + value.getKey() + "}";
      if (filled.contains(variable)) {
        filled = filled.replace(variable, encoded(value.getValue()));
      } else {
        pairs.add(value.getKey() + "=" + encoded(value.getValue()));
      }
    }
    return pairs.isEmpty() ? filled : filled + "?" + String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
