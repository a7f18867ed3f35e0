package org.eslabon.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What {@code sh:order} says of rules, which are run in the order of their strata all the same. */
public final class ShaclOrders {

  private ShaclOrders() {}

  /** The order of each rule of a Turtle file that has one, by name of the rule; else nothing. */
  public static Map<String, BigDecimal> read(Path file) {
    if (!file.toString().endsWith(".ttl") || !Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      return ShaclRuleReader.orders(RuleText.of(file.toString(), Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
