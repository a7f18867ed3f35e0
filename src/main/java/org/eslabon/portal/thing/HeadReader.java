package org.eslabon.portal.thing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.eslabon.portal.lookup.DataVersion;
import org.eslabon.portal.lookup.PageQuery.Row;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.thing.ThingHead.Cite;
import org.eslabon.portal.thing.ThingHead.Lines;
import org.eslabon.portal.thing.ThingHead.Passage;
import org.eslabon.portal.visit.Reading;
import org.eslabon.portal.visit.Ref;

/** Reads what stands at the top of the page of a thing. */
public final class HeadReader {

  private static final Pattern LOCATOR = Pattern.compile("(\\w+):(\\d+)(?:-(\\d+))?");

  private final Reading reading;
  private final Node thing;
  private final FactReader facts;

  public HeadReader(Reading reading, Node thing, FactReader facts) {
    this.reading = reading;
    this.thing = thing;
    this.facts = facts;
  }

  public ThingHead head() {
    Ref name = reading.name(thing);
    String about =
        Stream.of(RDFS.comment, SKOS.definition, DCTerms.description)
            .map(property -> reading.labels().text(thing, property.asNode()))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .map(SafeText::of)
            .orElse("");
    return new ThingHead(
        name,
        facts.names(RDF.type.asNode()),
        about,
        passages(reading, thing),
        cite(name),
        reading.visit().links().toEditor("thing-facts", Map.of("thing", thing)));
  }

  private Cite cite(Ref name) {
    String base = reading.visit().site().settings().publicBase();
    String path = reading.visit().links().pathOf(thing);
    String address = base + path.substring(1);
    String iri = thing.getURI();
    DataVersion version = reading.visit().site().version().get();
    String portal = SafeText.of(reading.visit().site().settings().title());
    String year = version.date().isEmpty() ? "" : version.date().substring(0, 4);
    String text =
        reading.word(
            "thing.cite-text", portal, year, name.label(), version.mark(), version.date(), iri);
    String bibtex =
        String.join(
            "\n",
            "@misc{eslabon-" + name.localName().replaceAll("[^A-Za-z0-9-]", "-") + ",",
            "  author = {{" + bibtex(portal) + "}},",
            "  title = {" + bibtex(name.label()) + "},",
            "  year = {" + year + "},",
            "  url = {" + iri.replaceAll("[{}]", "") + "},",
            "  note = {" + reading.word("thing.cite-version", version.mark(), version.date()) + "}",
            "}");
    return new Cite(iri, address, version, text, bibtex);
  }

  /** Without what ends a value or begins a command. */
  private static String bibtex(String text) {
    return text.replaceAll("[{}\\\\]", "").replaceAll("([&%$#_])", "\\\\$1").strip();
  }

  /** The works that a thing cites, with its lines in each. */
  public static List<Passage> passages(Reading reading, Node thing) {
    Map<Node, Work> works = new LinkedHashMap<>();
    Set<String> locators = new LinkedHashSet<>();
    for (Row row : reading.rows("thing-sources", thing)) {
      works
          .computeIfAbsent(row.node("source"), any -> new Work(new LinkedHashSet<>(), row))
          .add(row);
      row.find("locator").ifPresent(locator -> locators.add(locator.getLiteralLexicalForm()));
    }
    List<Passage> passages = new ArrayList<>();
    works.forEach(
        (source, work) -> {
          List<Lines> lines = new ArrayList<>();
          for (String locator : List.copyOf(locators)) {
            String document = locator.replaceFirst(":.*$", "");
            if (works.size() == 1 || source.toString().endsWith("/" + document)) {
              lines.add(lines(locator));
              locators.remove(locator);
            }
          }
          Ref name = reading.name(source);
          passages.add(new Passage(name, work.text(name), lines));
        });
    return passages;
  }

  private static Lines lines(String locator) {
    Matcher parts = LOCATOR.matcher(locator);
    if (!parts.matches()) {
      return new Lines(SafeText.of(locator), "", "");
    }
    String first = parts.group(2);
    return new Lines(parts.group(1), first, parts.group(3) == null ? first : parts.group(3));
  }

  private record Work(Set<String> authors, Row first) {

    void add(Row row) {
      row.find("author").ifPresent(author -> authors.add(SafeText.of(row.text("author"))));
    }

    String text(Ref name) {
      String year = SafeText.of(first.text("year"));
      String who = authors.isEmpty() ? name.label() : String.join(", ", authors);
      return year.isEmpty() ? who : who + " " + year;
    }
  }
}
