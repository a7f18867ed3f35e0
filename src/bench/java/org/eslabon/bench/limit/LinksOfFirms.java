package org.eslabon.bench.limit;

import java.util.stream.IntStream;

/** The links of each firm one behind the other. Immutable. */
final class LinksOfFirms {

  private final int[] starts;
  private final int[] links;

  private LinksOfFirms(int[] starts, int[] links) {
    this.starts = starts;
    this.links = links;
  }

  /** Sorts links by the firm at one end. */
  static LinksOfFirms of(int[] firmOf, int firms) {
    int[] starts = new int[firms + 1];
    for (int firm : firmOf) {
      starts[firm + 1]++;
    }
    for (int firm = 0; firm < firms; firm++) {
      starts[firm + 1] += starts[firm];
    }
    int[] next = starts.clone();
    int[] links = new int[firmOf.length];
    for (int link = 0; link < links.length; link++) {
      links[next[firmOf[link]]++] = link;
    }
    return new LinksOfFirms(starts, links);
  }

  int start(int firm) {
    return starts[firm];
  }

  int link(int place) {
    return links[place];
  }

  IntStream links(int firm) {
    return IntStream.range(starts[firm], starts[firm + 1]).map(place -> links[place]);
  }
}
