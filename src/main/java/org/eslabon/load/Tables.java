package org.eslabon.load;

import static org.eslabon.load.Column.Arity.ONE;
import static org.eslabon.load.Column.Arity.SEVERAL;
import static org.eslabon.load.Column.Need.OPTIONAL;
import static org.eslabon.load.Column.Need.REQUIRED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.eslabon.load.CellType.Answer;
import org.eslabon.load.CellType.ClaimedValue;
import org.eslabon.load.CellType.Latitude;
import org.eslabon.load.CellType.Longitude;
import org.eslabon.load.CellType.Named;
import org.eslabon.load.CellType.Noted;
import org.eslabon.load.CellType.Reference;
import org.eslabon.load.CellType.Scalar;
import org.eslabon.load.CellType.Sector;
import org.eslabon.load.CellType.Stages;
import org.eslabon.load.CellType.Words;
import org.eslabon.model.Esl;

/**
 * What the canonical tables are: every column with its type and the property it becomes. {@code
 * src/docs/vocabulary.md} says the same in words.
 */
final class Tables {

  private static final Scalar TEXT = new Scalar(Literals.TEXT);
  private static final Scalar COUNT = new Scalar(Literals.COUNT);
  private static final Scalar AMOUNT = new Scalar(Literals.AMOUNT);
  private static final Scalar YEAR = new Scalar(Literals.YEAR);
  private static final Scalar YEAR_OR_DATE = new Scalar(Literals.YEAR_OR_DATE);
  private static final Words YES_NO = new Words(Concepts.YES_NO);
  private static final Words HIGH_LOW = new Words(Concepts.HIGH_LOW);
  private static final Words UPGRADING_TYPE = new Words(Concepts.UPGRADING);
  private static final Named PRODUCT = new Named("product", Esl.term("Product"));
  private static final Named END_MARKET = new Named("end-market", Esl.term("EndMarket"));
  private static final Named REGION = new Named("region", Esl.term("Region"));

  private static final Node HAS_GEOMETRY =
      NodeFactory.createURI("http://www.opengis.net/ont/geosparql#hasGeometry");
  private static final Node OBSERVATION =
      NodeFactory.createURI("http://purl.org/linked-data/cube#Observation");

