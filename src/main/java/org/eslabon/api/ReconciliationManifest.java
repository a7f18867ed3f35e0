package org.eslabon.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eslabon.answer.JsonText;
import org.eslabon.model.Esl;

/**
 * What the service says of itself.
 *
 * @param server address of the server, ending in a slash
 * @param base what the IRIs of data begin with
 */
record ReconciliationManifest(String server, String base, ThingFacts facts) {

  private static final int WIDTH = 420;
  private static final int HEIGHT = 220;

  /** For clients of versions 0.1 and 0.2. */
  ObjectNode current() {
    ObjectNode manifest = common("0.1", "0.2");
    String service = server + Reconciliation.PATH.substring(1);
    manifest.put("identifierSpace", base);
    manifest.put("schemaSpace", Esl.NS);
    ObjectNode suggest = manifest.putObject("suggest");
    for (String kind : new String[] {"entity", "type", "property"}) {
      suggest.putObject(kind).put("service_url", service).put("service_path", "/suggest/" + kind);
    }
    preview(manifest).put("url", service + "/preview?id={{id}}");
    ObjectNode propose = manifest.putObject("extend").putObject("propose_properties");
    propose.put("service_url", service).put("service_path", "/properties");
    return manifest;
  }

  /** For clients of the 1.0 draft. */
  ObjectNode draft() {
    ObjectNode manifest = common("1.0-draft");
    manifest.put("standardizedScore", true);
    manifest.putObject("suggest").put("entity", true).put("type", true).put("property", true);
    preview(manifest);
    manifest.putObject("extend").put("proposeProperties", true);
    return manifest;
  }

  private ObjectNode common(String... versions) {
    ObjectNode manifest = JsonText.MAPPER.createObjectNode();
    ArrayNode list = manifest.putArray("versions");
    for (String version : versions) {
      list.add(version);
    }
    manifest.put("name", "Eslabon: firms, clusters, institutions, sectors, chains");
    manifest.put("documentation", server + "api/");
    manifest
        .putObject("view")
        .put("url", server + Reconciliation.PATH.substring(1) + "/view?id={{id}}");
    ArrayNode types = manifest.putArray("defaultTypes");
    CandidateJson writer = new CandidateJson(facts);
    NameIndex.TYPES.forEach(type -> types.add(writer.named(type)));
    return manifest;
  }

  private static ObjectNode preview(ObjectNode manifest) {
    return manifest.putObject("preview").put("width", WIDTH).put("height", HEIGHT);
  }
}
