package org.eslabon.load;

import java.nio.file.Path;
import java.util.Optional;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;

/** Which canonical table the name of a file stands for. */
public final class TableNames {

  private TableNames() {}

  /** The table that a file or folder is named after, whatever its extension. */
  public static Optional<String> of(String fileName) {
    return Tables.find(FileNames.stem(Path.of(fileName))).map(Table::name);
  }

  /** The extension of a file, without {@code .gz} and in lower case; empty when it has none. */
  public static String extension(String fileName) {
    return FileNames.extension(Path.of(fileName));
  }

  /** Whether files with the extension are data for a load, here or elsewhere. */
  public static boolean isLoaded(String extension) {
    return FileNames.EXTENSIONS.contains(extension);
  }

  /** What is wrong with a table that is named after none. */
  public static Problem unknown(String fileName, SourcePlace place) {
    String stem = FileNames.stem(Path.of(fileName));
    return new Problem(
        ProblemCode.L003,
        "`" + stem + "` is not a table: expected one of " + String.join(", ", Tables.names()),
        place,
        NearestName.of(stem, Tables.names())
            .map(near -> "did you mean `" + near + "`?")
            .orElse("other people's tables need a mapping (--map)"));
  }
}
