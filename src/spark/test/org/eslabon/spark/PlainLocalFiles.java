package org.eslabon.spark;

import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local files without permissions of their own: Hadoop starts a process for each it sets, which
 * takes longer than all that a test does.
 */
public final class PlainLocalFiles extends LocalFileSystem {

  /** For Hadoop. */
  public PlainLocalFiles() {
    super(
        new RawLocalFileSystem() {
          @Override
          public void setPermission(Path path, FsPermission permission) {
            // as the process makes files
          }
        });
  }
}
