package org.eslabon.load;

import java.util.List;
import org.apache.jena.graph.Node_Ext;
import org.apache.jena.shared.PrefixMapping;

/** Stands for the thing that an id refers to, as long as nobody knows which that is. */
final class OpenNode extends Node_Ext<OpenNode.Id> {

  private static final long serialVersionUID = 1L;

  /**
   * An id in a cell.
   *
   * @param kinds what it may be the id of
   */
  record Id(List<String> kinds, String id) {}

  OpenNode(Id id) {
    super(id);
  }

  @Override
  public String toString(PrefixMapping prefixes) {
    return toString();
  }

  @Override
  public String toString() {
    return "open " + get();
  }
}
