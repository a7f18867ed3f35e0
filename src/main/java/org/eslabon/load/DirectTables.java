package org.eslabon.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.eslabon.column.ColumnGraph;
import org.eslabon.column.GraphBuilder;
import org.eslabon.column.KeyIndex;
import org.eslabon.column.LocalRows;
import org.eslabon.store.GraphNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The direct way of canonical CSV tables into columns: each file is read once, in pieces on all
 * cores, and hardly a cell becomes a string. It knows no messages: whatever it does not like, it
 * leaves to the ordinary way, which reads everything again and says what is wrong, if anything is.
 */
final class DirectTables {

  private static final Logger LOG = LoggerFactory.getLogger(DirectTables.class);

  /** So many bytes a piece: its terms stay in the cache of a core. */
  static final int PIECE = 1 << 20;

  private final Pass pass;
  private final LoadProgress progress;
  private final int pieceSize;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final GraphBuilder builder = new GraphBuilder();
  private final ConcurrentLinkedQueue<CellBlock> unused = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<byte[]> buffers = new ConcurrentLinkedQueue<>();
  private final Deque<Future<Boolean>> running = new ArrayDeque<>();
  private int pieces;

  /**
   * A way.
   *
   * @param pass what is known before any file is read; problems in it are as good as lost
   * @param pieceSize about so many bytes are read together
   */
  DirectTables(Pass pass, LoadProgress progress, int pieceSize) {
    this.pass = pass;
    this.progress = progress;
    this.pieceSize = pieceSize;
  }

  /** The graph of the files; empty when they must go the ordinary way. To be called once. */
  Optional<ColumnGraph> graph(List<InputFile> files) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    Map<InputFile, String> digests = new LinkedHashMap<>();
    try {
      builder.expect(octets(files));
      for (InputFile file : files) {
        if (!(file.reader() instanceof CsvTables)) {
          throw new NotPlain(file.name() + " is not a canonical table as CSV");
        }
        digests.put(file, read(file, executor));
      }
      for (Future<Boolean> piece : running) {
        await(piece);
      }
      settle(files);
    } catch (NotPlain | IOException e) {
      LOG.debug("tables go the ordinary way into columns: {}", e.getMessage());
      return Optional.empty();
    } finally {
      executor.shutdownNow();
    }
    LocalRows provenance = builder.begin(GraphNames.PROVENANCE);
    Provenance.Facts facts =
        new Provenance.Facts(
            (graph, subject, predicate, object) ->
                provenance.add(
                    provenance.term(subject), provenance.term(predicate), provenance.term(object)));
    digests.forEach((file, digest) -> facts.say(file.graph(), file, digest));
    builder.end(pieces++, provenance, 0);
    return Optional.of(builder.build());
  }

  private static long octets(List<InputFile> files) throws IOException {
    long octets = 0;
    for (InputFile file : files) {
      octets += Files.size(file.path());
    }
    return octets;
  }

  private void settle(List<InputFile> files) throws NotPlain {
    if (builder.hasKeyTwice()) {
      throw new NotPlain("a key that is taken");
    }
    Set<String> wanted = ReferenceSettling.kinds(builder.senses());
    Map<String, KeyIndex> keys =
        files.stream()
            .map(file -> Tables.find(file.stem()).orElseThrow().kind())
            .filter(wanted::contains)
            .distinct()
            .toList()
            .parallelStream()
            .collect(Collectors.toConcurrentMap(kind -> kind, this::keys));
    if (!builder.settle(new ReferenceSettling(keys))) {
      throw new NotPlain("a reference to no row, or to several");
    }
  }

  private KeyIndex keys(String kind) {
    return builder.keys((pass.iris().base() + kind + "/").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a file to its end and returns the digest of its bytes. Its last pieces may still be on
   * their way into rows: the next file does not wait for them.
   */
  private String read(InputFile file, ExecutorService executor) throws IOException, NotPlain {
    progress.begin(LoadProgress.Phase.WRITE, file.name(), Files.size(file.path()));
    try (SourceStream source = new SourceStream(file, progress)) {
      InputStream text = SourceStream.unmarked(file.name(), source.content());
      CsvPieces cut = new CsvPieces(text, pieceSize, buffers);
      DirectTable table = null;
      for (CsvPieces.Piece next = cut.next(); next != null; next = cut.next()) {
        CsvPieces.Piece piece = next;
        int headers = table == null ? 1 : 0;
        DirectTable current = table == null ? table(file, piece) : table;
        table = current;
        int number = pieces++;
        running.add(executor.submit(() -> read(current, number, piece, headers)));
        if (running.size() > threads * 2) {
          await(running.remove());
        }
      }
      return source.digest();
    } finally {
      progress.end();
    }
  }

  private boolean read(DirectTable table, int number, CsvPieces.Piece piece, int headers)
      throws NotPlain {
    CellBlock used = unused.poll();
    CellBlock block = used == null ? new CellBlock() : used;
    LocalRows rows = builder.begin(table.graph());
    new PieceReading(table, piece, block, rows).read(headers);
    builder.end(number, rows, piece.length());
    unused.add(block);
    buffers.add(piece.bytes());
    return true;
  }

  /** Reads the header, which must be in the first piece. */
  private DirectTable table(InputFile file, CsvPieces.Piece first) throws IOException, NotPlain {
    ByteArrayInputStream text = new ByteArrayInputStream(first.bytes(), 0, first.length());
    CsvRecords records = new CsvRecords(file.name(), text, ',');
    return new DirectTable(file, CsvTables.header(file.name(), records), pass);
  }

  private static void await(Future<Boolean> piece) throws NotPlain {
    try {
      piece.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NotPlain notPlain) {
        throw notPlain;
      }
      throw new IllegalStateException("reading tables", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading tables", e);
    }
  }
}
