package org.eslabon.rules.layer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.eslabon.model.Esl;
import org.eslabon.rules.Rule;
import org.eslabon.rules.RuleSet;
import org.eslabon.store.GraphNames;

/**
 * The note in a dataset that its inferred graphs are what certain rules conclude from its other
 * graphs. It stands with the provenance of the asserted graphs. Without it an update works out
 * everything anew, so whoever writes past the rule engine takes it away.
 */
public final class InferenceMark {

  private static final Node SHA256 = Esl.term("sha256");

  private InferenceMark() {}

  /** Says that the inferred graphs may be out of date, inside a write transaction. */
  public static void remove(DatasetGraph data) {
    data.deleteAny(GraphNames.PROVENANCE, GraphNames.INFERENCE, Node.ANY, Node.ANY);
  }

  public static void write(DatasetGraph data, RuleSet rules) {
    if (!holds(data, rules)) {
      remove(data);
      data.add(quad(rules));
    }
  }

  public static boolean holds(DatasetGraph data, RuleSet rules) {
    return data.contains(quad(rules));
  }

  private static Quad quad(RuleSet rules) {
    return Quad.create(
        GraphNames.PROVENANCE,
        GraphNames.INFERENCE,
        SHA256,
        NodeFactory.createLiteralString(digest(rules)));
  }

  private static String digest(RuleSet rules) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Rule rule : rules.rules()) {
        digest.update(
            (rule.name() + "\n" + rule.construct() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
