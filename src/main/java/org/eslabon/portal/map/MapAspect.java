package org.eslabon.portal.map;

import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.eslabon.model.Esl;

/** What places on the map differ in, and what they are coloured by. */
public enum MapAspect {
  PHASE,
  GOVERNANCE,
  SECTOR,
  GROUP,
  TYPE,
  KIND;

  /** Colours that people with any colour vision tell apart (Okabe and Ito 2008). */
  private static final List<String> DISTINCT =
      List.of(
          "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442", "#7a5c3a");

  /** From light to dark, as phases follow each other. */
  private static final List<String> RISING = List.of("#f2b84b", "#dc7f3c", "#a8476b", "#4a3580");

  private static final List<String> PHASES =
      List.of("PhaseIncipient", "PhaseArticulated", "PhaseInterrelated", "PhaseSelfSufficient");

  private static final List<String> GOVERNANCE_TYPES =
      List.of("Market", "QuasiHierarchy", "Network", "Contested", "Hierarchy");

  /** For what is not known, and for what is too rare for a colour of its own. */
  static final String GREY = "#8a8f94";

  /** The word in addresses and in the bundles of words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many values get a colour of their own. */
  static int colours() {
    return DISTINCT.size();
  }

  /**
   * The colour of a value.
   *
   * @param position among all values of the aspect, the most frequent first
   */
  String colour(Node value, int position) {
    String local = value.isURI() ? value.getURI().replaceFirst("^.*[/#]", "") : "";
    int phase = PHASES.indexOf(local);
    int type = GOVERNANCE_TYPES.indexOf(local);
    if (this == PHASE && phase >= 0) {
      return RISING.get(phase);
    }
    if (this == GOVERNANCE) {
      return type >= 0 ? DISTINCT.get(type) : GREY;
    }
    return position < DISTINCT.size() ? DISTINCT.get(position) : GREY;
  }

  /** What stands in a symbol beside its colour; empty where nothing short says it. */
  String mark(Node value) {
    String uri = value.isURI() ? value.getURI() : "";
    if (!uri.startsWith(Esl.NS)) {
      return this == SECTOR ? uri.replaceFirst("^.*/", "") : "";
    }
    int phase = PHASES.indexOf(uri.substring(Esl.NS.length()));
    if (this == PHASE && phase >= 0) {
      return List.of("I", "II", "III", "IV").get(phase);
    }
    return this == GOVERNANCE && !uri.endsWith("Undetermined")
        ? uri.substring(Esl.NS.length(), Esl.NS.length() + 1)
        : "";
  }
}
