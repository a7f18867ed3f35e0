package org.eslabon.server;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/**
 * The users of a server, as a file has them: a line each, {@code NAME:password:BCRYPT-HASH} or
 * {@code NAME:token:SHA-256}. A password is hashed slowly, for people choose short ones; a token is
 * random and long, so a fast hash tells as little. Immutable.
 */
public final class Users {

  private static final Pattern LINE =
      Pattern.compile("([^:#\\s][^:]*):(password|token):([$./A-Za-z0-9]+)");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

  /** 2^12 rounds: about a quarter of a second. */
  private static final int COST = 12;

  private final Map<String, byte[]> passwords;
  private final Map<String, String> tokens;

  private Users(Map<String, byte[]> passwords, Map<String, String> tokens) {
    this.passwords = passwords;
    this.tokens = tokens;
  }

  /** Nobody. */
  static Users none() {
    return new Users(Map.of(), Map.of());
  }

  /**
   * Reads a file.
   *
   * @throws ProblemException S106 with every line that is not understood
   */
  static Users read(Path file) {
    Map<String, byte[]> passwords = new LinkedHashMap<>();
    Map<String, String> tokens = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher matcher = LINE.matcher(line);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!matcher.matches()) {
        problems.add(
            new Problem(
                ProblemCode.S106,
                "a line is `NAME:password:HASH` or `NAME:token:HASH`",
                new SourcePlace(file.toString(), i + 1, 0),
                "`eslabon serve --users FILE --add-user NAME` writes one"));
      } else if (matcher.group(2).equals("password")) {
        passwords.put(matcher.group(1), matcher.group(3).getBytes(StandardCharsets.UTF_8));
      } else {
        tokens.put(matcher.group(3), matcher.group(1));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new Users(passwords, tokens);
  }

  /** The user with that name, if the password is theirs. Takes as long when there is none. */
  Optional<String> byPassword(String name, String password) {
    byte[] known = passwords.get(name);
    byte[] hash = known == null ? Nobody.HASH : known;
    boolean isTheirs =
        BCrypt.verifyer().verify(password.getBytes(StandardCharsets.UTF_8), hash).verified;
    return isTheirs && known != null ? Optional.of(name) : Optional.empty();
  }

  /** The user whose token it is. */
  Optional<String> byToken(String token) {
    return Optional.ofNullable(tokens.get(sha256(token)));
  }

  /**
   * Gives a user a password, or another one.
   *
   * @throws ProblemException S106 when the name cannot stand in the file, the password is too short
   *     or the file cannot be written
   */
  public static void setPassword(Path file, String name, String password) {
    if (password.length() < 8 || password.getBytes(StandardCharsets.UTF_8).length > 72) {
      throw unusable(file, "a password has 8 to 72 characters");
    }
    byte[] hash = BCrypt.withDefaults().hash(COST, password.getBytes(StandardCharsets.UTF_8));
    set(file, name, "password", new String(hash, StandardCharsets.UTF_8));
  }

  /** Gives a user a token, in place of one they had, and tells it: the file keeps its hash only. */
  public static String addToken(Path file, String name) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    set(file, name, "token", sha256(token));
    return token;
  }

  private static void set(Path file, String name, String kind, String hash) {
    if (!NAME.matcher(name).matches()) {
      throw unusable(file, "a name has letters, digits and `._@-`, and not `" + name + "`");
    }
    try {
      List<String> lines = new ArrayList<>();
      if (Files.exists(file)) {
        read(file);
        lines.addAll(lines(file));
      } else {
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
      }
      String start = name + ":" + kind + ":";
      lines.removeIf(line -> line.startsWith(start));
      lines.add(start + hash);
      Files.write(file, lines, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw unusable(file, "cannot be written: " + e.getMessage());
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw unusable(file, "cannot be read: " + e.getMessage());
    }
  }

  private static ProblemException unusable(Path file, String why) {
    return new ProblemException(
        new Problem(ProblemCode.S106, why, SourcePlace.of(file.toString()), null));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /** As slow to check as a password, for names that nobody has. Made when first needed. */
  private static final class Nobody {

    private static final byte[] HASH =
        BCrypt.withDefaults().hash(COST, "nobody".getBytes(StandardCharsets.UTF_8));
  }
}
