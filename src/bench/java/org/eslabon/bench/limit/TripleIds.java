package org.eslabon.bench.limit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** The triples of a file with a number for each term. */
final class TripleIds {

  private static final int OCTETS_PER_TRIPLE = 110;
  private static final int MOST_EXPECTED = 1 << 27;

  private final MappedText text;
  private final TermNumbers[] terms = new TermNumbers[Workers.PARTS];
  final ParsedTriples[] parts = new ParsedTriples[Workers.PARTS];

  /** By part and triple; that of a literal means nothing. */
  final int[][] subjects = new int[Workers.PARTS][];

  final int[][] objects = new int[Workers.PARTS][];

  private TripleIds(MappedText text) {
    this.text = text;
  }

  static TripleIds read(Path file) throws IOException {
    TripleIds ids = new TripleIds(MappedText.open(file));
    ids.parse();
    ids.number();
    return ids;
  }

  private void parse() {
    long[] cuts = new long[Workers.PARTS + 1];
    for (int i = 1; i < Workers.PARTS; i++) {
      cuts[i] = text.lineAfter(text.length() / Workers.PARTS * i);
    }
    cuts[Workers.PARTS] = text.length();
    Workers.each(
        part -> {
          long octets = cuts[part + 1] - cuts[part];
          parts[part] =
              new ParsedTriples((int) Math.min(MOST_EXPECTED, octets / OCTETS_PER_TRIPLE + 16));
          new TripleScan(text, parts[part]).read(cuts[part], cuts[part + 1]);
        });
  }

  /** Each thread numbers the terms of its share of all hashes, so that none waits for another. */
  private void number() {
    int[][] subjectIds = new int[Workers.PARTS][];
    for (int i = 0; i < Workers.PARTS; i++) {
      subjectIds[i] = new int[parts[i].subjects];
      objects[i] = new int[parts[i].triples];
    }
    Workers.each(
        share -> {
          TermNumbers numbers = new TermNumbers(text);
          terms[share] = numbers;
          for (int i = 0; i < Workers.PARTS; i++) {
            ParsedTriples part = parts[i];
            share(numbers, share, part.subjectHash, part.subject, subjectIds[i], part.subjects);
            share(numbers, share, part.objectHash, part.object, objects[i], part.triples);
          }
        });
    Workers.each(
        i -> {
          int[] of = parts[i].subjectOf;
          int[] ids = new int[parts[i].triples];
          for (int row = 0; row < ids.length; row++) {
            ids[row] = subjectIds[i][of[row]];
          }
          subjects[i] = ids;
        });
  }

  private static void share(
      TermNumbers numbers, int share, long[] hashes, long[] references, int[] ids, int rows) {
    for (int row = 0; row < rows; row++) {
      long hash = hashes[row];
      if (((int) hash & (Workers.PARTS - 1)) == share && references[row] != ParsedTriples.LITERAL) {
        ids[row] = numbers.number(references[row], hash) * Workers.PARTS + share;
      }
    }
  }

  /** One more than the highest id. */
  int limit() {
    int most = 0;
    for (TermNumbers numbers : terms) {
      most = Math.max(most, numbers.size());
    }
    return most * Workers.PARTS;
  }

  /** Visits all terms whose text is no longer than some octets. */
  void eachShort(int octets, BiConsumer<String, Integer> visitor) {
    for (int share = 0; share < terms.length; share++) {
      for (int number = 0; number < terms[share].size(); number++) {
        long reference = terms[share].reference(number);
        if (ParsedTriples.length(reference) <= octets) {
          visitor.accept(
              text.text(ParsedTriples.place(reference), ParsedTriples.length(reference)),
              number * Workers.PARTS + share);
        }
      }
    }
  }
}
