package org.eslabon.load;

import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.eslabon.model.Esl;
import org.eslabon.problem.ProblemCode;

/** Codes of ISIC Rev. 4: a section letter, or two to four digits for division, group and class. */
final class Sectors {

  private Sectors() {}

  static Node read(String code) throws BadCell {
    if (!code.matches("[A-U]|\\d{2,4}")) {
      throw new BadCell(
          ProblemCode.L027,
          "`"
              + code
              + "` is not an ISIC Rev. 4 code: expected a section from A to U, or two to four"
              + " digits",
          hint(code));
    }
    return NodeFactory.createURI(Esl.ISIC + code);
  }

  private static String hint(String code) {
    if (code.matches("[a-u]")) {
      return "write `" + code.toUpperCase(Locale.ROOT) + "`";
    }
    if (code.matches("[A-Ua-u]\\d{2,4}")) {
      return "write `" + code.substring(1) + "`";
    }
    if (code.matches("\\d")) {
      return "write `0" + code + "`";
    }
    return "the codes are at https://unstats.un.org/unsd/classifications/Econ/isic";
  }
}
