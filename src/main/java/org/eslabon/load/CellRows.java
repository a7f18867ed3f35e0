package org.eslabon.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eslabon.column.LocalRows;

/**
 * Makes rows of the cells of one column, a whole block at a time. Each kind of cell takes the
 * shortest way that says the same as {@link RowTranslator}, which is asked about every cell that is
 * new and not of the simplest form.
 */
sealed interface CellRows {

  /** Makes the rows of all cells that are not empty. */
  void write(BlockColumn cells, LocalRows rows) throws BadCell, NotPlain;

  /** Asks the translator about a cell. */
  interface Translation {

    /** Writes the triples of the cell; returns the object of the last. */
    int translate(int record) throws BadCell;
  }

  /**
   * A column of a block.
   *
   * @param cell which cell of each record
   * @param subjects what each record is about
   * @param predicate the property of the column
   */
  @SuppressWarnings("ArrayRecordComponent") // shared by the columns of a block
  record BlockColumn(CellBlock block, int cell, int[] subjects, int predicate) {

    boolean has(int record, char wanted) {
      byte[] bytes = block.bytes();
      int end = block.ends(cell)[record];
      for (int i = block.starts(cell)[record]; i < end; i++) {
        if (bytes[i] == wanted) {
          return true;
        }
      }
      return false;
    }
  }

  /** The shortest way for a column. */
  static CellRows of(Column column, Translation translation) {
    CellType type = column.type();
    if (type instanceof CellType.Reference reference) {
      return new References(ReferenceSettling.sense(reference.kinds()), column.several());
    }
    if (type instanceof CellType.Key) {
      return new Texts(TextUse.ONCE);
    }
    if (type instanceof CellType.Scalar scalar && !column.several()) {
      return switch (scalar.literals()) {
        case TEXT -> new Texts(TextUse.OFTEN);
        case COUNT -> new Numbers(NumberForm.WHOLE, translation);
        case AMOUNT, NUMBER -> new Numbers(NumberForm.DECIMAL, translation);
        default -> new Remembered(translation, column.several());
      };
    }
    return dependsOnCell(type)
        ? new Remembered(translation, column.several())
        : new Translated(translation);
  }

  /** Whether the object of the triple depends on nothing but the cell. */
  private static boolean dependsOnCell(CellType type) {
    return type instanceof CellType.Scalar
        || type instanceof CellType.Words
        || type instanceof CellType.Named
        || type instanceof CellType.Noted
        || type instanceof CellType.Sector;
  }

  /** How often the same text is to be expected. */
  enum TextUse {
    ONCE,
    OFTEN
  }

  /** Text as it stands. */
  record Texts(TextUse use) implements CellRows {

    @Override
    public void write(BlockColumn cells, LocalRows rows) {
      byte[] bytes = cells.block().bytes();
      int[] starts = cells.block().starts(cells.cell());
      int[] ends = cells.block().ends(cells.cell());
      for (int i = 0; i < cells.block().records(); i++) {
        if (starts[i] < ends[i]) {
          int text =
              use == TextUse.ONCE
                  ? rows.newString(bytes, starts[i], ends[i])
                  : rows.string(bytes, starts[i], ends[i]);
          rows.add(cells.subjects()[i], cells.predicate(), text);
        }
      }
    }
  }

  /** Which numbers a column has. */
  enum NumberForm {
    WHOLE,
    DECIMAL
  }

  /** Digits, maybe with a point; all else that can be a number is for the translator. */
  record Numbers(NumberForm form, Translation translation) implements CellRows {

    @Override
    public void write(BlockColumn cells, LocalRows rows) throws BadCell {
      byte[] bytes = cells.block().bytes();
      int[] starts = cells.block().starts(cells.cell());
      int[] ends = cells.block().ends(cells.cell());
      for (int i = 0; i < cells.block().records(); i++) {
        if (starts[i] == ends[i]) {
          continue;
        }
        if (!isPlain(bytes, starts[i], ends[i])) {
          translation.translate(i);
        } else {
          int number =
              form == NumberForm.WHOLE
                  ? rows.integer(bytes, starts[i], ends[i])
                  : rows.decimal(bytes, starts[i], ends[i]);
          rows.add(cells.subjects()[i], cells.predicate(), number);
        }
      }
    }

