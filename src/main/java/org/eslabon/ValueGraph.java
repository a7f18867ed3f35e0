package org.eslabon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.eslabon.check.CheckReport;
import org.eslabon.check.Checker;
import org.eslabon.column.ColumnGraph;
import org.eslabon.guard.Budget;
import org.eslabon.guard.Guard;
import org.eslabon.guard.RunningQueries;
import org.eslabon.load.LoadReport;
import org.eslabon.load.LoadRequest;
import org.eslabon.load.Loader;
import org.eslabon.model.Curies;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemException;
import org.eslabon.query.NamedQuery;
import org.eslabon.query.Profile;
import org.eslabon.query.Profiler;
import org.eslabon.query.QueryAnswer;
import org.eslabon.query.QueryCatalog;
import org.eslabon.query.QueryRunner;
import org.eslabon.rules.RuleSet;
import org.eslabon.rules.RuleSetReader;
import org.eslabon.rules.RuleShelf;
import org.eslabon.rules.VocabularyCheck;
import org.eslabon.rules.layer.Change;
import org.eslabon.rules.layer.InferenceMark;
import org.eslabon.rules.layer.SparqlChange;
import org.eslabon.rules.plan.Diagnostics;
import org.eslabon.rules.plan.Stratification;
import org.eslabon.rules.proof.Explainer;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.run.InferenceReport;
import org.eslabon.rules.run.RuleEngine;
import org.eslabon.rules.run.RunLimits;
import org.eslabon.rules.run.UpdateReport;
import org.eslabon.rules.whynot.WhyNot;
import org.eslabon.rules.whynot.WhyNotExplainer;
import org.eslabon.store.AtomicWrite;
import org.eslabon.store.BoundedDataset;
import org.eslabon.store.OverlayDataset;
import org.eslabon.store.ValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The front door: a knowledge graph over value chains, in memory or in a TDB2 store.
 *
 * <p>What is loaded stands in asserted graphs, one a file; the theory stands in graphs of its own;
 * what rules conclude stands in one graph a rule and never mixes with either. Reading is safe from
 * several threads; one thread at a time writes.
 */
public final class ValueGraph implements AutoCloseable {

  /** A term of our namespace as queries write it. */
  private static final Pattern TERM = Pattern.compile("\\besl:(\\w+)");

  /** How long who looks for something waits for the names that were just written. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DatasetGraph data;
  private final GraphSettings settings;
  private final Theory theory;
  private final GraphUpdates updates;
  private final RunningQueries running = new RunningQueries();
  private final AtomicLong version = new AtomicLong();
  private final List<Derived<?>> derived = new CopyOnWriteArrayList<>();
  private @Nullable RuleEngine engine;
  private @Nullable QueryCatalog queries;
  private @Nullable Questions questions;

  private ValueGraph(DatasetGraph data, GraphSettings settings) {
    this(data, settings, Theory.of(settings));
  }

  private ValueGraph(DatasetGraph data, GraphSettings settings, Theory theory) {
    this.data = data;
    this.settings = settings;
    this.theory = theory;
    this.updates = new GraphUpdates(data, theory);
  }

  /** The graph that a dataset holds, and the rules that concluded what is in it. */
  static ValueGraph over(
      DatasetGraph data, GraphSettings settings, Theory theory, RuleEngine engine) {
    ValueGraph graph = new ValueGraph(data, settings, theory);
    graph.engine = engine;
    return graph;
  }

  /** The graph that a dataset holds. */
  static ValueGraph over(DatasetGraph data, GraphSettings settings, Theory theory) {
    return new ValueGraph(data, settings, theory);
  }

  /** An empty graph that lives as long as the program. */
  public static ValueGraph inMemory(GraphSettings settings) {
    return new ValueGraph(ValueStore.inMemory(), settings);
  }

  /**
   * A graph in memory that holds what a load and the inference after it give, in a fraction of the
   * time: for the questions of one command. Rules are read while the theory and the data are; a
   * writer and readers wait for each other.
   *
   * @throws ProblemException with every problem of the rules, else of every file
   */
  public static ValueGraph of(LoadRequest request, GraphSettings settings) {
    return QuickGraph.whole(request, settings);
  }

  /**
   * The same for one query: rules whose conclusions it cannot see are not run, and what else is
   * asked of the graph may miss them.
   *
   * @throws ProblemException as {@link #of}
   */
  public static ValueGraph answering(Query query, LoadRequest request, GraphSettings settings) {
    return answering(query, request, settings, RuleShelf.of(settings.rules()));
  }

  /**
   * The same with rules of the settings whose texts have been read already.
   *
   * @throws ProblemException as {@link #of}
   */
  public static ValueGraph answering(
      Query query, LoadRequest request, GraphSettings settings, RuleShelf rules) {
    return QuickGraph.answering(query, request, settings, rules);
  }

