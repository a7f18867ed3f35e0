package org.eslabon.bench.limit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The network as one array an attribute; firms, links and chains are numbered from 0. Money and
 * shares are in hundredths.
 */
final class NetworkColumns {

  static final byte BUYER_DEFINED = 1;
  static final byte SUPPLIER_DEFINED = 2;
  static final byte JOINTLY_DEFINED = 3;
  static final byte STANDARD_PRODUCT = 4;

  private static final String VOCABULARY = "<http://example.org/ns#";
  private static final String IDS = "<http://example.org/id/";
  private static final int LONGEST_NAME = 48;

  int firms;
  int links;
  int chains;

  final int[] owner;
  final long[] share;
  final int[] region;
  final int[] sector;

  final int[] supplier;
  final int[] buyer;
  final int[] chain;
  final long[] value;
  final byte[] definition;
  final boolean[] monitored;
  final boolean[] complementary;

  /** The firm that the queries ask about. */
  final int knownFirm;

  private final int[] firmOf;
  private final int[] linkOf;
  private final int[] chainOf;
  private final byte[] definitionOf;

  private NetworkColumns(TripleIds triples) {
    int ids = triples.limit();
    firmOf = none(ids);
    linkOf = none(ids);
    chainOf = none(ids);
    Map<String, Integer> names = new HashMap<>();
    triples.eachShort(
        LONGEST_NAME,
        (text, id) -> {
          if (text.startsWith(VOCABULARY) || text.equals(IDS + "firm/7>")) {
            names.put(text.substring(text.indexOf("/", "<http://".length()) + 1), id);
          }
        });
    definitionOf = new byte[ids];
    mark(names, "ns#BuyerDefined>", BUYER_DEFINED);
    mark(names, "ns#SupplierDefined>", SUPPLIER_DEFINED);
    mark(names, "ns#JointlyDefined>", JOINTLY_DEFINED);
    mark(names, "ns#StandardProduct>", STANDARD_PRODUCT);
    enumerate(triples, names.getOrDefault("ns#Firm>", -1));
    owner = none(firms);
    share = new long[firms];
    region = new int[firms];
    sector = new int[firms];
    supplier = new int[links];
    buyer = new int[links];
    chain = new int[links];
    value = new long[links];
    definition = new byte[links];
    monitored = new boolean[links];
    complementary = new boolean[links];
    Workers.each(part -> fill(triples, part));
    knownFirm = firmOf[names.getOrDefault("id/firm/7>", 0)];
  }

  static NetworkColumns read(Path file) throws IOException {
    return new NetworkColumns(TripleIds.read(file));
  }

  private static int[] none(int size) {
    int[] array = new int[size];
    Arrays.fill(array, -1);
    return array;
  }

  private void mark(Map<String, Integer> names, String name, byte code) {
    Integer id = names.get(name);
    if (id != null) {
      definitionOf[id] = code;
    }
  }

  private void enumerate(TripleIds triples, int firmType) {
    for (int part = 0; part < triples.parts.length; part++) {
      ParsedTriples parsed = triples.parts[part];
      int[] subjects = triples.subjects[part];
      int[] objects = triples.objects[part];
      for (int row = 0; row < parsed.triples; row++) {
        if (parsed.property[row] == Property.TYPE) {
          if (objects[row] == firmType) {
            firmOf[subjects[row]] = firms++;
          } else {
            linkOf[subjects[row]] = links++;
          }
        } else if (parsed.property[row] == Property.IN_CHAIN && chainOf[objects[row]] < 0) {
          chainOf[objects[row]] = chains++;
        }
      }
    }
  }

  private void fill(TripleIds triples, int part) {
    ParsedTriples parsed = triples.parts[part];
    int[] subjects = triples.subjects[part];
    int[] objects = triples.objects[part];
    for (int row = 0; row < parsed.triples; row++) {
      int subject = subjects[row];
      int object = objects[row];
      long number = parsed.objectHash[row];
      switch (parsed.property[row]) {
        case Property.LOCATED_IN -> region[firmOf[subject]] = object;
        case Property.SECTOR -> sector[firmOf[subject]] = object;
        case Property.OWNED_BY -> owner[firmOf[subject]] = firmOf[object];
        case Property.OWNERSHIP_SHARE -> share[firmOf[subject]] = number;
        case Property.SUPPLIER -> supplier[linkOf[subject]] = firmOf[object];
        case Property.BUYER -> buyer[linkOf[subject]] = firmOf[object];
        case Property.IN_CHAIN -> chain[linkOf[subject]] = chainOf[object];
        case Property.ANNUAL_VALUE -> value[linkOf[subject]] = number;
        case Property.PRODUCT_DEFINED_BY -> definition[linkOf[subject]] = definitionOf[object];
        case Property.BUYER_MONITORS -> monitored[linkOf[subject]] = number == 1;
        case Property.COMPLEMENTARY -> complementary[linkOf[subject]] = number == 1;
        default -> {}
      }
    }
  }
}
