package org.eslabon.portal.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.system.Txn;
import org.eslabon.ValueGraph;
import org.eslabon.model.Bilingual;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.link.ServedLinks;
import org.eslabon.portal.lookup.FoldedText;
import org.eslabon.portal.lookup.PageQuery;
import org.eslabon.portal.lookup.SafeText;
import org.eslabon.portal.theory.RuleBook;
import org.eslabon.portal.visit.Ref;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.QueryCatalog;
import org.eslabon.rules.Rule;
import org.eslabon.store.Labels;

/**
 * Everything that has a page, by its names in both languages and its id. Of one version of the
 * graph; immutable.
 */
public final class SearchIndex {

  /** The kinds that have a heading of their own, in the order in which they are shown. */
  static final List<String> KINDS =
      List.of(
          "cluster",
          "firm",
          "institution",
          "chain",
          "link",
          "term",
          "framework",
          "rule",
          "query",
          "source",
          "upgrading",
          "joint-action",
          "claim",
          "assessment",
          "indicator",
          "connection",
          "ownership",
          "product",
          "region",
          "end-market",
          "initiative",
          "graph",
          "other");

  private final List<Entry> entries;

  private SearchIndex(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Something that can be found.
   *
   * @param kind one of {@link #KINDS}
   * @param path of its page
   * @param labels what it is called in each language
   * @param id of its row or its short name; empty when the label says it
   * @param text all its names, folded
   */
  public record Entry(
      String kind, String path, Map<Language, String> labels, String id, String text) {

    public Entry {
      labels = Map.copyOf(labels);
    }

    /** What it is called; every entry is called something in every language. */
    public String label(Language language) {
      return labels.getOrDefault(language, path);
    }

    /** How well it fits: 0 is best; -1 when a word is nowhere in it. */
    private int rank(List<String> words, String phrase, Language language) {
      String label = FoldedText.of(label(language));
      if (words.stream().anyMatch(word -> !text.contains(word))) {
        return -1;
      }
      if (label.equals(phrase)) {
        return 0;
      }
      boolean begins = words.stream().allMatch(word -> text.contains(" " + word));
      return begins ? 1 : 2;
    }
  }

  /** Everything in the graph, the rules and the queries. */
  static SearchIndex of(ValueGraph graph, RuleBook rules, QueryCatalog queries) {
    List<Entry> entries = new ArrayList<>(things(graph));
    rules.strata().rules().rules().forEach(rule -> entries.add(entry(rule)));
    queries.queries().forEach(query -> entries.add(entry(query)));
    return new SearchIndex(List.copyOf(entries));
  }

  private static List<Entry> things(ValueGraph graph) {
    String base = graph.settings().base();
    Links links = new ServedLinks(base);
    return Txn.calculateRead(
        graph.data(),
        () -> {
          Map<Node, StringBuilder> names = new LinkedHashMap<>();
          for (PageQuery.Row row : PageQuery.named("search-names").rows(graph.data())) {
            Node thing = row.node("thing");
            if (thing.getURI().startsWith(base) || thing.getURI().startsWith(Esl.NS)) {
              names
                  .computeIfAbsent(thing, each -> new StringBuilder())
                  .append(' ')
                  .append(row.text("name"));
            }
          }
          Map<Language, Ref.Namer> namers = new EnumMap<>(Language.class);
          for (Language language : Language.values()) {
            Labels labels = new Labels(graph.data(), base, language);
            namers.put(language, new Ref.Namer(graph.data(), labels, links));
          }
          return names.entrySet().stream()
              .map(each -> entry(each.getKey(), each.getValue().toString(), namers, links))
              .toList();
        });
  }

  private static Entry entry(
      Node thing, String names, Map<Language, Ref.Namer> namers, Links links) {
    Map<Language, String> labels = new EnumMap<>(Language.class);
    namers.forEach((language, namer) -> labels.put(language, namer.label(thing)));
    String iri = thing.getURI();
    String local = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    String text = FoldedText.of(names + " " + local + " " + String.join(" ", labels.values()));
    return new Entry(kind(thing, links), links.pathOf(thing), labels, SafeText.of(local), text);
  }

  private static String kind(Node thing, Links links) {
    String iri = thing.getURI();
    if (iri.startsWith(Esl.NS)) {
      return "term";
    }
    String local = iri.substring(links.base().length());
    String kind = local.substring(0, Math.max(0, local.indexOf('/')));
    return KINDS.contains(kind) ? kind : "other";
  }

  private static Entry entry(Rule rule) {
    Bilingual title =
        rule.header().titles().isEmpty() ? new Bilingual(rule.name(), "") : rule.header().titles();
    return new Entry(
        "rule",
        "/rules/" + rule.name(),
        labels(title),
        rule.name(),
        FoldedText.of(String.join(" ", title.english(), title.spanish(), rule.name())));
  }

  private static Entry entry(NamedQuery query) {
    NamedQuery.About about = query.about();
    return new Entry(
        "query",
        "/query?name=" + query.name(),
        labels(about.titles()),
        query.name(),
        FoldedText.of(
            String.join(
                " ",
                about.title(),
                about.titulo(),
                query.name(),
                about.question(),
                about.pregunta())));
  }

  private static Map<Language, String> labels(Bilingual title) {
    return Map.of(Language.EN, title.in(Language.EN), Language.ES, title.in(Language.ES));
  }

  /** All entries. */
  public Stream<Entry> entries() {
    return entries.stream();
  }

  /** The entries that have every word, best first. */
  List<Entry> find(String sought, Language language) {
    List<String> words = FoldedText.words(sought);
    String phrase = FoldedText.of(sought);
    if (words.isEmpty()) {
      return List.of();
    }
    record Hit(Entry entry, int rank) {}
    return entries.stream()
        .map(entry -> new Hit(entry, entry.rank(words, phrase, language)))
        .filter(hit -> hit.rank() >= 0)
        .sorted(
            Comparator.comparingInt(Hit::rank)
                .thenComparing(hit -> KINDS.indexOf(hit.entry().kind()))
                .thenComparing(hit -> hit.entry().label(language)))
        .map(Hit::entry)
        .toList();
  }
}
