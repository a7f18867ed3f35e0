package org.eslabon.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Optional;
import org.eslabon.problem.NearestName;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * Canonical tables as JSON: an array of objects whose file has the table's name, or one object with
 * an array for each table. A cell is a string, a number, true or false for yes and no, null for
 * unknown, or an array of these for several values.
 */
final class JsonTables implements InputReader {

  private static final int LONGEST_NUMBER = 40;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(CsvRecords.CELL_LIMIT).build())
          .build();

  @Override
  public void read(InputFile file, InputStream in, Pass pass) throws IOException {
    InputStream text = SourceStream.text(file.name(), in);
    try (JsonParser json = JSON.createParser(text)) {
      read(new Reading(file, pass, json));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw new UnreadableInput(
          new Problem(
              ProblemCode.L011,
              e.getOriginalMessage().lines().findFirst().orElse("not JSON"),
              new SourcePlace(
                  file.name(), Math.max(at.getLineNr(), 0), Math.max(at.getColumnNr(), 0)),
              null));
    }
  }

  private static void read(Reading reading) throws IOException {
    try {
      reading.document();
    } catch (StreamConstraintsException e) {
      throw new UnreadableInput(
          new Problem(
              ProblemCode.L010,
              "a value here is larger than the limit: " + e.getOriginalMessage(),
              reading.place(),
              null));
    }
  }

  /** One file being read. */
  private record Reading(InputFile file, Pass pass, JsonParser json) {

    void document() throws IOException {
      JsonToken first = json.nextToken();
      if (first == null) {
        throw SourceStream.emptyFile(file.name());
      }
      if (first == JsonToken.START_ARRAY) {
        table(file.stem());
      } else if (first == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          SourcePlace place = place();
          if (json.nextToken() == JsonToken.START_ARRAY) {
            table(name);
          } else {
            json.skipChildren();
            complain(ProblemCode.L011, "`" + name + "` is not an array of rows", place, null);
          }
        }
      } else {
        complain(ProblemCode.L011, "expected an array of rows, or an object of such arrays");
      }
      if (json.nextToken() != null) {
        complain(ProblemCode.L011, "something follows the end of the tables");
      }
    }

    private void table(String name) throws IOException {
      Optional<Table> table = Tables.find(name);
      if (table.isEmpty()) {
        complain(
            ProblemCode.L003,
            "`" + name + "` is not a table: expected one of " + String.join(", ", Tables.names()),
            place(),
            NearestName.of(name, Tables.names())
                .map(near -> "did you mean `" + near + "`?")
                .orElse("RDF in JSON has the extension `.jsonld`"));
        json.skipChildren();
        return;
      }
      TableReading reading = new TableReading(table.get(), file.name(), file.graph(), pass);
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          row(reading);
        } else {
          complain(ProblemCode.L011, "a row is an object of cells, not " + described());
          json.skipChildren();
        }
      }
    }

    private void row(TableReading reading) throws IOException {
      SourcePlace start = place();
      Row row = reading.row();
      row.begin(start.line(), start.column());
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        int position = reading.column(json.currentName(), place());
        json.nextToken();
        SourcePlace place = place();
        row.put(position, cell(), place.line(), place.column());
      }
      reading.accept();
    }

    private String cell() throws IOException {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        return scalar();
      }
      StringBuilder values = new StringBuilder();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        values.append(values.isEmpty() ? "" : ";").append(scalar());
      }
      return values.toString();
    }

    private String scalar() throws IOException {
      return switch (json.currentToken()) {
        case VALUE_STRING -> json.getText().strip();
        case VALUE_NUMBER_INT -> json.getText();
        case VALUE_NUMBER_FLOAT -> plain(json.getText());
        case VALUE_TRUE -> "yes";
        case VALUE_FALSE -> "no";
        case VALUE_NULL -> "";
        default -> {
          complain(ProblemCode.L011, "a cell is a value or an array of values, not " + described());
          json.skipChildren();
          yield "";
        }
      };
    }

    /** Cells have no exponents; one that no table can mean stays for the cell's own check. */
    private static String plain(String number) {
      BigDecimal value = new BigDecimal(number);
      return Math.abs(value.scale()) > LONGEST_NUMBER ? number : value.toPlainString();
    }

    private String described() {
      return switch (json.currentToken()) {
        case START_OBJECT -> "an object";
        case START_ARRAY -> "an array";
        default -> "a single value";
      };
    }

    private SourcePlace place() {
      JsonLocation at = json.currentTokenLocation();
      return new SourcePlace(file.name(), at.getLineNr(), at.getColumnNr());
    }

    private void complain(ProblemCode code, String message) {
      complain(code, message, place(), null);
    }

    private void complain(
        ProblemCode code, String message, SourcePlace place, @Nullable String hint) {
      if (pass.checking()) {
        pass.problems().add(new Problem(code, message, place, hint));
      }
    }
  }
}
