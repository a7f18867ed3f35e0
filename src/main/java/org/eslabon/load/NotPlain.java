package org.eslabon.load;

/**
 * Something in a table that the direct way into columns leaves to the ordinary one: mostly a
 * mistake, which only the latter can tell the user about.
 */
final class NotPlain extends Exception {

  private static final long serialVersionUID = 1L;

  NotPlain(String what) {
    super(what, null, false, false);
  }
}
