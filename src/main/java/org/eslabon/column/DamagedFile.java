package org.eslabon.column;

/** A file that is no columnar graph; the message says why. */
final class DamagedFile extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedFile(String message) {
    super(message);
  }
}
