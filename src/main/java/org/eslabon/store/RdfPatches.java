package org.eslabon.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.RDFPatch;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.eslabon.problem.Problem;
import org.eslabon.problem.ProblemCode;
import org.eslabon.problem.ProblemException;
import org.eslabon.problem.SourcePlace;
import org.jspecify.annotations.Nullable;

/** Changes as RDF Patch, in text: https://jena.apache.org/documentation/rdf-patch/ */
public final class RdfPatches {

  private static final Pattern PLACED =
      Pattern.compile("\\[line: (\\d+), col: (\\d+) *\\] (.*)", Pattern.DOTALL);

  private static final Comparator<Quad> ORDER =
      Comparator.comparing(Quad::getGraph, NodeCmp::compareRDFTerms)
          .thenComparing(Quad::getSubject, NodeCmp::compareRDFTerms)
          .thenComparing(Quad::getPredicate, NodeCmp::compareRDFTerms)
          .thenComparing(Quad::getObject, NodeCmp::compareRDFTerms);

  private RdfPatches() {}

  /** Writes one transaction: what goes, then what comes, each in a stable order. */
  public static void write(List<Delta> deltas, OutputStream out) {
    RDFChangesWriterText writer = RDFChangesWriterText.create(out);
    writer.start();
    writer.txnBegin();
    for (Delta delta : deltas) {
      sorted(delta.removed())
          .forEach(
              q -> writer.delete(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
      sorted(delta.added())
          .forEach(q -> writer.add(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject()));
    }
    writer.txnCommit();
    writer.finish();
    writer.close();
  }

  private static List<Quad> sorted(Set<Quad> quads) {
    return quads.stream().sorted(ORDER).toList();
  }

  /**
   * Applies the patch of a file.
   *
   * @throws ProblemException L001 when the file cannot be read, L060 with the place when it is no
   *     patch; the target may hold a part of it then
   */
  public static void apply(Path file, DatasetGraph target) {
    Complaints complaints = new Complaints(Bundled.nameOf(file));
    try (InputStream in = Files.newInputStream(file)) {
      RDFPatch patch = RDFPatchOps.read(in, complaints);
      patch.apply(new Statements(target));
    } catch (NoSuchFileException e) {
      throw complaints.problem(ProblemCode.L001, "the file is not there", 0, 0);
    } catch (IOException e) {
      throw complaints.problem(
          ProblemCode.L001, "the file cannot be read: " + e.getMessage(), 0, 0);
    } catch (RiotException e) {
      throw complaints.problem(String.valueOf(e.getMessage()));
    }
  }

  /** Takes the statements of a patch; its transactions are the caller's business. */
  private static final class Statements extends RDFChangesBase {
    private final DatasetGraph target;

    Statements(DatasetGraph target) {
      this.target = target;
    }

    @Override
    public void add(@Nullable Node graph, Node subject, Node property, Node value) {
      target.add(Quad.create(graphOr(graph), subject, property, value));
    }

    @Override
    public void delete(@Nullable Node graph, Node subject, Node property, Node value) {
      target.delete(Quad.create(graphOr(graph), subject, property, value));
    }

    private static Node graphOr(@Nullable Node graph) {
      return graph == null ? Quad.defaultGraphIRI : graph;
    }
  }

  /** Turns what the parser says into a problem with its place. */
  private record Complaints(String file) implements ErrorHandler {

    @Override
    public void warning(String message, long line, long column) {}

    @Override
    public void error(String message, long line, long column) {
      throw problem(ProblemCode.L060, message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      throw problem(ProblemCode.L060, message, line, column);
    }

    /** The place of some messages stands at their beginning. */
    ProblemException problem(String message) {
      Matcher placed = PLACED.matcher(message);
      return placed.matches()
          ? problem(
              ProblemCode.L060,
              placed.group(3),
              Long.parseLong(placed.group(1)),
              Long.parseLong(placed.group(2)))
          : problem(ProblemCode.L060, message, 0, 0);
    }

    ProblemException problem(ProblemCode code, String message, long line, long column) {
      @Nullable String hint =
          code == ProblemCode.L060
              ? "a line reads `A <subject> <predicate> <object> <graph> .` to add, `D` to delete"
              : null;
      SourcePlace place = new SourcePlace(file, Math.max(0, line), Math.max(0, column));
      return new ProblemException(new Problem(code, message, place, hint));
    }
  }
}
