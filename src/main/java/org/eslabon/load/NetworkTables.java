package org.eslabon.load;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a synthetic network as canonical tables: firms, ownership, chains and links. Sectors have
 * the form of ISIC codes and are otherwise made up.
 */
public final class NetworkTables implements SyntheticNetwork.Taker, Closeable {

  private static final int FIRST_SECTOR = 1000;
  private static final int BUFFER = 1 << 18;

  private final Writer firms;
  private final Writer ownership;
  private final Writer links;

  private NetworkTables(Path folder) throws IOException {
    firms = table(folder, "firms", "id,name,region,sector");
    ownership = table(folder, "ownership", "owned,owner,share");
    links =
        table(
            folder,
            "links",
            "id,supplier,buyer,chain,product_defined_by,complementary_competences,"
                + "buyer_monitors,value");
  }

  /** Writes all tables of the network into a folder that is there. */
  public static void write(SyntheticNetwork network, Path folder) throws IOException {
    try (Writer chains = table(folder, "chains", "id,name")) {
      for (int chain = 0; chain < network.chains(); chain++) {
        chains.append("c").append(String.valueOf(chain)).append(",Chain ");
        chains.append(String.valueOf(chain)).append('\n');
      }
    }
    try (NetworkTables tables = new NetworkTables(folder)) {
      network.make(tables);
    }
  }

  private static Writer table(Path folder, String name, String header) throws IOException {
    Writer writer =
        new BufferedWriter(
            Files.newBufferedWriter(folder.resolve(name + ".csv"), StandardCharsets.UTF_8), BUFFER);
    return writer.append(header).append('\n');
  }

  @Override
  public void take(SyntheticNetwork.Firm firm) throws IOException {
    String id = String.valueOf(firm.id());
    firms.append('f').append(id).append(",Firm ").append(id);
    firms.append(",Region ").append(String.valueOf(firm.region())).append(',');
    firms.append(String.valueOf(FIRST_SECTOR + firm.sector())).append('\n');
    if (firm.owner() >= 0) {
      ownership.append('f').append(id).append(",f").append(String.valueOf(firm.owner()));
      ownership.append(',').append(hundredths(firm.shareHundredths())).append('\n');
    }
  }

  @Override
  public void take(SyntheticNetwork.Link link) throws IOException {
    links.append('l').append(String.valueOf(link.id()));
    links.append(",f").append(String.valueOf(link.supplier()));
    links.append(",f").append(String.valueOf(link.buyer()));
    links.append(",c").append(String.valueOf(link.chain())).append(',');
    SyntheticNetwork.Definition definition = link.definition();
    links.append(definition == null ? "" : definition.name().toLowerCase(Locale.ROOT));
    links.append(link.complementary() ? ",yes" : ",no").append(link.monitored() ? ",yes," : ",no,");
    links.append(hundredths(link.valueHundredths())).append('\n');
  }

  static String hundredths(long number) {
    return number / 100 + "." + number / 10 % 10 + number % 10;
  }

  @Override
  public void close() throws IOException {
    try (firms;
        ownership;
        links) {
      links.flush();
    }
  }
}
