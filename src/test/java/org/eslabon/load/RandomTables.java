package org.eslabon.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Writes canonical tables at random, as people and programs write them: all tables or some, columns
 * in any order, cells of every type with blanks, quotes, line ends and letters of many scripts.
 */
public final class RandomTables {

  private static final List<String> TEXTS =
      List.of(
          "plain",
          "São João",
          "Ñandú, hijos y Cía",
          "say \"hi\"",
          "two\nlines",
          "two\r\nlines",
          " blanks ",
          "semi;colon",
          "漢字",
          "😀 face",
          "\u00a0nbsp",
          "'",
          "1.0",
          "tab\there",
          "–",
          "a/b",
          "100%",
          "#",
          "\u2003em space\u2003",
          "\"\"");
  private static final List<String> ID_FORMS =
      List.of("%s%d", "%s-%d", "%s %d", "%s/%d", "%s.%d", "ñ%s%d", "%s%%%d", "Ñu %s, %d", "..%s%d");

  private final Random random;
  private final Path folder;
  private final boolean isCareful;
  private final Map<String, List<String>> ids = new HashMap<>();

  /**
   * Prepares to write.
   *
   * @param isCareful whether to make no mistakes
   */
  public RandomTables(Random random, Path folder, boolean isCareful) {
    this.random = random;
    this.folder = folder;
    this.isCareful = isCareful;
  }

  /** Writes them into the folder. */
  public void write() throws IOException {
    List<Table> tables = new ArrayList<>();
    for (Table table : Tables.ALL) {
      if (!table.name().equals("assessments") && !table.name().equals("indicators")) {
        tables.add(table);
      }
    }
    for (Table table : tables) {
      int rows = 1 + random.nextInt(table.name().equals("links") ? 120 : 25);
      List<String> own = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        // without care, two kinds may share an id
        String stem = isCareful || random.nextInt(300) > 0 ? table.kind() : "x";
        own.add(String.format(one(ID_FORMS), stem, i));
      }
      ids.put(table.kind(), own);
    }
    Collections.shuffle(tables, random);
    for (Table table : tables) {
      write(table);
    }
  }

  private void write(Table table) throws IOException {
    List<Column> columns = new ArrayList<>();
    boolean located = random.nextBoolean();
    for (Column column : table.columns()) {
      boolean pair = column.name().equals("latitude") || column.name().equals("longitude");
      if (column.required() || (pair ? located : random.nextInt(4) > 0)) {
        columns.add(column);
      }
    }
    Collections.shuffle(columns, random);
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\ufeff" : "");
    text.append(String.join(",", columns.stream().map(Column::name).toList())).append(lineEnd);
    int rows = ids(table.kind()).size();
    if (table.name().equals("ownership")) {
      rows = Math.min(rows, ids("firm").size());
    }
    for (int i = 0; i < rows; i++) {
      if (random.nextInt(15) == 0) {
        text.append(random.nextBoolean() ? "" : ",".repeat(columns.size() - 1)).append(lineEnd);
      }
      for (int c = 0; c < columns.size(); c++) {
        text.append(c == 0 ? "" : ",").append(written(cell(table, columns.get(c), i)));
      }
      boolean isLast = i + 1 == rows;
      text.append(isLast && random.nextBoolean() ? "" : lineEnd);
    }
    Path file = folder.resolve(table.name() + ".csv");
    Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String written(String cell) {
    boolean needsQuotes = cell.matches("(?s).*[\",\r\n].*");
    if (needsQuotes || random.nextInt(12) == 0) {
      return "\"" + cell.replace("\"", "\"\"") + "\"";
    }
    return random.nextInt(12) == 0 ? "  " + cell + "\t" : cell;
  }

  private String cell(Table table, Column column, int row) {
    if (!isCareful && random.nextInt(900) == 0) {
      return one(List.of("", "no such thing", "1e3", "+5", "-1", "1,5", "a;b", "99999", "."));
    }
    // rows with keys of several columns are told apart by the first
    boolean isFirstOfKey = table.key().size() > 1 && column.name().equals(table.key().get(0));
    boolean isPair = column.name().equals("latitude") || column.name().equals("longitude");
    if (!column.required() && !isPair && random.nextInt(4) == 0) {
      return "";
    }
    if (isFirstOfKey) {
      return column.type() instanceof CellType.Reference reference
          ? ids(reference.kinds().get(0)).get(row)
          : "Place " + row;
    }
    if (column.several() && random.nextInt(3) == 0) {
      return one(table, column, row) + "; " + one(table, column, row) + ";";
    }
    return one(table, column, row);
  }

  private String one(Table table, Column column, int row) {
    CellType type = column.type();
    if (type instanceof CellType.Key) {
      return ids(table.kind()).get(row);
    }
    if (type instanceof CellType.Words words) {
      List<String> known = new ArrayList<>(words.concepts().keySet());
      if (column.name().equals("property")) {
        // what takes any text
        known.removeIf(word -> Concepts.CLAIMED_WORDS.containsKey(word));
        known.remove("hierarchy_rank");
      }
      String word = one(known);
      return random.nextInt(6) == 0 ? word.toUpperCase(Locale.ROOT) : word;
    }
    if (type instanceof CellType.Reference reference) {
      boolean isOwner = column.name().equals("owner");
      String kind = isOwner ? "institution" : one(reference.kinds());
      String id = one(ids(kind));
      return random.nextInt(10) == 0 ? kind + "/" + id : id;
    }
    if (type instanceof CellType.Named) {
      return one(List.of("Rio Grande", "rio  grande", "Vale dos Sinos", "Ñuble", "X, Y", "a-b"));
    }
    if (type instanceof CellType.Sector) {
      return one(List.of("C", "15", "152", "1520"));
    }
    if (type instanceof CellType.Latitude || type instanceof CellType.Longitude) {
      return one(List.of("-29.76", "0", "45.5", "-.5", "89.999"));
    }
    if (type instanceof CellType.Scalar scalar) {
      return scalar(scalar.literals());
    }
    // claimed values and stages
    return one(List.of("1", "2", "cut", "sew", "cutting"));
  }

  private String scalar(Literals literals) {
    return switch (literals) {
      case TEXT -> one(TEXTS);
      case COUNT -> one(List.of("0", "7", "007", "123456789012345678901234567890", "42"));
      case AMOUNT ->
          one(List.of("1.0", "1.00", "0", ".5", "-0", "00.10", "15994.77", "9".repeat(30)));
      case NUMBER -> one(List.of("-1.5", "1.0", "12"));
      case SHARE -> one(List.of("100", "0", "51.00", "50", ".5"));
      case YEAR -> one(List.of("1998", "2001", "0000"));
      case YEAR_OR_DATE -> "2001";
      case COUNTRY -> one(List.of("BR", "IT", "ES"));
      case CURRENCY -> one(List.of("EUR", "BRL"));
    };
  }

  private List<String> ids(String kind) {
    return ids.getOrDefault(kind, List.of("none"));
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
