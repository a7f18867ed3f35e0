package org.eslabon.rules.whynot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.eslabon.rules.proof.Proof;
import org.eslabon.rules.proof.ProofJson;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.proof.Terms;
import org.eslabon.rules.trace.Evidence;

/**
 * Writes a why-not as JSON. The shape is stable; a reader must allow for further keys.
 *
 * <pre>
 * { "holds": false, "language": "en", "triple": {…}, "sentence": "…",
 *   "remedies": [ { "add": [ {triple, sentence, column, file, row} ], "remove": [ … ] } ],
 *   "goals": [ { "id": "g1", "pattern": {…}, "sentence": "…", "further": 0, "cut": false,
 *       "misses": [ {rule, title, source, due, values, conditions: [ {status, …} ]} ] } ],
 *   "statements": [ as in a proof ] }
 * </pre>
 *
 * The status of a condition is {@code met} (evidence), {@code missing} (patterns, goals, recorded,
 * theory, column, file, row), {@code blocked} (wanted, inTheWay), {@code untrue} (written, filled),
 * {@code untested} (written) or {@code no-rows} (wanted). In a pattern {@code variable} stands for
 * any value.
 */
public final class WhyNotJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ProofWords proofWords;
  private final WhyNotWords words;

  public WhyNotJson(ProofWords words) {
    this.proofWords = words;
    this.words = new WhyNotWords(words);
  }

  /** The why-not as a JSON tree. */
  public ObjectNode write(WhyNot whyNot) {
    return new Writing(whyNot).all();
  }

  private final class Writing {

    private final WhyNot whyNot;
    private final ProofJson.Writing facts;
    private final Proof proof;
    private final Map<Triple, String> ids = new HashMap<>();

    Writing(WhyNot whyNot) {
      this.whyNot = whyNot;
      this.proof = new Proof(whyNot.conclusion(), whyNot.grounds());
      this.facts = new ProofJson(proofWords).writing(proof);
      whyNot.goals().keySet().forEach(goal -> ids.put(goal, "g" + (ids.size() + 1)));
    }

    ObjectNode all() {
      ObjectNode json = JSON.objectNode();
      json.put("holds", whyNot.holds());
      json.put("language", proofWords.language().tag());
      json.set("triple", Terms.json(whyNot.conclusion()));
      json.put("sentence", words.pattern(whyNot.conclusion()));
      ArrayNode remedies = json.putArray("remedies");
      for (Remedy remedy : whyNot.remedies()) {
        ObjectNode each = remedies.addObject();
        each.set("add", changes(remedy.add()));
        each.set("remove", changes(remedy.remove()));
      }
      json.put("untried", whyNot.untried());
      ArrayNode goals = json.putArray("goals");
      whyNot.goals().forEach((pattern, goal) -> goals.add(goal(pattern, goal)));
      ArrayNode statements = json.putArray("statements");
      proof.grounds().keySet().forEach(statement -> statements.add(facts.statement(statement)));
      return json;
    }

    private ArrayNode changes(Collection<Triple> changed) {
      ArrayNode json = JSON.arrayNode();
      changed.stream()
          .sorted(Comparator.comparing(Triple::toString))
          .forEach(
              fact -> {
                ObjectNode each = json.addObject();
                each.set("triple", Terms.json(fact));
                each.put("sentence", words.pattern(fact));
                Cell cell = whyNot.cells().get(fact);
                if (cell != null) {
                  place(cell, each);
                }
              });
      return json;
    }

    private void place(Cell cell, ObjectNode json) {
      cell.column().ifPresent(column -> json.put("column", column));
      cell.file().ifPresent(file -> json.put("file", file));
      cell.row().ifPresent(row -> json.put("row", row));
    }

    private ObjectNode goal(Triple pattern, WhyNot.Goal goal) {
      ObjectNode json = JSON.objectNode();
      json.put("id", ids.get(pattern));
      json.set("pattern", Terms.json(pattern));
      json.put("sentence", words.pattern(pattern));
      json.put("further", goal.further());
      json.put("cut", goal.isCut());
      ArrayNode misses = json.putArray("misses");
      goal.misses().forEach(miss -> misses.add(miss(miss)));
      return json;
    }

    private ObjectNode miss(NearMiss miss) {
      ObjectNode json = JSON.objectNode();
      json.put("rule", miss.rule().name());
      json.put("title", miss.rule().header().titles().in(proofWords.language()));
      json.put("source", miss.rule().header().source());
      json.put("due", miss.isDue());
      ObjectNode values = json.putObject("values");
      new TreeMap<>(miss.values()).forEach((name, value) -> values.set(name, Terms.json(value)));
      ArrayNode conditions = json.putArray("conditions");
      miss.requirements().forEach(requirement -> conditions.add(condition(requirement)));
      return json;
    }

    private ObjectNode condition(Requirement requirement) {
      ObjectNode json = JSON.objectNode();
      if (requirement instanceof Requirement.Met met) {
        json.put("status", "met").set("evidence", facts.evidence(met.evidence()));
      } else if (requirement instanceof Requirement.Missing missing) {
        missing(missing, json.put("status", "missing"));
      } else if (requirement instanceof Requirement.Blocked blocked) {
        json.put("status", "blocked").set("wanted", facts.absence(blocked.wanted()));
        ArrayNode ways = json.putArray("inTheWay");
        for (List<Evidence> way : blocked.inTheWay()) {
          ways.add(facts.evidence(way));
        }
      } else if (requirement instanceof Requirement.Untrue untrue) {
        json.put("status", "untrue")
            .put("written", untrue.condition().written())
            .put("filled", untrue.condition().filled());
      } else if (requirement instanceof Requirement.Untested untested) {
        json.put("status", "untested").put("written", untested.condition());
      } else if (requirement instanceof Requirement.NoRows none) {
        json.put("status", "no-rows").set("wanted", facts.absence(none.wanted()));
      }
      return json;
    }

    private void missing(Requirement.Missing missing, ObjectNode json) {
      json.put("sentence", words.missing(missing, proof));
      ArrayNode patterns = json.putArray("patterns");
      ArrayNode goals = json.putArray("goals");
      for (TriplePath pattern : missing.patterns()) {
        patterns.add(facts.pattern(pattern));
        String id = pattern.isTriple() ? ids.get(WhyNot.general(pattern.asTriple())) : null;
        if (id != null) {
          goals.add(id);
        }
      }
      ArrayNode recorded = json.putArray("recorded");
      missing.recorded().forEach(fact -> recorded.add(facts.id(fact)));
      json.put("theory", missing.isTheory());
      missing.cell().ifPresent(cell -> place(cell, json));
    }
  }
}