  /** All tables, those that others refer to first. */
  static final List<Table> ALL =
      List.of(
          keyed("sources", "source", "Source")
              .property("author", TEXT, DCTerms.creator.asNode(), OPTIONAL, SEVERAL)
              .property("year", YEAR, DCTerms.issued.asNode(), OPTIONAL, ONE)
              .property("title", TEXT, DCTerms.title.asNode(), OPTIONAL, ONE)
              .property("note", TEXT, RDFS.comment.asNode(), OPTIONAL, ONE)
              .end(),
          keyed("clusters", "cluster", "Cluster")
              .name()
              .place()
              .several("sector", new Sector(), "sector")
              .several("products", PRODUCT, "product")
              .one("firms", COUNT, "firmCount")
              .one("employment", COUNT, "employment")
              .one("exports", AMOUNT, "exports")
              .one("year", YEAR, "year")
              .sourced(),
          keyed("chains", "chain", "ValueChain")
              .name()
              .one("product", PRODUCT, "product")
              .one("end_market", END_MARKET, "endMarket")
              .several("cluster", to("cluster"), "chainOf")
              .several("stages", new Stages(), "hasStage")
              .sourced(),
          keyed("firms", "firm", "Firm")
              .name()
              .one("country", new Scalar(Literals.COUNTRY), "country")
              .one("region", REGION, "region")
              .one("place", TEXT, "place")
              .property("latitude", new Latitude(), HAS_GEOMETRY, OPTIONAL, ONE)
              .property("longitude", new Longitude(), HAS_GEOMETRY, OPTIONAL, ONE)
              .one("sector", new Sector(), "sector")
              .one("employees", COUNT, "employees")
              .one("turnover", AMOUNT, "turnover")
              .several("cluster", to("cluster"), "inCluster")
              .several("functions", new Words(Concepts.FUNCTION), "performsFunction")
              .one("innovator", YES_NO, "innovator")
              .one("role", YES_NO, "isRole")
              .sourced(),
          keyed("institutions", "institution", "Institution")
              .name()
              .property(
                  "kind", new Words(Concepts.INSTITUTION_KIND), RDF.type.asNode(), REQUIRED, ONE)
              .place()
              .several("cluster", to("cluster"), "inCluster")
              .several("supports", to("cluster", "chain", "firm", "institution"), "supports")
              .sourced(),
          new Definition("ownership", "ownership", "owned", "owner", "since")
              .typed(Esl.term("Ownership"))
              .required("owned", to("firm", "institution"), "owned")
              .required("owner", to("firm", "institution"), "owner")
              .one("share", new Scalar(Literals.SHARE), "share")
              .one("since", YEAR_OR_DATE, "since")
              .one("until", YEAR_OR_DATE, "until")
              .sourced(),
          keyed("links", "link", "Link")
              .required("supplier", to("firm", "institution"), "supplier")
              .required("buyer", to("firm", "institution"), "buyer")
              .one("chain", to("chain"), "inChain")
              .one("product", PRODUCT, "product")
              .one("end_market", END_MARKET, "endMarket")
              .one("sales_mode", new Words(Concepts.SALES_MODE), "salesMode")
              .one("product_defined_by", new Words(Concepts.PRODUCT_DEFINED_BY), "productDefinedBy")
              .one("process_defined_by", new Words(Concepts.PROCESS_DEFINED_BY), "processDefinedBy")
              .one("particular_customer", YES_NO, "forParticularCustomer")
              .one("power", new Words(Concepts.POWER), "power")
              .one("complementary_competences", YES_NO, "complementaryCompetences")
              .one("buyer_monitors", YES_NO, "buyerMonitors")
              .one("buyer_supplies_inputs", YES_NO, "buyerSuppliesInputs")
              .one("supplier_failure_risk", HIGH_LOW, "supplierFailureRisk")
              .one("complexity", HIGH_LOW, "complexity")
              .one("codifiability", HIGH_LOW, "codifiability")
              .one("capability", HIGH_LOW, "supplierCapability")
              .one("value", AMOUNT, "annualValue")
              .one("currency", new Scalar(Literals.CURRENCY), "currency")
              .one("year", YEAR, "year")
              .sourced(),
          keyed("upgrading", "upgrading", "Upgrading")
              .required("subject", to("firm", "cluster"), "subject")
              .required("type", UPGRADING_TYPE, "upgradingType")
              .one("chain", to("chain"), "inChain")
              .one("link", to("link"), "onLink")
              .one("status", new Words(Concepts.UPGRADING_STATUS), "upgradingStatus")
              .one("year", YEAR, "year")
              .one("from", TEXT, "from")
              .one("to", TEXT, "to")
              .one("driver", TEXT, "driver")
              .sourced(),
          keyed("joint_actions", "joint-action", "JointAction")
              .one("cluster", to("cluster"), "inCluster")
              .property(
                  "participants",
                  to("firm", "institution", "cluster"),
                  Esl.term("participant"),
                  REQUIRED,
                  SEVERAL)
              .one("direction", new Words(Concepts.DIRECTION), "direction")
              .one("form", new Words(Concepts.FORM), "form")
              .one("purpose", TEXT, "purpose")
              .one("year", YEAR, "year")
              .sourced(),
          new Definition("employment", "employment", "region", "sector", "year")
              .typed(OBSERVATION)
              .typed(Esl.term("EmploymentObservation"))
              .required("region", REGION, "region")
              .required("sector", new Sector(), "sector")
              .required("year", YEAR, "year")
              .required("employment", COUNT, "employment")
              .one("establishments", COUNT, "establishments")
              .source(OPTIONAL)
              .end(),
          keyed("claims", "claim", "Claim")
              .required("about", to("link", "chain", "cluster", "firm", "institution"), "about")
              .required("property", new Words(Concepts.CLAIMED_PROPERTY), "claimedProperty")
              .required("value", new ClaimedValue(), "claimedValue")
              .one("upgrading", UPGRADING_TYPE, "upgradingType")
              .source(REQUIRED)
              .locator()
              .end(),
          keyed("assessments", "assessment", "Assessment")
              .required("about", to("link", "chain", "cluster", "firm", "institution"), "assesses")
              .required("criterion", new Noted(Esl.term("Criterion")), "criterion")
              .required("answer", new Answer(), "answer")
              .one("year", YEAR, "year")
              .property("note", TEXT, RDFS.comment.asNode(), OPTIONAL, ONE)
              .source(REQUIRED)
              .locator()
              .end(),
          keyed("indicators", "indicator", "IndicatorObservation")
              .typed(OBSERVATION)
              .required("about", to("cluster", "chain", "firm", "institution"), "observes")
              .required("indicator", new Noted(Esl.term("Indicator")), "measures")
              .required("value", new Scalar(Literals.NUMBER), "observedValue")
              .one("unit", TEXT, "unit")
              .one("kind", new Words(Concepts.OBSERVATION_KIND), "observationKind")
              .one("year", YEAR, "year")
              .source(REQUIRED)
              .locator()
              .end(),
          keyed("connections", "connection", "Connection")
              .required("cluster", to("cluster"), "connectionOf")
              .required("from", to("firm", "institution"), "connectionFrom")
              .required("to", to("firm", "institution"), "connectionTo")
              .required("state", new Words(Concepts.MAP_STATE), "mapState")
              .one("presence", HIGH_LOW, "presence")
              .one("critical", YES_NO, "critical")
              .property("note", TEXT, RDFS.comment.asNode(), OPTIONAL, ONE)
              .source(REQUIRED)
              .locator()
              .end());

