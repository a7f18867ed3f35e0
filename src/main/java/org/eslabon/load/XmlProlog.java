package org.eslabon.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.events.EntityDeclaration;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;

/**
 * Looks at what stands before the root element of an XML file. Jena does not fetch external
 * entities but drops them without a word, so that data would be missing; they are refused instead.
 */
final class XmlProlog {

  private static final int LONGEST = 1 << 20;

  private XmlProlog() {}

  /**
   * Leaves the stream where it was.
   *
   * @throws UnreadableInput when an entity stands for another file
   */
  static void requireSelfContained(String file, InputStream in) throws IOException {
    in.mark(LONGEST);
    try {
      XMLStreamReader xml = factory(file).createXMLStreamReader(in);
      while (xml.hasNext() && xml.next() != XMLStreamConstants.START_ELEMENT) {
        if (xml.getEventType() == XMLStreamConstants.DTD) {
          requireInternal(file, xml);
        }
      }
      xml.close();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof UnreadableInput refused) {
        throw refused;
      }
      // not well-formed: the RDF parser says so, with the place
    }
    in.reset();
  }

  private static void requireInternal(String file, XMLStreamReader xml) throws UnreadableInput {
    Object entities = xml.getProperty("javax.xml.stream.entities");
    if (entities instanceof List<?> declared) {
      for (Object entity : declared) {
        if (entity instanceof EntityDeclaration declaration && declaration.getSystemId() != null) {
          throw refused(file, "entity `" + declaration.getName() + "`", declaration.getSystemId());
        }
      }
    }
  }

  private static XMLInputFactory factory(String file) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // asked for anything outside, the parser comes here; nothing is ever opened
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          UnreadableInput refused = refused(file, "document type", String.valueOf(systemId));
          throw new XMLStreamException(refused.getMessage(), refused);
        });
    return factory;
  }

  private static UnreadableInput refused(String file, String what, String where) {
    return new UnreadableInput(
        new Problem(
            ProblemCode.L013,
            "the " + what + " stands outside the file, at `" + where + "`, which is not fetched",
            SourcePlace.of(file),
            "put what it stands for into the file"));
  }
}
