package org.eslabon.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eslabon.web.Answer;

/**
 * Answers that were given before, as long as the graph is what it was. Bounded in bytes; those that
 * nobody asked for longest go first. Safe for use by several threads.
 */
final class PageCache {

  private static final long MOST_BYTES = 64L << 20;

  private final Map<String, Answer> answers = new LinkedHashMap<>(64, 0.75f, true);
  private long version = -1;
  private long bytes;

  /** The answer to the same question about the same version of the graph. */
  synchronized Optional<Answer> find(String question, long version) {
    return this.version == version ? Optional.ofNullable(answers.get(question)) : Optional.empty();
  }

  /**
   * Keeps an answer whose bytes are in memory, about the newest version; any other is passed over.
   */
  synchronized void keep(String question, long version, Answer answer) {
    // an answer that took long may be about a state of the graph that is gone
    if (version < this.version || !(answer.content() instanceof Answer.Content.Bytes content)) {
      return;
    }
    if (this.version != version) {
      answers.clear();
      bytes = 0;
      this.version = version;
    }
    Answer before = answers.put(question, answer);
    bytes += content.bytes().length - (before == null ? -2L * question.length() : length(before));
    var oldest = answers.entrySet().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      Map.Entry<String, Answer> entry = oldest.next();
      bytes -= length(entry.getValue()) + 2L * entry.getKey().length();
      oldest.remove();
    }
  }

  private static long length(Answer answer) {
    return ((Answer.Content.Bytes) answer.content()).bytes().length;
  }
}
