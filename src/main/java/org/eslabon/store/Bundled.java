package org.eslabon.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The files that come with the product: {@code ontology}, {@code datasets} and {@code queries}.
 *
 * <p>When the system property {@code eslabon.home} names a checkout (the launcher sets it), its
 * files are read, so that an edited rule counts at once. Otherwise the copies inside the jar are.
 */
public final class Bundled {

  /** System property that names a checkout. */
  public static final String HOME = "eslabon.home";

  private Bundled() {}

  /**
   * A bundled folder or file.
   *
   * @param name path from the top of the repository, such as {@code ontology/rules}
   * @throws IllegalStateException when neither the checkout nor the jar has it
   */
  public static Path path(String name) {
    String home = System.getProperty(HOME);
    if (home != null && Files.exists(Path.of(home, name))) {
      return Path.of(home, name);
    }
    URL resource = Bundled.class.getClassLoader().getResource(name);
    if (resource == null) {
      throw new IllegalStateException("not bundled: " + name);
    }
    try {
      URI uri = resource.toURI();
      if (uri.getScheme().equals("jar")) {
        openJar(uri);
      }
      return Path.of(uri);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("resource without a usable URI: " + resource, e);
    }
  }

  /**
   * What to call a file when telling people of it: one of the bundled cases by its path from the
   * top of the repository, wherever that is on this machine, any other as it was given.
   */
  public static String nameOf(Path file) {
    Path cases = path("datasets");
    return file.startsWith(cases) ? "datasets/" + cases.relativize(file) : file.toString();
  }

  private static void openJar(URI uri) {
    try {
      FileSystems.newFileSystem(uri, Map.of());
    } catch (FileSystemAlreadyExistsException e) {
      // opened by an earlier call; it stays open as long as the program runs
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
