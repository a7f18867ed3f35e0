package org.eslabon.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.jena.sparql.util.FmtUtils;
import org.eslabon.check.CheckReport;
import org.eslabon.check.Finding;

/**
 * A report of findings as a JSON array: {@code shape, severity, focus, path, value, file, line,
 * message} with the message by language.
 */
public final class FindingJson {

  private FindingJson() {}

  public static void write(CheckReport report, OutputStream out) {
    ArrayNode findings = JsonText.MAPPER.createArrayNode();
    report.findings().forEach(finding -> findings.add(object(finding)));
    JsonText.write(findings, out);
  }

  private static ObjectNode object(Finding finding) {
    ObjectNode object = JsonText.MAPPER.createObjectNode();
    object.put("shape", finding.shape());
    object.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    object.put("focus", FmtUtils.stringForNode(finding.focus()));
    object.put("path", finding.path());
    object.put("value", finding.value() == null ? null : FmtUtils.stringForNode(finding.value()));
    object.put("file", finding.place() == null ? null : finding.place().file());
    object.put("line", finding.place() == null ? null : finding.place().line());
    ObjectNode message = object.putObject("message");
    finding.messages().forEach((language, text) -> message.put(language.tag(), text));
    return object;
  }
}
