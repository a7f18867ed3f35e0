package org.eslabon.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.eslabon.load.CsvBlock;
import org.eslabon.load.ScatteredCsv;
import org.eslabon.spark.InputListing.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * Canonical tables as CSV, large files in stretches. Where records begin depends on the quotes
 * before, so files are looked through first, block by block at once, for quotes and line feeds.
 */
final class CsvInput {

  private final SparkSession spark;
  private final TableContext context;
  private final long blockSize;

  /**
   * An input.
   *
   * @param blockSize about so many bytes are read by one task
   */
  CsvInput(SparkSession spark, TableContext context, long blockSize) {
    this.spark = spark;
    this.context = context;
    this.blockSize = blockSize;
  }

  /** A block of a file, before it is known where its records begin. */
  private record Block(TableFile file, long offset) implements Serializable {}

  /** Whole records of a file. */
  private record Piece(TableFile file, CsvBlock.Stretch stretch) implements Serializable {}

  /**
   * Everything that the files say.
   *
   * @param uncut names of files that must be read in one go
   */
  Dataset<Row> findings(List<TableFile> files, Set<String> uncut) {
    List<Piece> pieces = pieces(files, uncut);
    long bytes =
        pieces.stream().mapToLong(piece -> piece.stretch().to() - piece.stretch().from()).sum();
    JavaSparkContext cluster = JavaSparkContext.fromSparkContext(spark.sparkContext());
    long tasks = Math.max(cluster.defaultParallelism(), bytes / blockSize + 1);
    TableContext here = context;
    JavaRDD<Row> rows =
        cluster
            .parallelize(pieces, (int) Math.min(tasks, Math.max(1, pieces.size())))
            .flatMap(piece -> new PieceRows(here, piece));
    return spark.createDataFrame(rows, TableFindings.SCHEMA);
  }

  private List<Piece> pieces(List<TableFile> files, Set<String> uncut) {
    List<Block> blocks = new ArrayList<>();
    for (TableFile file : files) {
      if (isCut(file, uncut)) {
        for (long offset = 0; offset < file.size(); offset += blockSize) {
          blocks.add(new Block(file, offset));
        }
      }
    }
    Iterator<CsvBlock> looked = look(blocks).iterator();
    List<Piece> pieces = new ArrayList<>();
    for (TableFile file : files) {
      if (isCut(file, uncut)) {
        List<CsvBlock> own = new ArrayList<>();
        for (long offset = 0; offset < file.size(); offset += blockSize) {
          own.add(looked.next());
        }
        for (CsvBlock.Stretch stretch : CsvBlock.cut(own, blockSize, file.size())) {
          pieces.add(new Piece(file, stretch));
        }
      } else {
        pieces.add(new Piece(file, CsvBlock.Stretch.whole(file.size())));
      }
    }
    return pieces;
  }

  private boolean isCut(TableFile file, Set<String> uncut) {
    return file.canBeCut() && file.size() > blockSize && !uncut.contains(file.name());
  }

  private List<CsvBlock> look(List<Block> blocks) {
    if (blocks.isEmpty()) {
      return List.of();
    }
    TableContext here = context;
    long size = blockSize;
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(blocks, blocks.size())
        .map(block -> look(here, block, size))
        .collect();
  }

  private static CsvBlock look(TableContext context, Block block, long size) throws IOException {
    try (InputStream in = context.open(block.file(), block.offset())) {
      return CsvBlock.read(in, Math.min(size, block.file().size() - block.offset()));
    }
  }

  /** The findings of a piece, record by record. */
  private static final class PieceRows implements Iterator<Row> {
    private final TableFile file;
    private final boolean isWhole;
    private final TableFindings findings = new TableFindings();
    private final ScatteredCsv csv;
    private boolean isOver;
    private @Nullable Row next;

    PieceRows(TableContext context, Piece piece) {
      file = piece.file();
      isWhole = piece.stretch().isWhole(file.size());
      csv =
          new ScatteredCsv(
              context.rows(file, findings),
              offset -> context.open(piece.file(), offset),
              piece.stretch());
    }

    @Override
    public boolean hasNext() {
      next = next == null ? findings.poll() : next;
      while (next == null && !isOver) {
        isOver = !csv.next();
        if (isOver) {
          end();
        }
        next = findings.poll();
      }
      return next != null;
    }

    private void end() {
      if (csv.isTorn()) {
        findings.file(TableFindings.TORN, file.name(), file.table());
      }
      if (!isWhole && !csv.isCutRightly()) {
        findings.file(TableFindings.MISCUT, file.name(), file.table());
      }
      try {
        csv.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Row next() {
      Row row = hasNext() ? next : null;
      if (row == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return row;
    }
  }
}
