package org.eslabon.column;

import org.apache.jena.vocabulary.XSD;

/** Datatypes whose lexical forms are decoded here; all others ARQ decodes, if it can. */
enum LiteralType {
  STRING,
  LANGUAGE,
  BOOLEAN,
  INTEGER,
  DECIMAL,
  DOUBLE,
  YEAR,
  OTHER;

  static LiteralType of(String suffix) {
    if (suffix.startsWith("@")) {
      return LANGUAGE;
    }
    if (suffix.equals(XSD.xstring.getURI())) {
      return STRING;
    }
    if (suffix.equals(XSD.xboolean.getURI())) {
      return BOOLEAN;
    }
    if (suffix.equals(XSD.integer.getURI())) {
      return INTEGER;
    }
    if (suffix.equals(XSD.decimal.getURI())) {
      return DECIMAL;
    }
    if (suffix.equals(XSD.xdouble.getURI())) {
      return DOUBLE;
    }
    return suffix.equals(XSD.gYear.getURI()) ? YEAR : OTHER;
  }
}
