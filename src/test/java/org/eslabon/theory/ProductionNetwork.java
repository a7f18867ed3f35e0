package org.eslabon.theory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.model.Esl;
import org.eslabon.store.GraphNames;

/**
 * A made-up production network of any size, with the shape of real ones: a few firms have very many
 * links and most have one or two, some firms own others, and of each link some facts are unknown.
 */
final class ProductionNetwork {

  /** Exponent of the skew: the larger, the more links the largest firms have. */
  private static final double SKEW = 2.5;

  private static final Node LINKS = GraphNames.asserted("network/links.csv");
  private static final Node FIRMS = GraphNames.asserted("network/firms.csv");

  private final Random random;
  private final int links;
  private final int firms;
  private final Set<Quad> facts = new HashSet<>();
  private final List<Node> linkNodes = new ArrayList<>();

  private ProductionNetwork(int links, long seed) {
    this.random = new Random(seed);
    this.links = links;
    this.firms = Math.max(10, links / 5);
  }

  /** The facts of a network with so many links, and five times fewer firms. */
  static ProductionNetwork of(int links, long seed) {
    ProductionNetwork network = new ProductionNetwork(links, seed);
    for (int firm = 0; firm < network.firms; firm++) {
      network.addFirm(firm);
    }
    for (int link = 0; link < links; link++) {
      network.addLink(link);
    }
    return network;
  }

  Set<Quad> facts() {
    return facts;
  }

  List<Node> linkNodes() {
    return linkNodes;
  }

  private void addFirm(int number) {
    Node firm = thing("firm", number);
    say(FIRMS, firm, RDF.Nodes.type, Esl.term("Firm"));
    say(FIRMS, firm, Esl.term("country"), NodeFactory.createLiteralString("BR"));
    say(FIRMS, firm, Esl.term("inCluster"), thing("cluster", random.nextInt(1 + firms / 50)));
    if (random.nextInt(30) == 0) {
      Node holding = thing("ownership", number);
      say(FIRMS, holding, RDF.Nodes.type, Esl.term("Ownership"));
      say(FIRMS, holding, Esl.term("owned"), firm);
      say(FIRMS, holding, Esl.term("owner"), thing("firm", skewed()));
      say(FIRMS, holding, Esl.term("share"), decimal(1 + random.nextInt(100)));
    }
  }

  private void addLink(int number) {
    Node link = thing("link", number);
    linkNodes.add(link);
    int supplier = skewed();
    int buyer = (supplier + 1 + skewed()) % firms;
    say(LINKS, link, RDF.Nodes.type, Esl.term("Link"));
    say(LINKS, link, Esl.term("supplier"), thing("firm", firms - 1 - supplier));
    say(LINKS, link, Esl.term("buyer"), thing("firm", buyer));
    say(LINKS, link, Esl.term("inChain"), thing("chain", random.nextInt(1 + links / 20)));
    choose(link, "productDefinedBy", "DefinedByBuyer", "DefinedBySupplier", "DefinedJointly");
    choose(link, "power", "SimilarPower", "BuyerDominant", "SupplierDominant");
    choose(link, "complexity", "High", "Low");
    choose(link, "codifiability", "High", "Low");
    choose(link, "supplierCapability", "High", "Low");
    choose(link, "salesMode", "DirectSale", "AgentSale", "TraderSale");
    if (random.nextBoolean()) {
      say(LINKS, link, Esl.term("complementaryCompetences"), truth());
    }
    if (random.nextBoolean()) {
      say(LINKS, link, Esl.term("annualValue"), decimal(1 + random.nextInt(1_000_000)));
    }
  }

  /** One of the concepts, or in every third case nothing. */
  private void choose(Node link, String property, String... concepts) {
    if (random.nextInt(3) > 0) {
      Node value = Esl.term(concepts[random.nextInt(concepts.length)]);
      say(LINKS, link, Esl.term(property), value);
    }
  }

  private int skewed() {
    return (int) (firms * Math.pow(random.nextDouble(), SKEW));
  }

  private Node truth() {
    return NodeFactory.createLiteralByValue(random.nextBoolean());
  }

  private static Node decimal(int number) {
    return NodeFactory.createLiteralByValue(BigDecimal.valueOf(number));
  }

  private static Node thing(String kind, int number) {
    return NodeFactory.createURI(Esl.DEFAULT_BASE + kind + "/" + number);
  }

  private void say(Node graph, Node subject, Node property, Node object) {
    facts.add(Quad.create(graph, subject, property, object));
  }
}
