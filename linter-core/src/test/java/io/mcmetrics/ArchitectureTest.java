package io.mcmetrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The plan of the house. */
@AnalyzeClasses(packages = "io.mcmetrics", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  /** From the ground up. A package may use those before it, never those after. */
  private static final List<String> FLOORS =
      List.of(
          "io.mcmetrics.source",
          "io.mcmetrics.finding",
          "io.mcmetrics.yaml",
          "io.mcmetrics.limit",
          "io.mcmetrics.alloy",
          "io.mcmetrics.promql",
          "io.mcmetrics.promql.parser",
          "io.mcmetrics.promql.check",
          "io.mcmetrics.chart.values",
          "io.mcmetrics.chart.template",
          "io.mcmetrics.chart.sketch",
          "io.mcmetrics.chart",
          "io.mcmetrics.document",
          "io.mcmetrics.patch",
          "io.mcmetrics.helm",
          "io.mcmetrics.kustomize.resource",
          "io.mcmetrics.kustomize.transform",
          "io.mcmetrics.kustomize",
          "io.mcmetrics.gitops.envsubst",
          "io.mcmetrics.gitops",
          "io.mcmetrics.inventory",
          "io.mcmetrics.render",
          "io.mcmetrics.schema",
          "io.mcmetrics.regex",
          "io.mcmetrics.relabel",
          "io.mcmetrics.relabel.proof",
          "io.mcmetrics.remotewrite",
          "io.mcmetrics.series",
          "io.mcmetrics.need",
          "io.mcmetrics.cluster",
          "io.mcmetrics.kubernetes",
          "io.mcmetrics.admission.cel",
          "io.mcmetrics.admission",
          "io.mcmetrics.operator",
          "io.mcmetrics.operator.configuration",
          "io.mcmetrics.network",
          "io.mcmetrics.route",
          "io.mcmetrics.policy",
          "io.mcmetrics.thanos.file",
          "io.mcmetrics.thanos",
          "io.mcmetrics.storage",
          "io.mcmetrics.grafana",
          "io.mcmetrics.prometheus",
          "io.mcmetrics.path",
          "io.mcmetrics.scrape",
          "io.mcmetrics.sender",
          "io.mcmetrics.fleet",
          "io.mcmetrics.layer",
          "io.mcmetrics.rule",
          "io.mcmetrics.config",
          "io.mcmetrics.engine",
          "io.mcmetrics.trace",
          "io.mcmetrics.masking",
          "io.mcmetrics.report",
          "io.mcmetrics.report.finding",
          "io.mcmetrics.report.configuration",
          "io.mcmetrics.report.trace",
          "io.mcmetrics");

  private static final int LONGEST_FILE = 400;

  private static final Set<String> CLOCKS =
      Set.of(
          "java.time.Clock.system",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.LocalTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.Year.now",
          "java.time.YearMonth.now",
          "java.time.ZonedDateTime.now",
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.util.UUID.randomUUID");

  private static final Set<String> WAYS_OUT =
      Set.of(
          "java.lang.Runtime.exec",
          "java.net.URL.getContent",
          "java.net.URL.openConnection",
          "java.net.URL.openStream");

  private static final Set<String> EXITS =
      Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");

  @ArchTest
  static void floorsRestOnFloorsBelow(JavaClasses house) {
    for (int i = 0; i < FLOORS.size() - 1; i++) {
      noClasses()
          .that()
          .resideInAPackage(FLOORS.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FLOORS.subList(i + 1, FLOORS.size()).toArray(String[]::new))
          .check(house);
    }
  }

  @ArchTest
  static final ArchRule everyPackageIsAFloor =
      classes().should().resideInAnyPackage(FLOORS.toArray(String[]::new));

  @ArchTest static final ArchRule onlyTheYamlFloorKnowsTheParser = known("org.snakeyaml..", "yaml");

  @ArchTest
  static final ArchRule onlyTheSchemaFloorKnowsTheValidator = known("com.networknt..", "schema");

  @ArchTest
  static final ArchRule onlyTwoFloorsKnowRe2 = known("com.google.re2j..", "regex", "relabel");

  @ArchTest
  static final ArchRule onlyTheRegexFloorKnowsAutomata = known("org.apache.lucene..", "regex");

  @ArchTest
  static final ArchRule onlyThreeFloorsKnowJackson =
      known(
          "tools.jackson..",
          "schema",
          "config",
          "report",
          "report.finding",
          "report.configuration",
          "report.trace");

  @ArchTest
  static final ArchRule theLinterStaysOffline =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "javax.net..", "java.rmi..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(
              Socket.class,
              ServerSocket.class,
              DatagramSocket.class,
              InetAddress.class,
              SocketChannel.class,
              URLConnection.class,
              ProcessBuilder.class)
          .orShould()
          .callMethodWhere(isOneOf("opens a way out", WAYS_OUT));

  @ArchTest
  static final ArchRule theLinterHasNoClock =
      noClasses()
          .should()
          .callMethodWhere(isOneOf("reads a clock or throws dice", CLOCKS))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, SecureRandom.class, ThreadLocalRandom.class, Date.class);

  @ArchTest
  static final ArchRule onlyTheTopSpeaks =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethodWhere(isOneOf("ends the process", EXITS))
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule dataAreRecords =
      classes()
          .that()
          .resideInAnyPackage(
              "io.mcmetrics.finding",
              "io.mcmetrics.scrape",
              "io.mcmetrics.sender",
              "io.mcmetrics.fleet")
          .and()
          .arePublic()
          .and()
          .haveSimpleNameNotEndingWith("Reader")
          .and()
          .haveSimpleNameNotEndingWith("Builder")
          .and()
          .haveSimpleNameNotEndingWith("Finder")
          .should()
          .beRecords()
          .orShould()
          .beEnums()
          .orShould()
          .beInterfaces();

  @ArchTest static final ArchRule nothingIsInherited = classes().should(extendNoClassOfOurs());

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses house) {
    for (String floor : FLOORS) {
      assertThat(house.getPackage(floor).isAnnotatedWith(NullMarked.class))
          .as("the package-info of %s says @NullMarked", floor)
          .isEqualTo(true);
    }
  }

  @Test
  void filesStaySmall() throws IOException {
    List<String> large = new ArrayList<>();
    for (Path source : sources()) {
      long lines = Files.readString(source).lines().count();
      if (lines > LONGEST_FILE) {
        large.add(source + " has " + lines + " lines");
      }
    }
    assertThat(large).as("source files of more than %d lines", LONGEST_FILE).isEmpty();
  }

  /** Surefire runs in the directory of the module. */
  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).as("sources to look at").isNotEmpty();
      return sources;
    }
  }

  private static ArchRule known(String library, String... floors) {
    String[] packages =
        Stream.of(floors).map(floor -> "io.mcmetrics." + floor).toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static DescribedPredicate<JavaCall<?>> isOneOf(String what, Set<String> methods) {
    return DescribedPredicate.describe(
        what,
        call ->
            methods.contains(
                call.getTargetOwner().getFullName() + "." + call.getTarget().getName()));
  }

  private static ArchCondition<JavaClass> extendNoClassOfOurs() {
    return new ArchCondition<>("extend no class of ours") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        // The constants of an enum that have a body of their own extend it, to the compiler.
        one.getRawSuperclass()
            .filter(parent -> parent.getPackageName().startsWith("io.mcmetrics"))
            .filter(parent -> !parent.isEnum())
            .ifPresent(
                parent ->
                    events.add(
                        SimpleConditionEvent.violated(
                            one, one.getFullName() + " extends " + parent.getFullName())));
      }
    };
  }
}
