package org.eslabon.guard;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/**
 * Functions that a query may name by IRI: those that are registered, with what they return looked
 * at. ARQ alone would load any class of the class path that a query names ({@code java:…}).
 */
final class SafeFunctions {

  private static final String FN = "http://www.w3.org/2005/xpath-functions#";
  private static final String SPARQL = "http://www.w3.org/ns/sparql#";
  private static final Set<String> MATCHES = Set.of(FN + "matches", SPARQL + "regex");
  private static final Set<String> REPLACES = Set.of(FN + "replace", SPARQL + "replace");

  /** Split by regular expressions of their own, or read what is no graph. */
  private static final Set<String> REFUSED_PROPERTIES =
      Set.of("strSplit", "textIndexer", "versionARQ");

  private static final String PLACES = "http://jena.apache.org/function/spatial#";

  /** Characters of a geometry that something is computed of. */
  private static final int GEOMETRY = 100_000;

  private SafeFunctions() {}

  /** Lets queries of this context call nothing else. */
  static void register(Context context, Guard guard) {
    FunctionRegistry.set(context, new Functions(guard));
    PropertyFunctionRegistry.set(context, new Properties());
  }

  /** Looks functions up in the registry of the program, without loading any. */
  private static final class Functions extends FunctionRegistry {

    private final Guard guard;

    Functions(Guard guard) {
      this.guard = guard;
    }

    @Override
    public @Nullable FunctionFactory get(String iri) {
      if (MATCHES.contains(iri)) {
        return name -> new Matching(GuardedRegex.Kind.REGEX, guard);
      }
      if (REPLACES.contains(iri)) {
        return name -> new Matching(GuardedRegex.Kind.REPLACE, guard);
      }
      FunctionRegistry all = FunctionRegistry.get();
      if (!all.isRegistered(iri)) {
        return null;
      }
      FunctionFactory factory = all.get(iri);
      return name -> new Bounded(factory.create(name), guard);
    }

    @Override
    public boolean isRegistered(String iri) {
      return FunctionRegistry.get().isRegistered(iri);
    }

    @Override
    public Iterator<String> keys() {
      return FunctionRegistry.get().keys();
    }
  }

  /** Looks property functions up in the registry of the program, without loading any. */
  private static final class Properties extends PropertyFunctionRegistry {

    @Override
    public @Nullable PropertyFunctionFactory get(String iri) {
      PropertyFunctionRegistry all = PropertyFunctionRegistry.get();
      return manages(iri) ? all.get(iri) : null;
    }

    @Override
    public boolean manages(String iri) {
      return isRegistered(iri);
    }

    @Override
    public boolean isRegistered(String iri) {
      return PropertyFunctionRegistry.get().isRegistered(iri)
          && !REFUSED_PROPERTIES.contains(
              iri.substring(1 + Math.max(iri.indexOf('#'), iri.lastIndexOf('/'))));
    }
  }

  /** A function whose result is looked at. */
  private record Bounded(Function function, Guard guard) implements Function {

    @Override
    public void build(String iri, ExprList arguments, Context context) {
      function.build(iri, arguments, context);
    }

    @Override
    public NodeValue exec(Binding binding, ExprList arguments, String iri, FunctionEnv env) {
      if (isOfPlaces(iri)) {
        requireSmall(binding, arguments, env);
      }
      return BoundedValue.admit(function.exec(binding, arguments, iri, env), guard);
    }

    /** What is done with a geometry cannot be ended, so its text may not be long. */
    private void requireSmall(Binding binding, ExprList arguments, FunctionEnv env) {
      for (Expr argument : arguments) {
        Node value = argument.eval(binding, env).asNode();
        if (value.isLiteral() && value.getLiteralLexicalForm().length() > GEOMETRY) {
          throw guard.tooLong(GEOMETRY, "characters");
        }
      }
    }

    private static boolean isOfPlaces(String iri) {
      return iri.startsWith("http://www.opengis.net/def/") || iri.startsWith(PLACES);
    }
  }

  /** {@code fn:matches} and {@code fn:replace}. */
  private record Matching(GuardedRegex.Kind kind, Guard guard) implements Function {

    @Override
    public void build(String iri, ExprList arguments, Context context) {}

    @Override
    public NodeValue exec(Binding binding, ExprList arguments, String iri, FunctionEnv env) {
      List<NodeValue> values = new ArrayList<>();
      for (Expr argument : arguments) {
        values.add(argument.eval(binding, env));
      }
      return new GuardedRegex(kind, arguments, guard).eval(values);
    }
  }
}
