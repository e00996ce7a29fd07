package io.mcmetrics.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rule.Rules;
import java.util.List;

/** What every rule promises. */
@AnalyzeClasses(packages = "io.mcmetrics.rules", importOptions = DoNotIncludeTests.class)
final class RuleContractTest {

  @ArchTest
  static final ArchRule rulesAreFinalAnnotatedAndUnsuffixed =
      classes()
          .that()
          .implement(Rule.class)
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
          .andShould()
          .beAnnotatedWith(RuleInfo.class)
          .andShould()
          .haveSimpleNameNotEndingWith("Rule")
          .andShould()
          .haveSimpleNameNotEndingWith("Check");

  @ArchTest static final ArchRule rulesKeepNoState = fields().should().beFinal();

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
              "io.mcmetrics.report..");

  /** Without {@code @AutoService} a rule would simply not run, and nobody would be told. */
  @ArchTest
  static void everyRuleIsRegistered(JavaClasses rules) {
    List<String> written =
        rules.stream()
            .filter(type -> type.isAssignableTo(Rule.class))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    List<String> registered =
        Rules.discover(Rule.class.getClassLoader()).all().stream()
            .map(rule -> rule.getClass().getName())
            .sorted()
            .toList();
    assertThat(registered).isEqualTo(written);
  }
}
