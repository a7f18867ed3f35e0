package org.eslabon.query;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.rowset.RowSetWrapper;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Rows whose text a spreadsheet cannot take for a formula: see {@link SpreadsheetText}. Numbers are
 * left alone, since {@code -5} is no formula.
 */
final class SpreadsheetRows extends RowSetWrapper {

  SpreadsheetRows(RowSet rows) {
    super(rows);
  }

  @Override
  public Binding next() {
    BindingBuilder row = Binding.builder();
    super.next().forEach((column, term) -> row.add(column, harmless(term)));
    return row.build();
  }

  private static Node harmless(Node term) {
    if (!term.isLiteral() || NodeValue.makeNode(term).isNumber()) {
      return term;
    }
    String text = term.getLiteralLexicalForm();
    String harmless = SpreadsheetText.harmless(text);
    return harmless.equals(text)
        ? term
        : NodeFactory.createLiteralDT(harmless, XSDDatatype.XSDstring);
  }
}
