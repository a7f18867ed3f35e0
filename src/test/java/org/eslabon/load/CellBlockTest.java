package org.eslabon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eslabon.SeededTests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Cells found by a scan of bytes against cells found by FastCSV. */
final class CellBlockTest {

  private static final int CELLS = 3;

  private static final List<String> PARTS =
      List.of(
          "a",
          "f12",
          "3.50",
          "São Paulo",
          "ñ",
          "東京",
          "😀",
          "x y",
          ";",
          "'",
          "\u0001",
          "\u001f",
          " ",
          "  ",
          "\t",
          "\u00a0",
          "\u2003",
          "\u3000",
          "\u2028",
          "\ufeff",
          "\u000b",
          ",",
          ",",
          ",",
          ",",
          ",,",
          "\n",
          "\n",
          "\r\n",
          "\r\n",
          "\n\n",
          ",,\n",
          " , ,\n",
          "a,b,c\n",
          "a,b,c\r\n",
          "\u3000x\u2003,y,z\n");

  @TestFactory
  Stream<DynamicTest> bothFindTheSameCells() {
    return SeededTests.from(0, 400, seed -> assertSame(text(seed), 1 + seed));
  }

  private static String text(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    // ragged records end the comparison early, so half of the texts have none
    boolean isRagged = seed % 2 == 0;
    for (int i = random.nextInt(40); i >= 0; i--) {
      if (isRagged) {
        text.append(part(random));
      } else {
        for (int cell = 0; cell < CELLS; cell++) {
          text.append(cell == 0 ? "" : ",").append(part(random).replaceAll("[,\r\n]", ""));
        }
        text.append(random.nextBoolean() ? "\n" : "\r\n");
      }
    }
    return text.append(random.nextBoolean() ? "\r" : "").toString();
  }

  private static String part(Random random) {
    return PARTS.get(random.nextInt(PARTS.size())) + PARTS.get(random.nextInt(PARTS.size()));
  }

  private static void assertSame(String text, int pieceSize) throws IOException, NotPlain {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CsvPieces pieces =
        new CsvPieces(new ByteArrayInputStream(bytes), pieceSize, new ConcurrentLinkedQueue<>());
    // used for all pieces, as readers do
    CellBlock plain = new CellBlock();
    for (CsvPieces.Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
      CellBlock parsed = new CellBlock();
      QuotedCells.read(piece, CELLS, parsed);
      PlainCells.read(piece, CELLS, plain);
      assertEquals(parsed.isPlain(), plain.isPlain(), text);
      if (parsed.isPlain()) {
        assertEquals(records(parsed), records(plain), text);
      }
    }
  }

  private static List<List<String>> records(CellBlock block) {
    List<List<String>> records = new ArrayList<>();
    for (int record = 0; record < block.records(); record++) {
      int number = record;
      List<String> cells = new ArrayList<>(List.of(String.valueOf(block.line(record))));
      IntStream.range(0, CELLS).forEach(cell -> cells.add(block.text(cell, number)));
      records.add(cells);
    }
    return records;
  }

  @Test
  void someOfTheTextsAreNotRagged() throws IOException, NotPlain {
    int records = 0;
    for (int seed = 0; seed < 400; seed++) {
      byte[] bytes = text(seed).getBytes(StandardCharsets.UTF_8);
      CellBlock block = new CellBlock();
      PlainCells.read(new CsvPieces.Piece(bytes, bytes.length, 1, false), CELLS, block);
      records += block.isPlain() ? block.records() : 0;
    }
    assertTrue(records > 2_000, "only " + records + " records are compared");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedByBoth() {
    for (String text : List.of("a,ñ,c\n", "a,bñ", "ñ")) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      CsvPieces.Piece piece = new CsvPieces.Piece(bytes, bytes.length, 1, false);
      assertThrows(NotPlain.class, () -> PlainCells.read(piece, CELLS, new CellBlock()));
      assertThrows(NotPlain.class, () -> QuotedCells.read(piece, CELLS, new CellBlock()));
    }
  }

  @Test
  void aCellThatIsTooLongIsRefusedByBoth() throws NotPlain {
    byte[] bytes =
        ("a,b," + "c".repeat(CsvRecords.CELL_LIMIT + 1)).getBytes(StandardCharsets.UTF_8);
    CsvPieces.Piece piece = new CsvPieces.Piece(bytes, bytes.length, 1, false);
    CellBlock plain = new CellBlock();
    PlainCells.read(piece, CELLS, plain);
    CellBlock parsed = new CellBlock();
    QuotedCells.read(piece, CELLS, parsed);
    assertEquals(List.of(false, false), List.of(plain.isPlain(), parsed.isPlain()));
  }
}
