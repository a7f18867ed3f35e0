package org.eslabon.portal.lookup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eslabon.portal.lookup.PageQuery.Row;

/**
 * Which data a page was made from, so that a citation can be checked later. Immutable.
 *
 * @param mark the same for the same files, wherever they were loaded
 * @param date of the latest file, as {@code 2026-11-21}; empty when nothing was loaded
 */
public record DataVersion(String mark, String date) {

  public static DataVersion of(DatasetGraph data) {
    List<Row> files = PageQuery.named("data-version").rows(data);
    String date =
        files.stream()
            .map(row -> row.text("time"))
            .filter(time -> time.length() >= 10)
            .map(time -> time.substring(0, 10))
            .max(String::compareTo)
            .orElse("");
    return new DataVersion(mark(files), date);
  }

  private static String mark(List<Row> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Row row : files) {
        String line = row.text("graph") + " " + row.text("digest") + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
