package org.eslabon.column;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipException;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;

/**
 * Reads N-Triples and N-Quads into a columnar graph, on all cores. Memory is bounded by the graph
 * itself: of the files only a few pieces are in memory at a time.
 */
public final class LineLoader {

  private final int threads = Runtime.getRuntime().availableProcessors();
  private final GraphBuilder builder;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
  private final List<Problem> problems = new ArrayList<>();

  /** What one thread needs to read a piece. */
  private static final class Worker {
    private final LineParser triples;
    private final LineParser quads;
    private final LocalRows rows = new LocalRows();

    Worker(TermKinds kinds) {
      triples = new LineParser(LineFormat.TRIPLES, kinds);
      quads = new LineParser(LineFormat.QUADS, kinds);
    }
  }

  private LineLoader(GraphBuilder builder) {
    this.builder = builder;
  }

  /**
   * The graph that the files say together. Blank nodes of different files are different.
   *
   * @throws ProblemException with the problems of all files, L012 for lines that are no statements
   */
  public static ColumnGraph load(List<LineFile> files) {
    GraphBuilder builder = new GraphBuilder();
    load(files, builder);
    return builder.build();
  }

  /** The same into a graph to which others bring rows too. */
  public static void load(List<LineFile> files, GraphBuilder builder) {
    LineLoader loader = new LineLoader(builder);
    builder.expect(files.stream().mapToLong(LineFile::octets).sum());
    ExecutorService executor = Executors.newFixedThreadPool(loader.threads);
    try {
      for (int i = 0; i < files.size(); i++) {
        loader.read(files.get(i), "f" + i + "-", executor);
      }
    } finally {
      executor.shutdownNow();
    }
    if (!loader.problems.isEmpty()) {
      throw new ProblemException(loader.problems);
    }
  }

  private void read(LineFile file, String scope, ExecutorService executor) {
    FileFaults faults = new FileFaults(file.name());
    Deque<Future<LineParser.Reading>> running = new ArrayDeque<>();
    try (InputStream in = file.open()) {
      LinePieces source = new LinePieces(in);
      for (LinePieces.Lines lines = source.next(); !lines.isEmpty(); lines = source.next()) {
        LinePieces.Lines piece = lines;
        int number = builder.nextNumber();
        running.add(
            executor.submit(
                () -> {
                  LineParser.Reading reading = parse(file, scope, number, piece);
                  source.reuse(piece.bytes());
                  return reading;
                }));
        if (running.size() > threads * 2) {
          faults.add(running.remove().get());
        }
      }
      while (!running.isEmpty()) {
        faults.add(running.remove().get());
      }
    } catch (IOException e) {
      problems.add(unreadable(file, e));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      if (e.getCause() instanceof OutOfMemoryError exhausted) {
        throw exhausted;
      }
      throw new IllegalStateException("reading " + file.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading " + file.name(), e);
    }
    problems.addAll(faults.problems());
  }

  private LineParser.Reading parse(
      LineFile file, String scope, int number, LinePieces.Lines lines) {
    Worker idling = idle.poll();
    Worker worker = idling == null ? new Worker(builder.kinds()) : idling;
    worker.rows.begin(file.graph(), builder.kinds());
    LineParser parser = file.format() == LineFormat.QUADS ? worker.quads : worker.triples;
    LineParser.Reading reading = parser.parse(lines, scope, worker.rows);
    builder.take(number, worker.rows, lines.length());
    idle.add(worker);
    return reading;
  }

  private static Problem unreadable(LineFile file, IOException e) {
    SourcePlace place = SourcePlace.of(file.name());
    if (e instanceof ZipException || (e instanceof EOFException)) {
      String message = "the compressed data are damaged or cut short: " + e.getMessage();
      return new Problem(ProblemCode.L007, message, place, null);
    }
    String message = "the file cannot be read: " + (e.getMessage() == null ? e : e.getMessage());
    return new Problem(ProblemCode.L001, message, place, null);
  }
}