  private Tables() {}

  /** The table of this name, in whatever case it is written. */
  static Optional<Table> find(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(table -> table.name().equals(wanted)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Table::name).toList();
  }

  private static Definition keyed(String name, String kind, String type) {
    return new Definition(name, kind, "id")
        .typed(Esl.term(type))
        .property("id", new CellType.Key(), DCTerms.identifier.asNode(), REQUIRED, ONE);
  }

  private static Reference to(String... kinds) {
    return new Reference(List.of(kinds));
  }

  /** Collects the columns of one table. */
  private static final class Definition {
    private final String name;
    private final String kind;
    private final List<Node> types = new ArrayList<>();
    private final List<String> key;
    private final List<Column> columns = new ArrayList<>();

    Definition(String name, String kind, String... key) {
      this.name = name;
      this.kind = kind;
      this.key = List.of(key);
    }

    Definition typed(Node type) {
      types.add(type);
      return this;
    }

    Definition property(
        String column, CellType cells, Node property, Column.Need need, Column.Arity arity) {
      columns.add(new Column(column, cells, property, need, arity));
      return this;
    }

    Definition required(String column, CellType cells, String term) {
      return property(column, cells, Esl.term(term), REQUIRED, ONE);
    }

    Definition one(String column, CellType cells, String term) {
      return property(column, cells, Esl.term(term), OPTIONAL, ONE);
    }

    Definition several(String column, CellType cells, String term) {
      return property(column, cells, Esl.term(term), OPTIONAL, SEVERAL);
    }

    Definition name() {
      return property("name", TEXT, RDFS.label.asNode(), REQUIRED, ONE);
    }

    Definition place() {
      return one("country", new Scalar(Literals.COUNTRY), "country")
          .one("region", REGION, "region")
          .property("latitude", new Latitude(), HAS_GEOMETRY, OPTIONAL, ONE)
          .property("longitude", new Longitude(), HAS_GEOMETRY, OPTIONAL, ONE);
    }

    Definition source(Column.Need need) {
      return property("source", to("source"), DCTerms.source.asNode(), need, SEVERAL);
    }

    Definition locator() {
      return several("locator", TEXT, "locator");
    }

    Table sourced() {
      return source(OPTIONAL).locator().end();
    }

    Table end() {
      return new Table(name, kind, types, key, columns);
    }
  }
}
