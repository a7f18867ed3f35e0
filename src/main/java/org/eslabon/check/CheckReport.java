package org.eslabon.check;

import java.util.List;
import org.apache.jena.graph.Graph;

/**
 * Everything that the shapes found. Immutable, except that nobody must write to the graph.
 *
 * @param findings gravest first, then by file, row, node, shape and value: the same data always
 *     give the same list
 * @param shacl the same as a SHACL validation report
 */
public record CheckReport(List<Finding> findings, Graph shacl) {

  public CheckReport {
    findings = List.copyOf(findings);
  }

  /** True when nothing is violated; warnings and remarks do not count. */
  public boolean conforms() {
    return count(FindingSeverity.VIOLATION) == 0;
  }

  /** How many findings are of this severity. */
  public long count(FindingSeverity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
