package org.eslabon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrow rule of the design: data goes one way through the packages. */
final class ArchitectureTest {

  /** Rooms of one floor do not know each other. */
  private static final List<String> MIDDLE = List.of("load", "check", "rules", "query", "analysis");

  /**
   * From the roof to the ground: each layer may use all that stand below it.
   *
   * @param beside layers further down that it may not use all the same
   */
  private record Layer(String name, List<String> packages, List<String> beside) {

    static Layer of(String name, String... beside) {
      return new Layer(name, List.of("org.eslabon." + name + ".."), List.of(beside));
    }
  }

  private static final List<Layer> HOUSE =
      List.of(
          // the distributed job, where the profile compiled it: it stands beside the house
          Layer.of(
              "spark",
              "cli",
              "server",
              "portal",
              "api",
              "root",
              "answer",
              "check",
              "query",
              "analysis",
              "web",
              "guard"),
          Layer.of("cli"),
          Layer.of("server"),
          Layer.of("portal", "api"),
          Layer.of("api"),
          new Layer("root", List.of("org.eslabon"), List.of("web", "answer")),
          Layer.of("answer", "web"),
          Layer.of("load", beside("load", "web")),
          Layer.of("check", beside("check", "web")),
          Layer.of("rules", beside("rules", "web")),
          Layer.of("query", beside("query", "web")),
          Layer.of("analysis", beside("analysis", "web")),
          Layer.of("web", "column", "guard", "store"),
          Layer.of("column", "guard"),
          Layer.of("guard"),
          Layer.of("store"),
          new Layer("ground", List.of("org.eslabon.model", "org.eslabon.problem"), List.of()));

  /** The rooms of the pages, in the same order. */
  private static final List<Layer> PAGES =
      List.of(
          room("publish"),
          new Layer("portal", List.of("org.eslabon.portal"), List.of()),
          room("load"),
          room("query", "vocabulary", "cluster", "reason"),
          room("vocabulary", "cluster", "reason"),
          room("cluster", "reason"),
          room("reason"),
          room("search", "data"),
          room("data"),
          room("theory"),
          room("thing"),
          room("map"),
          room("visit"),
          room("syntax"),
          room("link"),
          room("lookup"));

  private static Layer room(String name, String... beside) {
    return new Layer(name, List.of("org.eslabon.portal." + name), List.of(beside));
  }

  private static String[] beside(String room, String further) {
    return Stream.concat(MIDDLE.stream().filter(other -> !other.equals(room)), Stream.of(further))
        .toArray(String[]::new);
  }

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.eslabon");

  @Test
  void packagesDependDownwardsOnly() {
    layered(HOUSE).withOptionalLayers(true).check(MAIN);
  }

  @Test
  void roomsOfThePagesDependDownwardsOnly() {
    layered(PAGES).check(MAIN);
  }

  private static LayeredArchitecture layered(List<Layer> floors) {
    LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (Layer layer : floors) {
      house = house.layer(layer.name()).definedBy(layer.packages().toArray(String[]::new));
    }
    for (int floor = 0; floor < floors.size(); floor++) {
      Layer layer = floors.get(floor);
      String[] above =
          floors.subList(0, floor).stream()
              .filter(user -> !user.beside().contains(layer.name()))
              .map(Layer::name)
              .toArray(String[]::new);
      house =
          above.length == 0
              ? house.whereLayer(layer.name()).mayNotBeAccessedByAnyLayer()
              : house.whereLayer(layer.name()).mayOnlyBeAccessedByLayers(above);
    }
    return house;
  }

  @Test
  void noPackageIsPartOfACycle() {
    slices().matching("org.eslabon.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void onlyTheCommandLineTouchesStandardStreamsAndExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.eslabon.cli")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(MAIN);
  }

  @Test
  void namesSayWhatATypeIs() {
    noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager)").check(MAIN);
  }

  @Test
  void everyPackageStatesItsNullness() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(MAIN);
  }
}