  /**
   * An empty graph in memory with the theory and rules of this one, which are not read again, to
   * see what others' tables give. Working out its conclusions ends at the time limit of a query,
   * and it takes no more statements than the memory has room for.
   */
  public ValueGraph scratch() {
    DatasetGraph bounded = new BoundedDataset(ValueStore.inMemory(), BoundedDataset.MOST);
    ValueGraph scratch = new ValueGraph(bounded, settings, theory);
    scratch.engine = engine().within(settings.limits().time());
    return scratch;
  }

  /**
   * This graph as it is now, to be read by many threads and not written to; with the same theory
   * and rules. What is read comes in an order that only the data decide.
   */
  public ValueGraph frozen() {
    ValueGraph frozen = new ValueGraph(ValueStore.frozen(data), settings, theory);
    frozen.engine = engine();
    return frozen;
  }

  /** The graph in a store, made when the folder is missing or empty. */
  public static ValueGraph open(Path store, GraphSettings settings) {
    return new ValueGraph(ValueStore.open(store), settings);
  }

  /** The graph in a store that must be there already. */
  public static ValueGraph openExisting(Path store, GraphSettings settings) {
    return new ValueGraph(ValueStore.openExisting(store), settings);
  }

  /**
   * What a store would conclude under these settings: its facts in a graph in memory, with
   * conclusions of their own. The store is only read.
   */
  public static ValueGraph supposing(Path store, GraphSettings settings) {
    ValueGraph supposed = inMemory(settings);
    try (ValueGraph stored = openExisting(store, settings)) {
      DatasetGraph facts = stored.copy(List.of(Layer.ASSERTED, Layer.PROVENANCE));
      AtomicWrite.run(
          supposed.data,
          () -> {
            facts.find().forEachRemaining(supposed.data::add);
            return supposed.infer();
          });
    }
    return supposed;
  }

  /**
   * Loads tables or RDF, all or nothing. Conclusions are not brought up to date: see {@link
   * #infer}.
   *
   * @throws org.eslabon.problem.ProblemException with every problem of every file; nothing is
   *     loaded then
   */
  public LoadReport load(LoadRequest request) {
    return write(
        () -> {
          InferenceMark.remove(data);
          return new Loader(settings.progress(), theory.notations()).load(request, data);
        });
  }

  /** Holds what is loaded against the shapes; changes at most the theory graphs. */
  public CheckReport check() {
    write(
        () -> {
          if (theory.writeTo(data)) {
            InferenceMark.remove(data);
          }
          return data;
        });
    return Checker.read(settings.ontology().resolve("shapes")).check(data);
  }

  /** What a load and the inference after it did. */
  public record Update(LoadReport loaded, UpdateReport inferred) {}

  /**
   * Loads and brings the conclusions up to date, in one transaction: readers see both or neither.
   * When a file was loaded before, only what its old and new content differ in is followed.
   *
   * @throws ProblemException when either fails; nothing is changed then
   */
  public Update loadAndInfer(LoadRequest request) {
    return write(() -> loaded(request, engine(), data));
  }

  /** Loads and infers within the transaction that is open. */
  private Update loaded(LoadRequest request, RuleEngine engine, DatasetGraph into) {
    Loader loader = new Loader(settings.progress(), theory.notations());
    List<LoadReport> loaded = new ArrayList<>();
    UpdateReport inferred =
        engine.update(
            into,
            target -> {
              theory.writeTo(target);
              loaded.add(loader.load(request, target));
            });
    return new Update(loaded.get(0), inferred);
  }

  /**
   * Does what {@link #loadAndInfer} would do over one state of the graph, in memory, and lets
   * somebody look at it. Nothing is kept, and neither readers nor writers wait meanwhile, nor is
   * their work seen. Working out the conclusions ends at the time limit of a query.
   *
   * @param look sees what was done and the graph as it would be, which it must not read later
   * @throws ProblemException as the load itself
   */
  public <T> T rehearse(LoadRequest request, BiFunction<Update, DatasetGraph, T> look) {
    RuleEngine timed = engine().within(settings.limits().time());
    return Txn.calculateRead(
        data,
        () -> {
          DatasetGraph stage = new BoundedDataset(new OverlayDataset(data), BoundedDataset.MOST);
          return look.apply(loaded(request, timed, stage), stage);
        });
  }

  /**
   * Changes asserted graphs and brings the conclusions up to date, in one transaction: readers see
   * both or neither. Only what depends on the change is worked out again.
   *
   * @throws ProblemException S011 when the change is of other graphs; a code of the rules when they
   *     fail; nothing is changed then
   */
  public UpdateReport update(Change change) {
    change.requireAsserted();
    return write(() -> updates.apply(engine(), () -> change));
  }

