package org.eslabon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eslabon.load.LoadRequest;
import org.eslabon.model.Esl;
import org.eslabon.model.Language;
import org.eslabon.query.QueryLimits;
import org.eslabon.rules.proof.ProofWords;
import org.eslabon.rules.whynot.WhyNot;
import org.eslabon.rules.whynot.WhyNotJson;
import org.eslabon.rules.whynot.WhyNotText;
import org.eslabon.store.Labels;
import org.junit.jupiter.api.Test;

/** A why-not tells what it found when there is no time to try out what would help. */
final class WhyNotTimeTest {

  @Test
  void whatCouldNotBeTriedIsCountedAndTheRestIsTold() {
    WhyNot whole = ask(QueryLimits.DEFAULT);
    WhyNot hurried = ask(QueryLimits.DEFAULT.within(Duration.ofNanos(1)));
    assertFalse(whole.remedies().isEmpty());
    assertEquals(0, whole.untried());
    assertEquals(List.of(), hurried.remedies());
    assertTrue(hurried.untried() >= whole.remedies().size(), hurried.untried() + " untried");
    assertEquals(whole.goals().keySet(), hurried.goals().keySet());
  }

  private static WhyNot ask(QueryLimits limits) {
    try (ValueGraph graph = ValueGraph.inMemory(GraphSettings.bundled().withLimits(limits))) {
      graph.loadAndInfer(LoadRequest.of(Path.of("datasets/sinos-valley")));
      WhyNot whyNot = graph.whyNot("sinos-us-link", "governance", "Market").get(0);
      ProofWords words =
          new ProofWords(new Labels(graph.data(), Esl.DEFAULT_BASE, Language.EN), Language.EN);
      boolean isSaid = new WhyNotText(words).write(whyNot).contains("no time to try out: ");
      assertEquals(whyNot.untried() > 0, isSaid);
      assertEquals(whyNot.untried(), new WhyNotJson(words).write(whyNot).path("untried").asInt());
      return whyNot;
    }
  }
}
