package org.eslabon.check;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.eslabon.model.Language;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a shape found. Immutable.
 *
 * @param shape local name of the shape, such as {@code link-supplier}: stable, for scripts
 * @param severity how grave it is
 * @param focus the node that it is about
 * @param path the property or path that leads to the value, in SPARQL's spelling with short names,
 *     or {@code null} when the node as a whole is meant
 * @param value the value that is wrong, or {@code null} when one is missing
 * @param messages what is wrong, in each language that the shape speaks
 * @param graph the asserted graph that holds the node, or {@code null} when none does
 * @param place the file and row that the node comes from, or {@code null} when nobody recorded it
 */
public record Finding(
    String shape,
    FindingSeverity severity,
    Node focus,
    @Nullable String path,
    @Nullable Node value,
    Map<Language, String> messages,
    @Nullable Node graph,
    @Nullable SourcePlace place) {

  public Finding {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a finding says what is wrong");
    }
    messages = Map.copyOf(messages);
  }

  /** What is wrong, in this language, or in another when the shape does not speak it. */
  public String message(Language language) {
    String message = messages.get(language);
    return message != null ? message : messages.values().iterator().next();
  }
}
