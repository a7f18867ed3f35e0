package org.eslabon.rules.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.eslabon.rules.trace.Evidence;

/**
 * Writes a proof as JSON. The shape is stable; a reader must allow for further keys.
 *
 * <pre>
 * { "holds": true, "language": "en", "conclusion": "s1",
 *   "statements": [ { "id": "s1", "triple": {subject, predicate, object}, "sentence": "…",
 *       "ground": "asserted" | "derived" | "unexplored" | "outdated",
 *       "assertions":  [ {graph, theory, file, row, citations: [{source, authors, year, title, locators}]} ],
 *       "derivations": [ {rule, title, source, sentence, values: {name: term}, evidence: […]} ],
 *       "leadingBack": 0, "cut": false, "rules": ["…"] } ] }
 * </pre>
 *
 * Each piece of evidence has a {@code kind}: {@code fact} (statement), {@code way} (from, to,
 * steps), {@code absence} (sentence, patterns, conditions, unless), {@code condition} (written,
 * filled), {@code assignment} (variable, filled, value), {@code group} (totals, size, members),
 * {@code branch} (number, of, evidence), {@code found} (evidence). Statements are referred to by
 * id. A proof of what does not hold has {@code holds} false, the {@code triple}, and nothing else.
 */
public final class ProofJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ProofWords words;

  public ProofJson(ProofWords words) {
    this.words = words;
  }

  /** The proof as a JSON tree. */
  public ObjectNode write(Proof proof) {
    ObjectNode json = JSON.objectNode();
    json.put("holds", !proof.isEmpty());
    json.put("language", words.language().tag());
    if (proof.isEmpty()) {
      json.set("triple", Terms.json(proof.conclusion()));
      return json;
    }
    Writing writing = new Writing(proof);
    json.put("conclusion", writing.id(proof.conclusion()));
    ArrayNode statements = json.putArray("statements");
    proof.grounds().keySet().forEach(statement -> statements.add(writing.statement(statement)));
    return json;
  }

  /** For writing pieces of evidence outside a proof of their own. */
  public Writing writing(Proof facts) {
    return new Writing(facts);
  }

  public final class Writing {

    private final Proof proof;
    private final Map<Triple, String> ids = new HashMap<>();

    Writing(Proof proof) {
      this.proof = proof;
      proof.grounds().keySet().forEach(statement -> ids.put(statement, "s" + (ids.size() + 1)));
    }

    public String id(Triple statement) {
      String id = ids.get(statement);
      if (id == null) {
        throw new IllegalStateException("a premise outside the proof: " + statement);
      }
      return id;
    }

    public ObjectNode statement(Triple statement) {
      ObjectNode json = JSON.objectNode();
      json.put("id", id(statement));
      json.set("triple", Terms.json(statement));
      json.put("sentence", words.statement(statement, proof));
      Ground ground = proof.groundOf(statement);
      if (ground instanceof Ground.Asserted asserted) {
        json.put("ground", "asserted");
        ArrayNode assertions = json.putArray("assertions");
        asserted.assertions().forEach(assertion -> assertions.add(assertion(assertion)));
      } else if (ground instanceof Ground.Derived derived) {
        json.put("ground", "derived");
        ArrayNode derivations = json.putArray("derivations");
        derived.derivations().forEach(d -> derivations.add(derivation(statement, d)));
        json.put("leadingBack", derived.leadingBack());
        json.put("cut", derived.isCut());
      } else if (ground instanceof Ground.Outdated outdated) {
        json.put("ground", "outdated");
        strings(json.putArray("rules"), outdated.rules());
      } else {
        json.put("ground", "unexplored");
      }
      return json;
    }

    private ObjectNode assertion(Assertion assertion) {
      ObjectNode json = JSON.objectNode();
      json.put("graph", assertion.graph().toString());
      json.put("theory", assertion.isTheory());
      assertion.file().ifPresent(file -> json.put("file", file));
      assertion.row().ifPresent(row -> json.put("row", row));
      ArrayNode citations = json.putArray("citations");
      for (Citation citation : assertion.citations()) {
        ObjectNode work = citations.addObject();
        work.put("source", citation.source());
        strings(work.putArray("authors"), citation.authors());
        work.put("year", citation.year());
        work.put("title", citation.title());
        strings(work.putArray("locators"), citation.locators());
      }
      return json;
    }

    private ObjectNode derivation(Triple statement, Derivation derivation) {
      ObjectNode json = JSON.objectNode();
      json.put("rule", derivation.rule().name());
      json.put("title", derivation.rule().header().titles().in(words.language()));
      json.put("source", derivation.rule().header().source());
      json.put("sentence", words.conclusion(statement, derivation));
      ObjectNode values = json.putObject("values");
      new TreeMap<>(derivation.values())
          .forEach((name, value) -> values.set(name, Terms.json(value)));
      json.set("evidence", evidence(derivation.evidence()));
      return json;
    }

    public ArrayNode evidence(List<Evidence> list) {
      ArrayNode json = JSON.arrayNode();
      list.forEach(evidence -> json.add(evidence(evidence)));
      return json;
    }

    private ObjectNode evidence(Evidence evidence) {
      ObjectNode json = JSON.objectNode();
      if (evidence instanceof Evidence.Fact fact) {
        return json.put("kind", "fact").put("statement", id(fact.statement()));
      }
      if (evidence instanceof Evidence.Way way) {
        json.put("kind", "way");
        json.set("from", Terms.json(way.pattern().getSubject()));
        json.set("to", Terms.json(way.pattern().getObject()));
        strings(json.putArray("steps"), way.steps().stream().map(this::id).toList());
        return json;
      }
      if (evidence instanceof Evidence.Absence absence) {
        return absence(absence).put("kind", "absence").put("sentence", words.absence(absence));
      }
      if (evidence instanceof Evidence.Condition condition) {
        return json.put("kind", "condition")
            .put("written", condition.written())
            .put("filled", condition.filled());
      }
      if (evidence instanceof Evidence.Assignment assignment) {
        json.put("kind", "assignment").put("variable", assignment.variable());
        json.put("filled", assignment.filled()).set("value", Terms.json(assignment.value()));
        return json;
      }
      if (evidence instanceof Evidence.Group group) {
        return group(group);
      }
      if (evidence instanceof Evidence.Branch branch) {
        json.put("kind", "branch").put("number", branch.number()).put("of", branch.of());
        json.set("evidence", evidence(branch.evidence()));
        return json;
      }
      json.put("kind", "found");
      json.set("evidence", evidence(((Evidence.Found) evidence).evidence()));
      return json;
    }

    private ObjectNode group(Evidence.Group group) {
      ObjectNode json = JSON.objectNode();
      json.put("kind", "group").put("size", group.size());
      ArrayNode totals = json.putArray("totals");
      for (Evidence.Total total : group.totals()) {
        totals
            .addObject()
            .put("function", total.function())
            .set("value", Terms.json(total.value()));
      }
      ArrayNode members = json.putArray("members");
      group.members().forEach(member -> members.add(evidence(member)));
      return json;
    }

    public ObjectNode absence(Evidence.Absence absence) {
      ObjectNode json = JSON.objectNode();
      ArrayNode patterns = json.putArray("patterns");
      absence.patterns().forEach(pattern -> patterns.add(pattern(pattern)));
      strings(json.putArray("conditions"), absence.conditions());
      ArrayNode unless = json.putArray("unless");
      absence.unless().forEach(other -> unless.add(absence(other)));
      return json;
    }

    public ObjectNode pattern(TriplePath pattern) {
      if (pattern.isTriple()) {
        return Terms.json(pattern.asTriple());
      }
      ObjectNode json = JSON.objectNode();
      json.set("subject", Terms.json(pattern.getSubject()));
      json.put("path", pattern.getPath().toString());
      json.set("object", Terms.json(pattern.getObject()));
      return json;
    }
  }

  private static void strings(ArrayNode array, List<String> strings) {
    strings.forEach(array::add);
  }
}
