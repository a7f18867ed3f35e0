package org.eslabon.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a path is that of an operation. Immutable.
 *
 * @param values of the parameters in the path
 * @param form that the end of the path asks for, or {@code null} when {@code Accept} decides
 */
record Address(Map<String, String> values, @Nullable Form form) {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  Address {
    values = Map.copyOf(values);
  }

  /** Empty when the path is not that of the operation. */
  static Optional<Address> of(Operation operation, String path) {
    for (Form form : operation.forms()) {
      String suffix = "." + form.suffix();
      if (path.endsWith(suffix)) {
        String bare = path.substring(0, path.length() - suffix.length());
        Optional<Map<String, String>> values = values(operation.path(), bare);
        if (values.isPresent()) {
          return values.map(found -> new Address(found, form));
        }
      }
    }
    return values(operation.path(), path.replaceFirst("(?<=.)/$", ""))
        .map(values -> new Address(values, null));
  }

  private static Optional<Map<String, String>> values(String template, String path) {
    List<String> wanted = List.of(template.split("/", -1));
    List<String> given = List.of(path.split("/", -1));
    if (wanted.size() != given.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Matcher variable = VARIABLE.matcher(wanted.get(i));
      if (variable.matches() && !given.get(i).isEmpty()) {
        values.put(variable.group(1), given.get(i));
      } else if (!wanted.get(i).equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
