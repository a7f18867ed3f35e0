package org.eslabon.portal.load;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eslabon.web.Upload;

/**
 * What was previewed and may be stored: kept in memory for a while, a few loads at most, the oldest
 * going first. Whoever stores names it by a token that cannot be guessed, so that no other site can
 * make a browser store anything. Safe for use by several threads.
 */
final class LoadDesk {

  private static final int MOST = 8;
  private static final long MOST_BYTES = 48L << 20;
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Held> held = new LinkedHashMap<>();

  /**
   * A load that waits for a decision.
   *
   * @param collection name of the folder that its graphs are called after
   */
  record Held(String collection, List<Upload> files, Instant since) {

    Held {
      files = List.copyOf(files);
    }
  }

  /** Keeps files and gives the token for them. */
  synchronized String keep(String collection, List<Upload> files) {
    drop();
    while (held.size() >= MOST || (!held.isEmpty() && bytes(files) + bytes() > MOST_BYTES)) {
      held.remove(held.keySet().iterator().next());
    }
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    held.put(token, new Held(collection, files, Instant.now()));
    return token;
  }

  /** Gives the files of a token away; empty when they are no longer there. */
  synchronized Optional<Held> take(String token) {
    drop();
    return Optional.ofNullable(held.remove(token));
  }

  /** Whether the token still stands for something. */
  synchronized boolean has(String token) {
    drop();
    return held.containsKey(token);
  }

  private long bytes() {
    return held.values().stream().mapToLong(each -> bytes(each.files())).sum();
  }

  private static long bytes(List<Upload> files) {
    return files.stream().mapToLong(file -> file.bytes().length).sum();
  }

  private void drop() {
    Instant oldest = Instant.now().minus(KEPT);
    held.values().removeIf(each -> each.since().isBefore(oldest));
  }
}
