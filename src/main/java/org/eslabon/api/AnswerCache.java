package org.eslabon.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eslabon.web.Answer;

/**
 * Answers that were given before, by the entity tag that says all they depend on. Bounded in bytes;
 * those that nobody asked for longest go first. Safe for use by several threads.
 */
final class AnswerCache {

  private static final long MOST_BYTES = 32L << 20;

  private final Map<String, Answer> answers = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /** The answer with this tag. */
  synchronized Optional<Answer> find(String tag) {
    return Optional.ofNullable(answers.get(tag));
  }

  /** Keeps an answer whose bytes are in memory; any other is passed over. */
  synchronized void keep(String tag, Answer answer) {
    if (!(answer.content() instanceof Answer.Content.Bytes) || answer.status() != 200) {
      return;
    }
    Answer before = answers.put(tag, answer);
    bytes += length(answer) - (before == null ? 0 : length(before));
    var oldest = answers.values().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      bytes -= length(oldest.next());
      oldest.remove();
    }
  }

  private static long length(Answer answer) {
    return ((Answer.Content.Bytes) answer.content()).bytes().length;
  }
}
