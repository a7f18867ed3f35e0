package org.eslabon.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/**
 * How large a workbook becomes when it is unpacked. It is compressed, so a small one that a
 * stranger sends may become one that fills the memory; counting it needs none.
 */
public final class WorkbookSize {

  private static final long MOST = 64L << 20;

  private WorkbookSize() {}

  /**
   * Unpacks a workbook as its reader will, by its directory, and counts.
   *
   * @param name as the sender knows it
   * @throws ProblemException S105 when it becomes too large, L007 when it is no zip archive
   */
  public static void requireModest(String name, byte[] workbook) {
    byte[] buffer = new byte[1 << 14];
    long unpacked = 0;
    try (SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel(workbook);
        ZipFile zip = ZipFile.builder().setSeekableByteChannel(bytes).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            unpacked += read;
            if (unpacked > MOST) {
              throw wrong(
                  ProblemCode.S105,
                  name,
                  "the workbook unpacks to more than " + MOST + " bytes",
                  "send the tables as CSV");
            }
          }
        }
      }
    } catch (IOException damaged) {
      throw wrong(ProblemCode.L007, name, "this is no workbook", "save it as .xlsx once more");
    }
  }

  private static ProblemException wrong(
      ProblemCode code, String name, String message, String hint) {
    return new ProblemException(new Problem(code, message, SourcePlace.of(name), hint));
  }
}
