package org.eslabon.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a synthetic network as N-Triples in the plain vocabulary {@code http://example.org/ns#} of
 * the benchmark, which any RDF engine can be asked about.
 */
public final class NetworkTriples implements SyntheticNetwork.Taker {

  private static final String TERM = "<http://example.org/ns#";
  private static final String ID = "<http://example.org/id/";
  private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  private static final String BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean";
  private static final String DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal";
  private static final int BUFFER = 1 << 18;

  private final Writer out;
  private final StringBuilder lines = new StringBuilder();

  private NetworkTriples(Writer out) {
    this.out = out;
  }

  /** Writes the network into one file. */
  public static void write(SyntheticNetwork network, Path file) throws IOException {
    try (Writer out =
        new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), BUFFER)) {
      network.make(new NetworkTriples(out));
    }
  }

  @Override
  public void take(SyntheticNetwork.Firm firm) throws IOException {
    String subject = "firm/" + firm.id();
    type(subject, "Firm");
    thing(subject, "locatedIn", "region/" + firm.region());
    thing(subject, "sector", "sector/" + firm.sector());
    if (firm.owner() >= 0) {
      thing(subject, "ownedBy", "firm/" + firm.owner());
      decimal(subject, "ownershipShare", firm.shareHundredths());
    }
    flush();
  }

  @Override
  public void take(SyntheticNetwork.Link link) throws IOException {
    String subject = "link/" + link.id();
    type(subject, "Link");
    thing(subject, "supplier", "firm/" + link.supplier());
    thing(subject, "buyer", "firm/" + link.buyer());
    thing(subject, "inChain", "chain/" + link.chain());
    decimal(subject, "annualValue", link.valueHundredths());
    SyntheticNetwork.Definition definition = link.definition();
    if (definition != null) {
      begin(subject, "productDefinedBy").append(TERM).append(name(definition)).append("> .\n");
    }
    literal(subject, "buyerMonitorsProcess", String.valueOf(link.monitored()), BOOLEAN);
    literal(subject, "complementaryCompetence", String.valueOf(link.complementary()), BOOLEAN);
    flush();
  }

  private static String name(SyntheticNetwork.Definition definition) {
    return switch (definition) {
      case BUYER -> "BuyerDefined";
      case SUPPLIER -> "SupplierDefined";
      case JOINT -> "JointlyDefined";
      case STANDARD -> "StandardProduct";
    };
  }

  private StringBuilder begin(String subject, String property) {
    return lines.append(ID).append(subject).append("> ").append(TERM).append(property).append("> ");
  }

  private void type(String subject, String type) {
    lines.append(ID).append(subject).append("> <").append(TYPE).append("> ");
    lines.append(TERM).append(type).append("> .\n");
  }

  private void thing(String subject, String property, String object) {
    begin(subject, property).append(ID).append(object).append("> .\n");
  }

  private void decimal(String subject, String property, long hundredths) {
    literal(subject, property, NetworkTables.hundredths(hundredths), DECIMAL);
  }

  private void literal(String subject, String property, String text, String datatype) {
    begin(subject, property).append('"').append(text).append("\"^^<").append(datatype);
    lines.append("> .\n");
  }

  private void flush() throws IOException {
    out.append(lines);
    lines.setLength(0);
  }
}
