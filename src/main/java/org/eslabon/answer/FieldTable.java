package org.eslabon.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eslabon.model.Language;
import org.eslabon.query.AnswerTable;
import org.eslabon.query.SpreadsheetText;

/**
 * Rows of an answer that no query gives. A cell holds any number of texts. Immutable.
 *
 * @param rows each as long as the fields
 */
public record FieldTable(List<Field> fields, List<List<List<String>>> rows) {

  /** How many texts a cell may hold; JSON has an array where they may be several. */
  public enum Arity {
    ONE,
    SEVERAL,
    /** People are told when there is none, in a row where another such cell has some. */
    SEVERAL_OR_NOTHING
  }

  /**
   * One column.
   *
   * @param key for programs
   */
  public record Field(String key, String english, String spanish, Arity arity) {

    public static Field one(String key, String english, String spanish) {
      return new Field(key, english, spanish, Arity.ONE);
    }

    public static Field several(String key, String english, String spanish) {
      return new Field(key, english, spanish, Arity.SEVERAL);
    }

    public static Field severalOrNothing(String key, String english, String spanish) {
      return new Field(key, english, spanish, Arity.SEVERAL_OR_NOTHING);
    }

    public String header(Language language) {
      return language == Language.ES ? spanish : english;
    }
  }

  public FieldTable {
    fields = List.copyOf(fields);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** For people. */
  public String text(Language language, int width) {
    return TableText.of(
        new AnswerTable(
            fields.stream().map(field -> field.header(language)).toList(),
            rows.stream().map(row -> shown(row, language)).toList()),
        width);
  }

  private List<String> shown(List<List<String>> row, Language language) {
    List<Integer> told =
        IntStream.range(0, fields.size())
            .filter(i -> fields.get(i).arity() == Arity.SEVERAL_OR_NOTHING)
            .boxed()
            .toList();
    List<String> cells = new ArrayList<>(joined(row));
    if (told.stream().anyMatch(i -> !row.get(i).isEmpty())) {
      for (int i : told) {
        if (row.get(i).isEmpty()) {
          cells.set(i, language == Language.ES ? "(nada)" : "(nothing)");
        }
      }
    }
    return cells;
  }

  /** RFC 4180; several texts in a cell are parted by semicolons. */
  public String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(fields.stream().map(Field::key).toList());
      rows.forEach(row -> csv.writeRecord(joined(row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The same, with texts that a spreadsheet cannot take for formulas. */
  public FieldTable harmless() {
    return new FieldTable(
        fields, rows.stream().map(row -> row.stream().map(FieldTable::harmless).toList()).toList());
  }

  /** Any text in a cell may begin a formula: the semicolons between them can part cells. */
  private static List<String> harmless(List<String> cell) {
    return cell.stream().map(SpreadsheetText::harmless).toList();
  }

  /** One object a row. */
  public ArrayNode json() {
    ArrayNode all = JsonText.MAPPER.createArrayNode();
    for (List<List<String>> row : rows) {
      ObjectNode object = all.addObject();
      for (int i = 0; i < fields.size(); i++) {
        Field field = fields.get(i);
        if (field.arity() != Arity.ONE) {
          ArrayNode values = object.putArray(field.key());
          row.get(i).forEach(values::add);
        } else {
          object.put(field.key(), row.get(i).isEmpty() ? null : row.get(i).get(0));
        }
      }
    }
    return all;
  }

  private static List<String> joined(List<List<String>> row) {
    return row.stream().map(cell -> String.join(";", cell)).toList();
  }
}
