package org.eslabon.portal.reason;

import java.util.List;
import org.eslabon.portal.thing.FactSheet.Origin;
import org.eslabon.portal.visit.Ref;
import org.eslabon.rules.proof.Outline;

/**
 * Why a statement holds, or why it does not. Immutable.
 *
 * @param id what the proof calls the subject; empty when that is its name
 * @param sentence the statement in words
 * @param holds whether it holds
 * @param origins graphs that hold it
 * @param outlines the proof; or the changes that would make it so, and the rules that come near
 * @param other address of the opposite question
 * @param formats the same for programs
 * @param query address of the editor with a query for the statement
 */
public record ReasonView(
    Ref subject,
    String id,
    Ref property,
    Ref object,
    String sentence,
    boolean holds,
    List<Origin> origins,
    List<OutlineView> outlines,
    String other,
    List<Format> formats,
    String query) {

  /** The same in another form. */
  public record Format(String name, String href) {}

  public ReasonView {
    origins = List.copyOf(origins);
    outlines = List.copyOf(outlines);
    formats = List.copyOf(formats);
  }

  /** The changes that would make it so. */
  public List<OutlineView> remedies() {
    return outlines.stream().filter(outline -> outline.kind() == Outline.Kind.REMEDY).toList();
  }

  /** All but the changes. */
  public List<OutlineView> reasons() {
    return outlines.stream().filter(outline -> outline.kind() != Outline.Kind.REMEDY).toList();
  }
}
