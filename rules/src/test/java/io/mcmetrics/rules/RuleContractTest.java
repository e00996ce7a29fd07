package io.mcmetrics.rules;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rule.Rules;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** What every rule promises. */
@AnalyzeClasses(packages = "io.mcmetrics.rules", importOptions = DoNotIncludeTests.class)
final class RuleContractTest {
  private static final int LONGEST_SYMPTOM = 700;
  private static final Pattern SOURCE = Pattern.compile("[^:]*[^ :], [^:]*[^ :]: .*[^. ]");

  @ArchTest
  static final ArchRule rulesAreFinalAnnotatedAndUnsuffixed =
      classes()
          .that()
          .implement(Rule.class)
          .should()
          .haveModifier(JavaModifier.FINAL)
          .andShould()
          .beAnnotatedWith(RuleInfo.class)
          .andShould()
          .haveSimpleNameNotEndingWith("Rule")
          .andShould()
          .haveSimpleNameNotEndingWith("Check");

  @ArchTest
  static final ArchRule subjectsHoldRulesAlone =
      classes()
          .that()
          .resideInAPackage("io.mcmetrics.rules.*")
          .and()
          .resideOutsideOfPackage("io.mcmetrics.rules.analysis")
          .and()
          .areTopLevelClasses()
          .and()
          .haveSimpleNameNotEndingWith("package-info")
          .should()
          .implement(Rule.class)
          .because("what the rules of a subject share is in its analysis package");

  @ArchTest
  static final ArchRule subjectsDoNotUseEachOther =
      slices()
          .matching("io.mcmetrics.rules.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.mcmetrics.rules.analysis"))
          .because("what several subjects share is in io.mcmetrics.rules.analysis");

  @ArchTest
  static final ArchRule rulesKeepNoState =
      fields()
          .should()
          .beFinal()
          .because("one instance serves all documents, and many threads at once");

  @ArchTest
  static final ArchRule rulesSeeTheModelAndNothingBeneathIt =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.net.http..",
              "org.snakeyaml..",
              "tools.jackson..",
              "io.mcmetrics",
              "io.mcmetrics.schema..",
              "io.mcmetrics.config..",
              "io.mcmetrics.engine..",
              "io.mcmetrics.report..")
          .because("a rule judges what the model says, wherever that came from");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses rules) {
    List<String> unmarked =
        rules.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(subject -> !subject.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertThat(unmarked).as("packages without a package-info that says @NullMarked").isEmpty();
  }

  /** Without {@code @AutoService} a rule would simply not run, and nobody would be told. */
  @ArchTest
  static void everyRuleIsRegistered(JavaClasses rules) {
    List<String> written =
        rules.stream()
            .filter(type -> type.isAssignableTo(Rule.class))
            .map(JavaClass::getName)
            .toList();
    List<String> registered =
        Rules.discover(Rule.class.getClassLoader()).all().stream()
            .map(rule -> rule.getClass().getName())
            .toList();
    assertThat(written)
        .as("rules without @AutoService(Rule.class)")
        .filteredOn(name -> !registered.contains(name))
        .isEmpty();
  }

  /** What a confidence promises is part of the page. */
  @ArchTest
  static void everyRuleSaysHowSureItIs(JavaClasses rules) {
    assertThat(Rules.discover(Rule.class.getClassLoader()).all())
        .extracting(Rule::page)
        .allSatisfy(
            page ->
                assertThat(page.confidence())
                    .as(page.id())
                    .containsAnyOf("Certain", "Likely", "Possible")
                    .endsWith("."));
  }

  /** Whoever has the trouble already, and no finding yet, looks for what they see. */
  @ArchTest
  static void everyRuleSaysWhatOneSees(JavaClasses rules) {
    assertThat(Rules.discover(Rule.class.getClassLoader()).all())
        .extracting(Rule::page)
        .allSatisfy(
            page ->
                assertThat(page.symptom())
                    .as(page.id())
                    .hasSizeBetween(80, LONGEST_SYMPTOM)
                    .isNotEqualTo(page.why())
                    .endsWith("."));
  }

  /** Program and release, file or page, and behind a colon what it says. */
  @ArchTest
  static void everyRuleNamesItsSources(JavaClasses rules) {
    assertThat(Rules.discover(Rule.class.getClassLoader()).all())
        .extracting(Rule::page)
        .allSatisfy(
            page ->
                assertThat(page.sources())
                    .as(page.id())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(source -> SOURCE.matcher(source).matches()));
  }
}
