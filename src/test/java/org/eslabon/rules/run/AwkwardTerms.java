package org.eslabon.rules.run;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.eslabon.rules.trace.TracerTest;
import org.eslabon.store.GraphNames;

/** Random graphs, of plain things or of all the literals that engines get wrong. */
public final class AwkwardTerms {

  private static final List<Node> LITERALS =
      List.of(
          typed("1", XSDDatatype.XSDinteger),
          typed("01", XSDDatatype.XSDinteger),
          typed("2", XSDDatatype.XSDinteger),
          typed("-3", XSDDatatype.XSDinteger),
          typed("0", XSDDatatype.XSDinteger),
          typed("7", XSDDatatype.XSDint),
          typed("7", XSDDatatype.XSDbyte),
          typed("300", XSDDatatype.XSDbyte),
          typed("123456789012345678901234567890", XSDDatatype.XSDinteger),
          typed("9223372036854775807", XSDDatatype.XSDinteger),
          typed("1.0", XSDDatatype.XSDdecimal),
          typed("1.00", XSDDatatype.XSDdecimal),
          typed("0.5", XSDDatatype.XSDdecimal),
          typed("-0.25", XSDDatatype.XSDdecimal),
          typed("3", XSDDatatype.XSDdecimal),
          typed("0.333333333333333333333333", XSDDatatype.XSDdecimal),
          typed("12345678901234567890.123456789", XSDDatatype.XSDdecimal),
          typed("1.0E0", XSDDatatype.XSDdouble),
          typed("0.5", XSDDatatype.XSDdouble),
          typed("NaN", XSDDatatype.XSDdouble),
          typed("INF", XSDDatatype.XSDdouble),
          typed("-0.0", XSDDatatype.XSDdouble),
          typed("0.5", XSDDatatype.XSDfloat),
          typed("NaN", XSDDatatype.XSDfloat),
          typed("abc", XSDDatatype.XSDinteger),
          typed("1e", XSDDatatype.XSDdecimal),
          typed("", XSDDatatype.XSDinteger),
          typed("true", XSDDatatype.XSDboolean),
          typed("1", XSDDatatype.XSDboolean),
          typed("false", XSDDatatype.XSDboolean),
          typed("maybe", XSDDatatype.XSDboolean),
          typed("2020-01-01", XSDDatatype.XSDdate),
          typed("2020-01-01Z", XSDDatatype.XSDdate),
          typed("2020-01-02", XSDDatatype.XSDdate),
          typed("2020-01-01T12:00:00", XSDDatatype.XSDdateTime),
          typed("2020-01-01T12:00:00Z", XSDDatatype.XSDdateTime),
          typed("2020-01-01T13:00:00+01:00", XSDDatatype.XSDdateTime),
          typed("2020", XSDDatatype.XSDgYear),
          NodeFactory.createLiteralString(""),
          NodeFactory.createLiteralString("a"),
          NodeFactory.createLiteralString("1"),
          NodeFactory.createLiteralString("b"),
          NodeFactory.createLiteralLang("a", "en"),
          NodeFactory.createLiteralLang("a", "EN"),
          NodeFactory.createLiteralLang("a", "es"),
          NodeFactory.createLiteralDT("x", NodeFactory.getType("http://example/type")),
          NodeFactory.createLiteralDT("y", NodeFactory.getType("http://example/type")));

  private static final List<Node> GRAPHS =
      List.of(GraphNames.asserted("one"), GraphNames.asserted("two"), GraphNames.theory("theory"));

  private final Random random;

  public AwkwardTerms(Random random) {
    this.random = random;
  }

  private static Node typed(String form, XSDDatatype datatype) {
    return NodeFactory.createLiteralDT(form, datatype);
  }

  /** What {@link RandomRules} speak of. */
  public Set<Quad> plainGraph() {
    Set<Quad> quads = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      Node subject = thing();
      switch (random.nextInt(10)) {
        case 0, 1 -> add(quads, subject, "n", NodeFactory.createLiteralByValue(random.nextInt(5)));
        case 2 ->
            quads.add(
                Quad.create(
                    name(),
                    subject,
                    RDF.type.asNode(),
                    TracerTest.iri(List.of("C", "D", "New").get(random.nextInt(3)))));
        case 3 -> add(quads, subject, "r" + random.nextInt(4), thing());
        case 4, 5, 6 -> add(quads, subject, "p", thing());
        default -> add(quads, subject, "q", thing());
      }
    }
    return quads;
  }

  /** What {@link AwkwardRules} speak of: p and q between things, v and w to values. */
  public Set<Quad> graph() {
    Set<Quad> quads = new HashSet<>();
    int size = 5 + random.nextInt(40);
    for (int i = 0; i < size; i++) {
      switch (random.nextInt(5)) {
        case 0 -> add(quads, thing(), "p", thing());
        case 1 -> add(quads, thing(), "q", random.nextInt(4) == 0 ? value() : thing());
        case 2 -> add(quads, thing(), "w", value());
        default -> add(quads, thing(), "v", value());
      }
    }
    return quads;
  }

  private void add(Set<Quad> quads, Node subject, String predicate, Node object) {
    quads.add(Quad.create(name(), subject, TracerTest.iri(predicate), object));
  }

  private Node name() {
    return GRAPHS.get(random.nextInt(GRAPHS.size()));
  }

  private Node value() {
    return random.nextInt(8) == 0 ? thing() : LITERALS.get(random.nextInt(LITERALS.size()));
  }

  private Node thing() {
    String name = String.valueOf("abcde".charAt(random.nextInt(5)));
    return random.nextInt(8) == 0
        ? NodeFactory.createBlankNode(name)
        : TracerTest.iri(random.nextInt(20) == 0 ? name + "/new" : name);
  }
}
