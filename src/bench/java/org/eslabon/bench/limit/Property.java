package org.eslabon.bench.limit;

import java.util.List;

/** The properties of the network. */
enum Property {
  TYPE("type"),
  LOCATED_IN("locatedIn"),
  SECTOR("sector"),
  OWNED_BY("ownedBy"),
  OWNERSHIP_SHARE("ownershipShare"),
  SUPPLIER("supplier"),
  BUYER("buyer"),
  IN_CHAIN("inChain"),
  ANNUAL_VALUE("annualValue"),
  PRODUCT_DEFINED_BY("productDefinedBy"),
  BUYER_MONITORS("buyerMonitorsProcess"),
  COMPLEMENTARY("complementaryCompetence");

  static final List<Property> ALL = List.of(values());

  private final String name;

  Property(String name) {
    this.name = name;
  }

  /** The property with an IRI in angle brackets. */
  static Property of(String iri) {
    for (Property property : ALL) {
      if (iri.endsWith("#" + property.name + ">")) {
        return property;
      }
    }
    throw new IllegalArgumentException("the network has no property " + iri);
  }
}
