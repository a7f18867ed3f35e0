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
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrow rule of the design: data goes one way through the packages. */
final class ArchitectureTest {

  private static final List<String> MIDDLE = List.of("load", "check", "rules", "query", "analysis");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.eslabon");

  @Test
  void packagesDependDownwardsOnly() {
    LayeredArchitecture house =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("cli")
            .definedBy("org.eslabon.cli")
            .layer("root")
            .definedBy("org.eslabon")
            .layer("store")
            .definedBy("org.eslabon.store")
            .layer("ground")
            .definedBy("org.eslabon.model", "org.eslabon.problem");
    for (String name : MIDDLE) {
      house = house.layer(name).definedBy("org.eslabon." + name + "..");
      house = house.whereLayer(name).mayOnlyBeAccessedByLayers("root", "cli");
    }
    house
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("root")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("ground")
        .mayOnlyBeAccessedByLayers(
            "cli", "root", "load", "check", "rules", "query", "analysis", "store")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("cli", "root", "load", "check", "rules", "query", "analysis")
        .check(MAIN);
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
