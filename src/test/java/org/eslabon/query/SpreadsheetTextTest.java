package org.eslabon.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** No cell begins a formula, however a spreadsheet parts cells. */
final class SpreadsheetTextTest {

  @Test
  void whatBeginsAFormulaGetsAnApostrophe() {
    for (String start :
        new String[] {"=", "+", "-", "@", "\t=", "\r=", "\n=", "\uFF1D", "\uFF20"}) {
      String text = start + "HYPERLINK(\"http://x\")";
      assertEquals('\'', SpreadsheetText.harmless(text).charAt(0), text);
    }
  }

  @Test
  void soDoesWhatWouldAfterASemicolonATabOrALineBreak() {
    assertEquals("a;'=1+1", SpreadsheetText.harmless("a;=1+1"));
    assertEquals("a; \"'=1+1", SpreadsheetText.harmless("a; \"=1+1"));
    assertEquals("a\t'@x\n'-2;'+3", SpreadsheetText.harmless("a\t@x\n-2;+3"));
  }

  @Test
  void whatBeginsNoneStaysAsItIs() {
    for (String text : new String[] {"", "a-b", "a = b", "sinos;vale", "2,5", "'=x", "\u00a1!"}) {
      assertEquals(text, SpreadsheetText.harmless(text));
    }
  }
}
