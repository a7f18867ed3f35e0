package org.eslabon.load;

import org.eslabon.model.DataIris;

/**
 * One time through the files of a request. What a file says is read the same way both times, so
 * that nothing is written that was not checked.
 *
 * @param phase whether problems and keys are collected, or triples written
 * @param iris how things are named
 * @param keys keys of the rows, filled while checking
 * @param references ids in cells, noted while checking and resolved before writing
 * @param notations the concepts of the theory by their notations
 * @param graphs the graphs that the files write
 * @param problems what is wrong
 * @param sink where triples go; while checking, nowhere
 */
record Pass(
    LoadProgress.Phase phase,
    DataIris iris,
    Keys keys,
    References references,
    Notations notations,
    GraphClaims graphs,
    Problems problems,
    QuadSink sink) {

  boolean checking() {
    return phase == LoadProgress.Phase.CHECK;
  }

  /** The same knowledge, now for writing. */
  Pass writing(QuadSink target) {
    return new Pass(
        LoadProgress.Phase.WRITE, iris, keys, references, notations, graphs, problems, target);
  }
}