    private boolean isPlain(byte[] bytes, int from, int to) {
      int points = form == NumberForm.WHOLE ? 1 : 0;
      for (int i = from; i < to; i++) {
        if (bytes[i] == '.' && points == 0 && i > from) {
          points++;
        } else if (bytes[i] < '0' || bytes[i] > '9') {
          return false;
        }
      }
      return bytes[to - 1] != '.';
    }
  }

  /**
   * Cells of which there are few different ones. The translator is asked between two loops, not
   * inside one, since the compiler would make all of it part of the loop.
   */
  record Remembered(Translation translation, boolean isSeveral) implements CellRows {

    @Override
    public void write(BlockColumn cells, LocalRows rows) throws BadCell {
      int[] numbers = new int[cells.block().records()];
      int[] firsts = numberCells(cells, numbers);
      int[] objects = new int[firsts.length];
      for (int i = 0; i < firsts.length; i++) {
        objects[i] = translation.translate(firsts[i]);
      }
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] != CellMemo.UNKNOWN && firsts[numbers[i]] != i) {
          rows.add(cells.subjects()[i], cells.predicate(), objects[numbers[i]]);
        }
      }
      if (isSeveral) {
        several(cells, numbers);
      }
    }

    /** Numbers the different cells of one value; returns the record that has each first. */
    private int[] numberCells(BlockColumn cells, int[] numbers) {
      byte[] bytes = cells.block().bytes();
      int[] starts = cells.block().starts(cells.cell());
      int[] ends = cells.block().ends(cells.cell());
      CellMemo memo = new CellMemo();
      int[] firsts = new int[16];
      int size = 0;
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = CellMemo.UNKNOWN;
        if (starts[i] == ends[i] || (isSeveral && cells.has(i, ';'))) {
          continue;
        }
        numbers[i] = memo.find(bytes, starts[i], ends[i]);
        if (numbers[i] == CellMemo.UNKNOWN) {
          numbers[i] = size;
          memo.put(Arrays.copyOfRange(bytes, starts[i], ends[i]), size);
          if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, size * 2);
          }
          firsts[size++] = i;
        }
      }
      return Arrays.copyOf(firsts, size);
    }

    private void several(BlockColumn cells, int[] numbers) throws BadCell {
      int[] starts = cells.block().starts(cells.cell());
      int[] ends = cells.block().ends(cells.cell());
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] == CellMemo.UNKNOWN && starts[i] < ends[i]) {
          translation.translate(i);
        }
      }
    }
  }

  /** Ids of rows, of which it is not known yet whether they are there. */
  record References(int sense, boolean isSeveral) implements CellRows {

    @Override
    public void write(BlockColumn cells, LocalRows rows) throws NotPlain {
      byte[] bytes = cells.block().bytes();
      int[] starts = cells.block().starts(cells.cell());
      int[] ends = cells.block().ends(cells.cell());
      for (int i = 0; i < cells.block().records(); i++) {
        if (starts[i] == ends[i]) {
          continue;
        }
        if (cells.has(i, ';')) {
          several(cells, i, rows);
        } else {
          int name = rows.named(sense, bytes, starts[i], ends[i]);
          rows.add(cells.subjects()[i], cells.predicate(), name);
        }
      }
    }

    private void several(BlockColumn cells, int record, LocalRows rows) throws NotPlain {
      if (!isSeveral) {
        throw new NotPlain("several values where one is expected");
      }
      for (String id : RowTranslator.values(cells.block().text(cells.cell(), record))) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        rows.add(
            cells.subjects()[record], cells.predicate(), rows.named(sense, name, 0, name.length));
      }
    }
  }

  /** Cells that look at other cells, or make more than one triple. */
  record Translated(Translation translation) implements CellRows {

    @Override
    public void write(BlockColumn cells, LocalRows rows) throws BadCell {
      int[] starts = cells.block().starts(cells.cell());
      int[] ends = cells.block().ends(cells.cell());
      for (int i = 0; i < cells.block().records(); i++) {
        if (starts[i] < ends[i]) {
          translation.translate(i);
        }
      }
    }
  }
}
