package org.eslabon.column;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.jena.graph.Node;

/**
 * The terms of a graph and those that come to it later, as when rules draw conclusions: their ids
 * follow. The terms of the graph stay as they are, so many dictionaries can stand on one graph.
 *
 * <p>Safe for threads: any number may look up and add at the same time. The same term always gets
 * the same id.
 */
public final class Dictionary {

  private final Terms base;
  private final int first;
  private final TermTable added = new TermTable();
  private final LiteralDecoder decoder;
  private volatile Values values = new Values(new ValueKind[64], new long[64], new byte[64]);

  /** Values of the added terms; replaced as a whole when they no longer fit. */
  private static final class Values {
    private final ValueKind[] kinds;
    private final long[] numbers;
    private final byte[] scales;

    Values(ValueKind[] kinds, long[] numbers, byte[] scales) {
      this.kinds = kinds;
      this.numbers = numbers;
      this.scales = scales;
    }

    Values larger() {
      int room = kinds.length * 2;
      return new Values(
          Arrays.copyOf(kinds, room), Arrays.copyOf(numbers, room), Arrays.copyOf(scales, room));
    }
  }

  public Dictionary(Terms base) {
    this.base = base;
    this.first = base.size();
    this.decoder = new LiteralDecoder(base.kinds());
  }

  /** How many terms there are now: ids are below this number. */
  public int size() {
    synchronized (added) {
      return first + added.size();
    }
  }

  /** The terms that were there from the beginning. */
  public Terms base() {
    return base;
  }

  /** The term of an id. */
  public Node term(int id) {
    if (id < first) {
      return base.term(id);
    }
    synchronized (added) {
      return base.kinds().node(added.kind(id - first), added.bytes(id - first));
    }
  }

  /** The id of a term, or -1. */
  public int find(Node term) {
    int known = base.find(term);
    if (known >= 0 || !(term.isURI() || term.isBlank() || term.isLiteral())) {
      return known;
    }
    int kind = base.kinds().find(term);
    byte[] text = TermKinds.text(term);
    synchronized (added) {
      int later = kind < 0 ? -1 : added.find(text, 0, text.length, kind);
      return later < 0 ? -1 : first + later;
    }
  }

  /**
   * The id of a term, a new one when it was unknown.
   *
   * @throws IllegalArgumentException when it is none of IRI, blank node and literal
   */
  public int add(Node term) {
    return add(base.kinds().of(term), TermKinds.text(term));
  }

  /** The id of the {@code xsd:integer} whose lexical form is this number. */
  public int addInteger(long number) {
    return add(base.kinds().integer(), ascii(Long.toString(number)));
  }

  /** The id of the {@code xsd:decimal} whose lexical form is this number, written plainly. */
  public int addDecimal(BigDecimal number) {
    return add(base.kinds().decimal(), ascii(number.toPlainString()));
  }

  /** What the term is as a value. */
  public ValueKind kind(int id) {
    return id < first ? base.kind(id) : values.kinds[id - first];
  }

  /** The code of a literal's kind and, above eight bits, its scale. */
  public int form(int id) {
    return id < first ? base.form(id) : kind(id).code() | scale(id) << 8;
  }

  /** The number of a literal, as its kind explains; zero for kinds without. */
  public long number(int id) {
    return id < first ? base.number(id) : values.numbers[id - first];
  }

  /** The scale of a decimal; zero for other kinds. */
  public int scale(int id) {
    return id < first ? base.scale(id) : values.scales[id - first];
  }

  private int add(int kind, byte[] text) {
    int known = base.find(kind, text);
    if (known >= 0) {
      return known;
    }
    synchronized (added) {
      int term = added.add(text, 0, text.length, kind, TermText.hash(text, 0, text.length, kind));
      if (added.size() == term + 1) {
        decode(term, kind, text);
      }
      return first + term;
    }
  }

  /** Values are written before anybody can know the id. */
  private void decode(int term, int kind, byte[] text) {
    Values now = values;
    if (term == now.kinds.length) {
      now = now.larger();
      values = now;
    }
    if (kind == TermKinds.IRI || kind == TermKinds.BLANK) {
      now.kinds[term] = kind == TermKinds.IRI ? ValueKind.IRI : ValueKind.BLANK;
    } else {
      now.kinds[term] = decoder.decode(kind, text);
      now.numbers[term] = decoder.number();
      now.scales[term] = (byte) decoder.scale();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
