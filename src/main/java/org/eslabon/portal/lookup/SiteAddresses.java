package org.eslabon.portal.lookup;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.DataIris;

/**
 * Absolute addresses of what a site offers, as catalogues, sitemaps and documents name them.
 *
 * @param base the address at which the world reaches the site, ending in a slash
 */
public record SiteAddresses(String base) {

  /** The address of a path that begins with a slash. */
  public String of(String path) {
    return base + path.substring(1);
  }

  /** The same as a node. */
  public Node node(String path) {
    return NodeFactory.createURI(of(path));
  }

  /** All data together, as VoID and DCAT speak of it. */
  public Node dataset() {
    return node("/void#data");
  }

  /** What one folder of tables or one file of RDF brought. */
  public Node caseDataset(String folder) {
    return node("/catalog#" + DataIris.encode(folder));
  }
}
