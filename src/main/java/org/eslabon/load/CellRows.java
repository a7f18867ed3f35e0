package org.eslabon.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.eslabon.column.LocalRows;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of the cells of one column, a whole block at a time. Each kind of cell takes the
 * shortest way that says the same as {@link RowTranslator}, which is asked about every cell that is
 * new and not of the simplest form.
 */
sealed interface CellRows {

  /** No object: a local term or name is never this number. */
  int NONE = Integer.MIN_VALUE;

  /** Makes the rows of all cells that are not empty. */
  void write(BlockColumn cells, LocalRows rows) throws BadCell, NotPlain;

  /** Asks the translator about a cell. */
  interface Translation {

    /** Writes the triples of the cell. */
    void translate(int record) throws BadCell;

    /** The object of the cell; writes what else the cell says, but no triple of the record. */
    int object(int record) throws BadCell;
  }

  /** The shortest way for a column. */
  static CellRows of(Column column, Translation translation) {
    CellType type = column.type();
    if (type instanceof CellType.Reference reference) {
      return new References(ReferenceSettling.sense(reference.kinds()), column.arity());
    }
    if (type instanceof CellType.Key) {
      return new Texts(TextUse.ONCE);
    }
    if (type instanceof CellType.Scalar scalar && !column.several()) {
      return switch (scalar.literals()) {
        case TEXT -> new Texts(TextUse.OFTEN);
        case COUNT -> new Numbers(NumberForm.WHOLE, translation);
        case AMOUNT, NUMBER -> new Numbers(NumberForm.DECIMAL, translation);
        default -> new Remembered(translation, column.arity());
      };
    }
    return dependsOnCell(type)
        ? new Remembered(translation, column.arity())
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
      int[] objects = new int[cells.records()];
      byte[] bytes = cells.bytes();
      int[] starts = cells.starts();
      int[] ends = cells.ends();
      Repetition repetition = new Repetition(rows);
      for (int i = 0; i < objects.length; i++) {
        if (starts[i] == ends[i]) {
          objects[i] = NONE;
        } else if (use == TextUse.OFTEN && repetition.isLikely()) {
          objects[i] = rows.string(bytes, starts[i], ends[i]);
        } else {
          objects[i] = rows.newString(bytes, starts[i], ends[i]);
        }
      }
      cells.add(objects, rows);
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
      int[] objects = new int[cells.records()];
      BitSet others = plain(cells, rows, objects);
      for (int i = others.nextSetBit(0); i >= 0; i = others.nextSetBit(i + 1)) {
        objects[i] = translation.object(i);
      }
      cells.add(objects, rows);
    }

    /** Reads what is plain; returns the records of all else. */
    private BitSet plain(BlockColumn cells, LocalRows rows, int[] objects) {
      byte[] bytes = cells.bytes();
      int[] starts = cells.starts();
      int[] ends = cells.ends();
      int points = form == NumberForm.WHOLE ? 0 : 1;
      BitSet others = new BitSet();
      Repetition repetition = new Repetition(rows);
      for (int i = 0; i < objects.length; i++) {
        objects[i] = NONE;
        if (isPlain(bytes, starts[i], ends[i], points)) {
          objects[i] =
              repetition.isLikely()
                  ? known(rows, bytes, starts[i], ends[i])
                  : fresh(rows, bytes, starts[i], ends[i]);
        } else if (starts[i] < ends[i]) {
          others.set(i);
        }
      }
      return others;
    }

    private int known(LocalRows rows, byte[] bytes, int from, int to) {
      return form == NumberForm.WHOLE
          ? rows.integer(bytes, from, to)
          : rows.decimal(bytes, from, to);
    }

    private int fresh(LocalRows rows, byte[] bytes, int from, int to) {
      return form == NumberForm.WHOLE
          ? rows.newInteger(bytes, from, to)
          : rows.newDecimal(bytes, from, to);
    }

    private static boolean isPlain(byte[] bytes, int from, int to, int allowed) {
      int points = allowed;
      for (int i = from; i < to; i++) {
        if (bytes[i] < '0' || bytes[i] > '9') {
          if (bytes[i] != '.' || points == 0 || i == from) {
            return false;
          }
          points--;
        }
      }
      return from < to && bytes[to - 1] != '.';
    }
  }

  /**
   * Cells of which there are few different ones: the translator is asked about each of those once.
   */
  record Remembered(Translation translation, Column.Arity arity) implements CellRows {

    @Override
    public void write(BlockColumn cells, LocalRows rows) throws BadCell {
      BitSet several = arity == Column.Arity.SEVERAL ? cells.several() : null;
      int[] numbers = new int[cells.records()];
      int[] objects = objects(numberCells(cells, several, numbers));
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = numbers[i] == CellMemo.UNKNOWN ? NONE : objects[numbers[i]];
      }
      cells.add(numbers, rows);
      if (several != null) {
        for (int i = several.nextSetBit(0); i >= 0; i = several.nextSetBit(i + 1)) {
          translation.translate(i);
        }
      }
    }

    /** Asks about the records that have each cell first. */
    private int[] objects(int[] firsts) throws BadCell {
      int[] objects = new int[firsts.length];
      for (int i = 0; i < firsts.length; i++) {
        objects[i] = translation.object(firsts[i]);
      }
      return objects;
    }

    /** Numbers the different cells of one value; returns the record that has each first. */
    private static int[] numberCells(BlockColumn cells, @Nullable BitSet several, int[] numbers) {
      byte[] bytes = cells.bytes();
      int[] starts = cells.starts();
      int[] ends = cells.ends();
      CellMemo memo = new CellMemo();
      int[] firsts = new int[16];
      int size = 0;
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = CellMemo.UNKNOWN;
        if (starts[i] == ends[i] || (several != null && several.get(i))) {
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
  }

  /** Ids of rows, of which it is not known yet whether they are there. */
  record References(int sense, Column.Arity arity) implements CellRows {

    @Override
    public void write(BlockColumn cells, LocalRows rows) throws NotPlain {
      BitSet several = cells.several();
      if (several != null && arity == Column.Arity.ONE) {
        throw new NotPlain("several values where one is expected");
      }
      int[] objects = new int[cells.records()];
      byte[] bytes = cells.bytes();
      int[] starts = cells.starts();
      int[] ends = cells.ends();
      Repetition repetition = new Repetition(rows);
      for (int i = 0; i < objects.length; i++) {
        if (starts[i] == ends[i] || (several != null && several.get(i))) {
          objects[i] = NONE;
        } else if (repetition.isLikely()) {
          objects[i] = rows.named(sense, bytes, starts[i], ends[i]);
        } else {
          objects[i] = rows.newNamed(sense, bytes, starts[i], ends[i]);
        }
      }
      cells.add(objects, rows);
      if (several != null) {
        for (int i = several.nextSetBit(0); i >= 0; i = several.nextSetBit(i + 1)) {
          several(cells, i, rows);
        }
      }
    }

    private void several(BlockColumn cells, int record, LocalRows rows) {
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
      int[] starts = cells.starts();
      int[] ends = cells.ends();
      for (int i = 0; i < cells.records(); i++) {
        if (starts[i] < ends[i]) {
          translation.translate(i);
        }
      }
    }
  }
}
