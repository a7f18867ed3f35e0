package org.eslabon.portal.visit;

import java.util.Optional;

/**
 * One page of a long list. Immutable.
 *
 * @param number of this page, from 1
 * @param size how many rows a page has
 * @param total rows of all pages
 */
public record Pager(int number, int size, long total) {

  /** The page that a request asks for as {@code page}; one that is not there is the nearest. */
  public static Pager of(Visit visit, int size, long total) {
    int pages = pages(size, total);
    int wanted = visit.parameter("page").flatMap(Pager::number).orElse(1);
    return new Pager(Math.max(1, Math.min(wanted, pages)), size, total);
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,7}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static int pages(int size, long total) {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  /** How many pages there are, at least one. */
  public int pages() {
    return pages(size, total);
  }

  /** How many rows stand before this page. */
  public long before() {
    return (number - 1L) * size;
  }

  public boolean hasPrevious() {
    return number > 1;
  }

  public boolean hasNext() {
    return number < pages();
  }
}