  /**
   * The same with a SPARQL Update. Its WHERE reads all graphs; what it writes has to say in which
   * graph.
   *
   * @throws ProblemException S012 when it is not a SPARQL Update; S011 as above; Q301 when its
   *     WHERE takes longer than a query may
   */
  public UpdateReport update(String sparql) {
    Budget budget = settings.limits().budget();
    return write(
        () ->
            updates.apply(
                engine(), () -> SparqlChange.read(sparql, "update", data, Guard.start(budget))));
  }

  /**
   * Makes the theory graphs equal to the theory and works out every conclusion anew.
   *
   * @throws org.eslabon.problem.ProblemException when the rules are wrong or a limit is reached;
   *     nothing is changed then
   */
  public InferenceReport infer() {
    RuleEngine engine = engine();
    return write(
        () -> {
          theory.writeTo(data);
          return engine.infer(data);
        });
  }

  /**
   * Answers a query.
   *
   * @param values parameter to value
   * @throws org.eslabon.problem.ProblemException when the values do not fit the parameters
   */
  public QueryAnswer ask(NamedQuery query, Map<String, String> values) {
    return runner().run(query, values);
  }

  /**
   * The same with the rows in an order that only the data decide, to be read page by page.
   *
   * @throws org.eslabon.problem.ProblemException when the values do not fit the parameters
   */
  public QueryAnswer askOrdered(NamedQuery query, Map<String, String> values) {
    return runner().runOrdered(query, values);
  }

  private QueryRunner runner() {
    return new QueryRunner(data, settings.base(), settings.limits(), running);
  }

  /** The queries of this graph that run at the moment. */
  public RunningQueries running() {
    return running;
  }

  /**
   * What every framework of the sources finds of a cluster.
   *
   * @param cluster its id or IRI
   * @param language of what queries compose
   * @throws ProblemException Q205 when nothing has that id
   */
  public Profile profile(String cluster, Language language) {
    return profiler().of(cluster, queries(), language);
  }

  /** A profile of this graph in another language, as long as nobody writes to the graph. */
  public Profile translated(Profile profile, Language language) {
    return profiler().translated(profile, language);
  }

  private Profiler profiler() {
    return new Profiler(data, settings.base(), runner());
  }

  /**
   * Proofs of what rules concluded about the things that a name stands for.
   *
   * @param name id of a row, an IRI, or a short name such as {@code id:link/ID}
   * @param property local name of a property of the ontology, {@code all}, or {@code null} for what
   *     the ontology marks as headlines
   * @throws ProblemException Q205 when nothing has that name
   */
  public List<Proof> explain(String name, @Nullable String property) {
    Explainer explainer = new Explainer(engine().strata().rules());
    return Txn.calculateRead(
        data,
        () -> {
          Conclusions conclusions = new Conclusions(data, settings.base());
          return conclusions.find(name).stream()
              .flatMap(thing -> chosen(conclusions, thing, property))
              .distinct()
              .map(triple -> explainer.explain(triple, data))
              .toList();
        });
  }

  /** Why a statement holds; an empty proof when it does not. */
  public Proof explain(Triple statement) {
    return new Explainer(engine().strata().rules()).explain(statement, data);
  }

  /**
   * Why something was not concluded: the nearest rules, which of their conditions hold and which
   * fail, and what would have to be recorded.
   *
   * @param conclusion any triple; what holds after all is said to hold
   */
  public WhyNot whyNot(Triple conclusion) {
    return new WhyNotExplainer(engine(), settings.limits().time()).explain(conclusion, data);
  }

  /**
   * Why a thing does not have a value.
   *
   * @param name of the thing, as for {@link #explain}
   * @param property local name of a property of the ontology
   * @param value local name, label or short name of a term, id of a row, or a literal
   * @throws ProblemException Q205 when nothing has that name; Q210 when no such property or value
   *     is known
   */
  public List<WhyNot> whyNot(String name, String property, String value) {
    WhyNotExplainer explainer = new WhyNotExplainer(engine(), settings.limits().time());
    return Txn.calculateRead(
        data,
        () -> {
          Conclusions conclusions = new Conclusions(data, settings.base());
          TermNames terms = new TermNames(data);
          Node wanted = terms.property(property);
          Node object = terms.value(wanted, value, () -> conclusions.find(value).get(0));
          return conclusions.find(name).stream()
              .map(thing -> explainer.explain(Triple.create(thing, wanted, object), data))
              .toList();
        });
  }

  private static Stream<Triple> chosen(
      Conclusions conclusions, Node thing, @Nullable String property) {
    if (property == null) {
      return conclusions.headlinesAbout(thing).stream();
    }
    Node wanted = Esl.term(property.replaceFirst("^esl:", ""));
    return conclusions.inferred(thing).stream()
        .filter(triple -> property.equals("all") || triple.getPredicate().equals(wanted));
  }

