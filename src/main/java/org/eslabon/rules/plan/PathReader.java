package org.eslabon.rules.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/**
 * The triple patterns that a property path looks for: one for each property in it, with the ends of
 * the path where the first or last step must meet them. A negated set reads every property: more
 * triples only add matches, so it stays open.
 */
public final class PathReader {

  private final List<Triple> patterns = new ArrayList<>();

  private PathReader() {}

  /** The patterns; {@link Node#ANY} for nodes between two steps. */
  public static List<Triple> read(TriplePath path) {
    if (path.isTriple()) {
      return List.of(path.asTriple());
    }
    PathReader reader = new PathReader();
    reader.visit(path.getSubject(), path.getPath(), path.getObject());
    return reader.patterns;
  }

  /** Whether the path also holds from a node to itself, without a step. */
  public static boolean canBeEmpty(TriplePath path) {
    return !path.isTriple() && canBeEmpty(path.getPath());
  }

  private static boolean canBeEmpty(Path path) {
    if (path instanceof P_Seq sequence) {
      return canBeEmpty(sequence.getLeft()) && canBeEmpty(sequence.getRight());
    }
    if (path instanceof P_Alt choice) {
      return canBeEmpty(choice.getLeft()) || canBeEmpty(choice.getRight());
    }
    if (path instanceof P_ZeroOrMore1
        || path instanceof P_ZeroOrMoreN
        || path instanceof P_ZeroOrOne) {
      return true;
    }
    return path instanceof P_Path1 repeated && canBeEmpty(repeated.getSubPath());
  }

  private void visit(Node from, Path path, Node to) {
    if (path instanceof P_Link link) {
      patterns.add(Triple.create(from, link.getNode(), to));
    } else if (path instanceof P_ReverseLink link) {
      patterns.add(Triple.create(to, link.getNode(), from));
    } else if (path instanceof P_Inverse inverse) {
      visit(to, inverse.getSubPath(), from);
    } else if (path instanceof P_Seq sequence) {
      visit(from, sequence.getLeft(), Node.ANY);
      visit(Node.ANY, sequence.getRight(), to);
    } else if (path instanceof P_Alt choice) {
      visit(from, choice.getLeft(), to);
      visit(from, choice.getRight(), to);
    } else if (path instanceof P_NegPropSet) {
      patterns.add(Triple.create(Node.ANY, Node.ANY, Node.ANY));
    } else if (path instanceof P_Path1 repeated) {
      visit(Node.ANY, repeated.getSubPath(), Node.ANY);
    } else {
      throw new IllegalStateException("a rule body with path " + path);
    }
  }
}
