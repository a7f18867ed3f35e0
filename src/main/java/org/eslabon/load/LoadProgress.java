package org.eslabon.load;

/**
 * Hears how a load gets on. Called on the loading thread, for each file in turn and twice for each:
 * once while it is checked, once while it is written. Tables on their direct way into columns are
 * only written.
 */
public interface LoadProgress {

  /** What is being done with a file. */
  enum Phase {
    CHECK,
    WRITE
  }

  /** Nobody listens. */
  LoadProgress NONE =
      new LoadProgress() {
        @Override
        public void begin(Phase phase, String file, long bytes) {}

        @Override
        public void advance(long bytes) {}

        @Override
        public void end() {}
      };

  /**
   * A file is opened.
   *
   * @param bytes size of the file on disk
   */
  void begin(Phase phase, String file, long bytes);

  /** So many more bytes of the file on disk have been read. */
  void advance(long bytes);

  /** The file is done. */
  void end();
}
