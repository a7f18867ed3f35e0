package org.eslabon.guard;

/**
 * A text that asks the guard whenever a character is read. Given to a matcher of regular
 * expressions it ends one that goes back and forth for ever.
 */
record CheckedText(CharSequence text, Guard guard) implements CharSequence {

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    guard.check();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new CheckedText(text.subSequence(start, end), guard);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
