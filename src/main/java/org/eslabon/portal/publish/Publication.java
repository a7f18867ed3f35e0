package org.eslabon.portal.publish;

import java.nio.file.Path;

/**
 * What to publish and where. Immutable.
 *
 * @param folder to write; made when it is missing
 * @param overwriting what to do with a folder that is there
 * @param progress hears how far it is
 */
public record Publication(Path folder, Overwriting overwriting, Progress progress) {

  /** Whether what stands in the folder may go. */
  public enum Overwriting {
    /** Only what was published before. */
    OWN,
    /** Whatever it is. */
    ANYTHING
  }

  /** Hears how far the work is; called by one thread at a time. */
  @FunctionalInterface
  public interface Progress {

    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /** So many of the pages are written. */
    void written(int done, int total);
  }

  /**
   * What came of it.
   *
   * @param pages in all languages
   * @param files all of them, pages too
   * @param bytes of all files
   * @param seconds that it took
   */
  public record Report(int pages, int files, long bytes, double seconds) {}
}
