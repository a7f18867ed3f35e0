package org.eslabon.portal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eslabon.ValueGraph;
import org.eslabon.model.Language;
import org.eslabon.portal.cluster.ClusterSection;
import org.eslabon.portal.data.DatasetSection;
import org.eslabon.portal.data.LinkedDataSection;
import org.eslabon.portal.link.Links;
import org.eslabon.portal.link.ServedLinks;
import org.eslabon.portal.load.LoadSection;
import org.eslabon.portal.lookup.Lookups;
import org.eslabon.portal.map.MapSection;
import org.eslabon.portal.query.QuerySection;
import org.eslabon.portal.reason.ReasonSection;
import org.eslabon.portal.reason.WhatIfSection;
import org.eslabon.portal.search.SearchSection;
import org.eslabon.portal.search.Shelf;
import org.eslabon.portal.theory.FrameworkSection;
import org.eslabon.portal.theory.RuleSection;
import org.eslabon.portal.thing.ThingSection;
import org.eslabon.portal.visit.MissingPage;
import org.eslabon.portal.visit.PortalSettings;
import org.eslabon.portal.visit.Section;
import org.eslabon.portal.visit.Site;
import org.eslabon.portal.visit.Visit;
import org.eslabon.portal.visit.Words;
import org.eslabon.portal.vocabulary.VocabularySection;
import org.eslabon.web.Answer;
import org.eslabon.web.EntityTags;
import org.eslabon.web.Handler;
import org.eslabon.web.Negotiation;
import org.eslabon.web.Request;

/**
 * All pages over one graph. Answers are kept until the graph changes. Safe for use by several
 * threads.
 */
public final class Portal implements Handler {

  private final Site site;
  private final List<Section> sections;
  private final PageCache cache = new PageCache();

  /** Pages over a graph, which stays the caller's to close. */
  public Portal(ValueGraph graph, PortalSettings settings) {
    this.site = Site.of(graph, settings);
    Shelf shelf = Shelf.of(graph);
    MapSection map = new MapSection();
    this.sections =
        List.of(
            new AssetSection(),
            new HomeSection(map),
            map,
            new ClusterSection(graph, map),
            new ThingSection(graph),
            new ReasonSection(),
            new WhatIfSection(),
            new LinkedDataSection(),
            new DatasetSection(graph, settings),
            new FrameworkSection(graph, shelf.queries(), shelf.rules()),
            new LoadSection(graph),
            new QuerySection(shelf),
            new RuleSection(graph, shelf.rules()),
            new SearchSection(shelf),
            new VocabularySection(site),
            new SiteSection(this));
  }

  /** What the pages show. */
  public ValueGraph graph() {
    return site.graph();
  }

  /** Where the pages stand and what they are called. */
  public PortalSettings settings() {
    return site.settings();
  }

  /** What all pages are made from. */
  public Site site() {
    return site;
  }

  /** Every path that a static copy has to hold. */
  public Stream<String> paths() {
    return sections.stream().flatMap(Section::paths);
  }

  @Override
  public Optional<Answer> answer(Request request) {
    Language language = languageOf(request);
    Links links = new ServedLinks(graph().settings().base());
    Visit visit = new Visit(request, site, new Words(language), links, Lookups.in(graph()));
    Optional<Answer> answer = isCacheable(request) ? cached(visit, language) : answer(visit);
    return answer
        .or(() -> MissingPage.answer(visit))
        .map(found -> finish(request, language, found));
  }

  /** The answer of the section that has the page. */
  public Optional<Answer> answer(Visit visit) {
    return sections.stream().flatMap(section -> section.answer(visit).stream()).findFirst();
  }

  /** What depends on nothing but the address, the language and what is accepted. */
  private static boolean isCacheable(Request request) {
    return request.isRead() && request.user().isEmpty();
  }

  private Optional<Answer> cached(Visit visit, Language language) {
    Request request = visit.request();
    long version = graph().version();
    String question =
        String.join(
            "\n",
            request.path(),
            request.parameters().toString(),
            language.tag(),
            request.header("Accept").orElse(""));
    Optional<Answer> known = cache.find(question, version);
    if (known.isPresent()) {
      return known;
    }
    Optional<Answer> answer =
        answer(visit)
            .map(
                found ->
                    found.content() instanceof Answer.Content.Bytes content
                            && found.header("ETag").isEmpty()
                        ? found.withHeader("ETag", EntityTags.of(content.bytes()))
                        : found);
    answer
        .filter(found -> found.status() == 200)
        .filter(found -> !found.header("Cache-Control").orElse("").contains("no-store"))
        .ifPresent(found -> cache.keep(question, version, found));
    return answer;
  }

  private static Answer finish(Request request, Language language, Answer answer) {
    boolean page = answer.header("Content-Type").orElse("").startsWith("text/html");
    Answer finished = page ? varying(answer) : answer;
    if (page && request.parameter("lang").isPresent()) {
      String cookie =
          "lang=" + language.tag() + "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly";
      finished = finished.withHeader("Set-Cookie", cookie);
    }
    Optional<String> tag = finished.header("ETag");
    return tag.isPresent() ? EntityTags.tagged(request, finished, tag.get()) : finished;
  }

  /** What a page depends on besides its address. */
  private static Answer varying(Answer answer) {
    String before = answer.header("Vary").map(names -> names + ", ").orElse("");
    return answer.withHeader("Vary", before + "Accept-Language, Cookie");
  }

  /** What is asked for by name, else what was chosen before, else what the browser prefers. */
  private static Language languageOf(Request request) {
    return Negotiation.language(
        request, request.parameter("lang").or(() -> request.cookie("lang")).orElse(null));
  }
}
