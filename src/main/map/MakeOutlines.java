import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the outlines of the countries that the map draws, from Natural Earth at 1:50 million as
 * npm's {@code world-atlas} has it (public domain). Run by hand when the outlines are to be new;
 * the build only takes what it wrote:
 *
 * <pre>
 * npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
 * mvn -q dependency:build-classpath -Dmdep.outputFile=classpath.txt
 * java -cp $(cat classpath.txt) src/main/map/MakeOutlines.java package/countries-50m.json \
 *   src/main/resources/org/eslabon/portal/map/outlines.json
 * </pre>
 *
 * What it does: drops Antarctica and islets, removes points that hardly bend a border
 * (Visvalingam and Whyatt 1993, border by border, so that neighbours still meet), rounds to a
 * hundredth of a degree, and names countries by ISO 3166-1 alpha-2 instead of numbers. What comes
 * out is TopoJSON again.
 */
class MakeOutlines {

  /** Square degrees of the triangle that a point makes with its neighbours. */
  private static final double LEAST_BEND = 0.006;

  /** Square degrees; the largest part of a country stays however small it is. */
  private static final double LEAST_PART = 0.02;

  private static final double STEP = 0.01;

  /** What Natural Earth calls otherwise than Java does. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("United States of America", "US"),
          Map.entry("Dominican Rep.", "DO"),
          Map.entry("Falkland Is.", "FK"),
          Map.entry("Dem. Rep. Congo", "CD"),
          Map.entry("Congo", "CG"),
          Map.entry("Central African Rep.", "CF"),
          Map.entry("Côte d'Ivoire", "CI"),
          Map.entry("Eq. Guinea", "GQ"),
          Map.entry("eSwatini", "SZ"),
          Map.entry("S. Sudan", "SS"),
          Map.entry("W. Sahara", "EH"),
          Map.entry("Bosnia and Herz.", "BA"),
          Map.entry("Macedonia", "MK"),
          Map.entry("Turkey", "TR"),
          Map.entry("Myanmar", "MM"),
          Map.entry("Solomon Is.", "SB"),
          Map.entry("Antigua and Barb.", "AG"),
          Map.entry("St. Kitts and Nevis", "KN"),
          Map.entry("St. Vin. and Gren.", "VC"),
          Map.entry("Saint Lucia", "LC"),
          Map.entry("Trinidad and Tobago", "TT"),
          Map.entry("Turks and Caicos Is.", "TC"),
          Map.entry("U.S. Virgin Is.", "VI"),
          Map.entry("British Virgin Is.", "VG"),
          Map.entry("Cayman Is.", "KY"));

  private final JsonNode topology;
  private final List<double[][]> arcs = new ArrayList<>();

  MakeOutlines(JsonNode topology) {
    this.topology = topology;
    JsonNode scale = topology.at("/transform/scale");
    JsonNode origin = topology.at("/transform/translate");
    for (JsonNode arc : topology.get("arcs")) {
      double[][] points = new double[arc.size()][];
      long x = 0;
      long y = 0;
      for (int i = 0; i < points.length; i++) {
        x += arc.get(i).get(0).asLong();
        y += arc.get(i).get(1).asLong();
        points[i] =
            new double[] {
              x * scale.get(0).asDouble() + origin.get(0).asDouble(),
              y * scale.get(1).asDouble() + origin.get(1).asDouble()
            };
      }
      arcs.add(points);
    }
  }

  public static void main(String[] files) throws IOException {
    ObjectMapper json = new ObjectMapper();
    MakeOutlines outlines = new MakeOutlines(json.readTree(new File(files[0])));
    json.writeValue(new File(files[1]), outlines.made(json));
  }

  private ObjectNode made(ObjectMapper json) {
    Map<String, String> codes = codes();
    ObjectNode made = json.createObjectNode();
    made.put("type", "Topology");
    ObjectNode transform = made.putObject("transform");
    transform.putArray("scale").add(STEP).add(STEP);
    transform.putArray("translate").add(0).add(0);
    Map<Integer, Integer> kept = new LinkedHashMap<>();
    ArrayNode countries = json.createArrayNode();
    for (JsonNode country : topology.at("/objects/countries/geometries")) {
      String name = country.at("/properties/name").asText();
      if (!name.equals("Antarctica")) {
        ObjectNode outline = countries.addObject().put("type", "MultiPolygon");
        String code = codes.getOrDefault(name, OTHER_NAMES.get(name));
        if (code != null) {
          outline.put("id", code);
        }
        ArrayNode parts = outline.putArray("arcs");
        parts(country).forEach(part -> parts.add(renumbered(part, kept, json)));
      }
    }
    made.putObject("objects").putObject("countries").put("type", "GeometryCollection").set("geometries", countries);
    ArrayNode written = made.putArray("arcs");
    kept.keySet().forEach(arc -> write(arcs.get(arc), written.addArray()));
    return made;
  }

  /** The parts of a country that are large enough, each with its rings. */
  private List<JsonNode> parts(JsonNode country) {
    if (country.get("type").asText().equals("Polygon")) {
      return List.of(country.get("arcs"));
    }
    TreeMap<Double, JsonNode> bySize = new TreeMap<>();
    country.get("arcs").forEach(part -> bySize.put(area(part.get(0)), part));
    List<JsonNode> large = new ArrayList<>(bySize.tailMap(LEAST_PART).values());
    return large.isEmpty() ? List.of(bySize.lastEntry().getValue()) : large;
  }

