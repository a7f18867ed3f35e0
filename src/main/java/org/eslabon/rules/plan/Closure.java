package org.eslabon.rules.plan;

/** Why a dependency is closed: what is read must be complete before the rule runs. */
public enum Closure {
  NOT_EXISTS("NOT EXISTS"),
  MINUS("MINUS"),
  OPTIONAL("OPTIONAL"),
  AGGREGATE("an aggregate"),
  SLICE("LIMIT or OFFSET"),
  EXPRESSION("EXISTS inside an expression"),
  NEW_TERM("an assignment that makes new terms for the head"),
  BLANK_NODE("a blank node in the head"),
  RUN_ONCE("run once, as its header says");

  private final String words;

  Closure(String words) {
    this.words = words;
  }

  /** The construct, as a person would name it. */
  public String words() {
    return words;
  }
}
