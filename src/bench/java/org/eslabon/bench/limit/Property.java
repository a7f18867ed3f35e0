package org.eslabon.bench.limit;

import java.util.List;

/** The properties of the network by number, which is where their names stand in a list. */
final class Property {

  static final byte TYPE = 0;
  static final byte LOCATED_IN = 1;
  static final byte SECTOR = 2;
  static final byte OWNED_BY = 3;
  static final byte OWNERSHIP_SHARE = 4;
  static final byte SUPPLIER = 5;
  static final byte BUYER = 6;
  static final byte IN_CHAIN = 7;
  static final byte ANNUAL_VALUE = 8;
  static final byte PRODUCT_DEFINED_BY = 9;
  static final byte BUYER_MONITORS = 10;
  static final byte COMPLEMENTARY = 11;

  private static final List<String> NAMES =
      List.of(
          "type",
          "locatedIn",
          "sector",
          "ownedBy",
          "ownershipShare",
          "supplier",
          "buyer",
          "inChain",
          "annualValue",
          "productDefinedBy",
          "buyerMonitorsProcess",
          "complementaryCompetence");

  static final int COUNT = NAMES.size();

  private Property() {}

  /** The number of a property by its IRI in angle brackets. */
  static byte of(String iri) {
    int number = NAMES.indexOf(iri.substring(iri.indexOf('#') + 1, iri.length() - 1));
    if (number < 0) {
      throw new IllegalArgumentException("the network has no property " + iri);
    }
    return (byte) number;
  }
}
