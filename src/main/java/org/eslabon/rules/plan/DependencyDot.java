package org.eslabon.rules.plan;

import org.eslabon.rules.Rule;

/**
 * Writes the dependency graph of a rule set in the DOT language: one cluster a stratum, an edge
 * from the rule that reads to the rule that writes, dashed where what is read must be finished
 * first.
 */
public final class DependencyDot {

  private DependencyDot() {}

  /** The graph, each line ended by a newline. */
  public static String write(Stratification strata) {
    StringBuilder out = new StringBuilder("digraph rules {\n");
    out.append("  rankdir=RL;\n  node [shape=box, fontname=\"sans-serif\", fontsize=10];\n");
    for (int level = 0; level < strata.strata().size(); level++) {
      out.append("  subgraph \"cluster_" + level + "\" {\n");
      out.append("    label=\"stratum " + level + "\";\n");
      for (Rule rule : strata.strata().get(level).rules()) {
        out.append("    " + quoted(rule.name()));
        out.append(" [tooltip=" + quoted(rule.header().title()) + "];\n");
      }
      out.append("  }\n");
    }
    for (Dependency dependency : strata.dependencies()) {
      out.append("  " + quoted(dependency.from().name()) + " -> ");
      out.append(quoted(dependency.to().name()));
      Closure closure = dependency.closure();
      if (closure != null) {
        out.append(" [style=dashed, tooltip=" + quoted(closure.words()) + "]");
      }
      out.append(";\n");
    }
    return out.append("}\n").toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
