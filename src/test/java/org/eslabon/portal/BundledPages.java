package org.eslabon.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eslabon.GraphSettings;
import org.eslabon.ValueGraph;
import org.eslabon.load.LoadRequest;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.store.Bundled;
import org.eslabon.web.Answer;
import org.eslabon.web.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Pages over the bundled cases, which are loaded once; nobody writes to them. */
public final class BundledPages {

  private static final class Cases {
    static final Portal PORTAL = load();

    private static Portal load() {
      ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled());
      graph.loadAndInfer(LoadRequest.of(Bundled.path("datasets")));
      return new Portal(graph, new PortalSettings("https://example.org/portal/", "Eslabon"));
    }
  }

  private BundledPages() {}

  public static Portal portal() {
    return Cases.PORTAL;
  }

  /** The answer to an address whose parameters need no decoding. */
  public static Optional<Answer> find(String address) {
    String[] parts = address.split("[?]", 2);
    Map<String, List<String>> parameters = new TreeMap<>();
    if (parts.length == 2) {
      for (String parameter : parts[1].split("&", -1)) {
        String[] pair = parameter.split("=", 2);
        parameters.put(pair[0], List.of(pair[1]));
      }
    }
    return portal().answer(Request.get(parts[0], parameters));
  }

  public static Answer get(String address) {
    return find(address).orElseThrow(() -> new AssertionError("nobody answers " + address));
  }

  /** A page as a browser reads it. */
  public static Document page(String address) {
    Answer answer = get(address);
    if (answer.status() != 200) {
      throw new AssertionError(address + " answers " + answer.status());
    }
    return Jsoup.parse(answer.text(), "https://example.org" + address);
  }
}