  private double area(JsonNode ring) {
    double twice = 0;
    for (JsonNode arc : ring) {
      int number = arc.asInt();
      double[][] points = arcs.get(number < 0 ? ~number : number);
      for (int i = 1; i < points.length; i++) {
        double cross = points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1];
        twice += number < 0 ? -cross : cross;
      }
    }
    return Math.abs(twice) / 2;
  }

  /** Arcs get new numbers in the order in which they are met; ~n stands for n backwards. */
  private static ArrayNode renumbered(JsonNode part, Map<Integer, Integer> kept, ObjectMapper json) {
    ArrayNode rings = json.createArrayNode();
    for (JsonNode ring : part) {
      ArrayNode numbers = rings.addArray();
      for (JsonNode arc : ring) {
        int old = arc.asInt();
        int number = kept.computeIfAbsent(old < 0 ? ~old : old, any -> kept.size());
        numbers.add(old < 0 ? ~number : number);
      }
    }
    return rings;
  }

  private static void write(double[][] points, ArrayNode arc) {
    long x = 0;
    long y = 0;
    int written = 0;
    List<double[]> bends = bends(points);
    for (double[] point : bends) {
      long nextX = Math.round(point[0] / STEP);
      long nextY = Math.round(point[1] / STEP);
      boolean last = ++written == bends.size();
      if (arc.isEmpty() || last || nextX != x || nextY != y) {
        arc.addArray().add(nextX - x).add(nextY - y);
        x = nextX;
        y = nextY;
      }
    }
  }

  /** Takes away the point that bends least, again and again; the ends stay. */
  private static List<double[]> bends(double[][] points) {
    List<double[]> left = new ArrayList<>(List.of(points));
    boolean closed = points[0][0] == points[points.length - 1][0] && points[0][1] == points[points.length - 1][1];
    int fewest = closed ? 5 : 2;
    while (left.size() > fewest) {
      int flattest = -1;
      double least = LEAST_BEND;
      for (int i = 1; i < left.size() - 1; i++) {
        double bend = bend(left.get(i - 1), left.get(i), left.get(i + 1));
        if (bend < least) {
          least = bend;
          flattest = i;
        }
      }
      if (flattest < 0) {
        break;
      }
      left.remove(flattest);
    }
    return left;
  }

  private static double bend(double[] a, double[] b, double[] c) {
    return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      codes.put(new Locale("", code).getDisplayCountry(Locale.ENGLISH), code);
    }
    return codes;
  }
}