  /**
   * Asks about the conclusions themselves: what if, what is missing, what hangs on a threshold, and
   * what would have to change. Rules and shapes are read when it is first called.
   *
   * @throws ProblemException when the rules or shapes are wrong
   */
  public synchronized Questions questions() {
    if (questions == null) {
      Checker checker = Checker.read(settings.ontology().resolve("shapes"));
      questions = new Questions(this, theory, engine(), checker.shapes());
    }
    return questions;
  }

  /**
   * The named query, whose file alone is read when the name is complete.
   *
   * @throws ProblemException Q201 with the nearest names when there is none; what is wrong with the
   *     query
   */
  public synchronized NamedQuery query(String name) {
    return queries == null ? QueryCatalog.find(settings.queries(), name) : queries.find(name);
  }

  /** The named queries, which are read once. */
  public synchronized QueryCatalog queries() {
    if (queries == null) {
      queries = QueryCatalog.read(settings.queries());
    }
    return queries;
  }

  /**
   * The rules, read and checked anew.
   *
   * @throws org.eslabon.problem.ProblemException with every error: syntax, terms that the theory
   *     does not know, cycles through negation
   */
  public Stratification strata() {
    return stratify(RuleSetReader.read(settings.rules()), theory);
  }

  static Stratification stratify(RuleSet rules, Theory theory) {
    List<Problem> problems = new VocabularyCheck(theory.union()).check(rules);
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return Stratification.of(rules);
  }

  /**
   * Rules that do nothing: that nobody reads, that others make superfluous, or that the ontology
   * keeps from firing. A term is asked for when a named query names it, or the ontology marks it as
   * a headline.
   */
  public Diagnostics diagnostics() {
    Graph known = theory.union();
    Set<String> asked = new HashSet<>();
    for (NamedQuery query : queries().queries()) {
      Matcher term = TERM.matcher(query.text());
      while (term.find()) {
        asked.add(term.group(1));
      }
    }
    return new Diagnostics(
        engine().strata(),
        known,
        term ->
            !term.getURI().startsWith(Esl.NS)
                || asked.contains(term.getURI().substring(Esl.NS.length()))
                || known.contains(term, Esl.term("headline"), Node.ANY));
  }

  /** The engine for these rules, which are read once. */
  private synchronized RuleEngine engine() {
    if (engine == null) {
      engine = new RuleEngine(strata(), RunLimits.generous(), settings.engine());
    }
    return engine;
  }

  /** All that the graph holds, in columns of ids. */
  public ColumnGraph columns() {
    return Txn.calculateRead(data, () -> ColumnGraph.of(data));
  }

  /** A copy of some layers, graph by graph. */
  public DatasetGraph copy(Collection<Layer> layers) {
    DatasetGraph copy = DatasetGraphFactory.createGeneral();
    copyTo(layers, copy::add);
    copy.prefixes().putAll(new Curies(settings.base()).prefixes());
    return copy;
  }

  /** The union of some layers as one graph. */
  public Graph copyUnion(Collection<Layer> layers) {
    Graph copy = GraphFactory.createDefaultGraph();
    copyTo(layers, quad -> copy.add(quad.asTriple()));
    copy.getPrefixMapping().setNsPrefixes(new Curies(settings.base()).prefixes());
    return copy;
  }

  private void copyTo(Collection<Layer> layers, Consumer<Quad> target) {
    Txn.executeRead(
        data,
        () ->
            data.find()
                .forEachRemaining(
                    quad -> {
                      if (layers.contains(Layer.of(quad.getGraph()))) {
                        target.accept(quad);
                      }
                    }));
  }

  /**
   * Counts the writes through this object: what was worked out at one version holds until the next.
   */
  public long version() {
    return version.get();
  }

  /**
   * Something that is worked out from the whole graph and kept up to date, for as long as the graph
   * is open: see {@link Derived}.
   *
   * @param making reads the graph, in a transaction of its own
   */
  public <T> Derived<T> derived(Supplier<T> making) {
    Derived<T> one = new Derived<>(this::version, making, PATIENCE);
    derived.add(one);
    return one;
  }

  /** One more version once the write is seen; a failed write is none. */
  private <T> T write(Supplier<T> work) {
    T done = AtomicWrite.run(data, work);
    version.incrementAndGet();
    derived.forEach(Derived::refresh);
    return done;
  }

  /** What this graph works with. */
  public GraphSettings settings() {
    return settings;
  }

  /** The dataset itself, for what this class does not offer. */
  public DatasetGraph data() {
    return data;
  }

  /** Ends the use of the graph; a store keeps what it holds. */
  @Override
  public void close() {
    derived.forEach(Derived::close);
    data.close();
  }
}
