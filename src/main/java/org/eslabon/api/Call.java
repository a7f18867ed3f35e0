package org.eslabon.api;

import java.util.List;
import java.util.Optional;
import org.eslabon.model.Language;
import org.eslabon.query.Arguments;
import org.eslabon.web.Request;

/**
 * A request that an operation can answer: its values fit the parameters. Immutable.
 *
 * @param request as it came, with the values of its body among the parameters
 * @param arguments the values, defaults included
 * @param form how to answer
 * @param language of the asker
 */
record Call(Request request, Arguments arguments, Form form, Language language) {

  /** A value that must have been given or have a default. */
  String required(String parameter) {
    return arguments.text(parameter).orElseThrow();
  }

  /** A value that may have been left out. */
  Optional<String> optional(String parameter) {
    return arguments.text(parameter);
  }

  /** A value that is a whole number and has a default. */
  int integer(String parameter) {
    return Integer.parseInt(required(parameter));
  }

  /** All values of a parameter that may be repeated. */
  List<String> all(String parameter) {
    return request.parameters().getOrDefault(parameter, List.of()).stream()
        .filter(value -> !value.isBlank())
        .toList();
  }

  /** The media type of what came with the request, in lower case and without parameters. */
  String bodyType() {
    return RequestBody.typeOf(request);
  }
}
