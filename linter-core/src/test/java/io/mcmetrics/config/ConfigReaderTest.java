package io.mcmetrics.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mcmetrics.cluster.FleetOptions.DeclaredCluster;
import io.mcmetrics.cluster.FleetOptions.RequiredFile;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigReaderTest {
  private static final List<String> RULES =
      List.of("missing-cluster-label", "over-restrictive-keep");

  @Test
  void readsAllThatMayBeSaid() {
    Config config =
        read(
            """
            clusterLabel: site
            clusters:
              - name: cluster-02-edge
                path: overlays/cluster-02-edge/
                role: edge
              - name: lab
                path: .
            rules:
              over-restrictive-keep: info
              missing-cluster-label: off
            exclude: [ "legacy/**" ]
            requiredMetrics: [ metrics/required.txt ]
            ignore:
              - rule: missing-cluster-label
                path: "overlays/lab/**"
                cluster: lab
                reason: "lab cluster, never shown"
              - {rule: over-restrictive-keep, reason: known}
            externalReceivers: [ "*.metrics.test" ]
            """);
    assertThat(config.fleet().clusterLabel()).isEqualTo("site");
    assertThat(config.fleet().clusters())
        .containsExactly(
            new DeclaredCluster("cluster-02-edge", "overlays/cluster-02-edge", List.of(Role.EDGE)),
            new DeclaredCluster("lab", "", List.of()));
    assertThat(config.severities()).isEqualTo(Map.of("over-restrictive-keep", Severity.INFO));
    assertThat(config.off()).containsExactly("missing-cluster-label");
    assertThat(config.leavesOut("legacy/a.yaml")).isEqualTo(true);
    assertThat(config.leavesOut("a.yaml")).isEqualTo(false);
    assertThat(config.ignores())
        .extracting(Ignore::ruleId, Ignore::paths, Ignore::clusters, Ignore::reason)
        .containsExactly(
            tuple(
                "missing-cluster-label",
                List.of(PathGlob.of("overlays/lab/**")),
                List.of("lab"),
                "lab cluster, never shown"),
            tuple("over-restrictive-keep", List.of(), List.of(), "known"));
    assertThat(config.ignores().get(0).origin().span()).hasToString(".mcmetrics.yaml:14:11");
    assertThat(config.fleet().requiredMetrics())
        .extracting(RequiredFile::path, file -> file.origin().span().toString())
        .containsExactly(tuple("metrics/required.txt", ".mcmetrics.yaml:12:20"));
    assertThat(config.fleet().externalReceivers()).containsExactly("*.metrics.test");
  }

  @Test
  void refusesMetricsOutsideTheTree() {
    assertThatThrownBy(() -> read("requiredMetrics: [ ../secrets.txt ]"))
        .hasMessageContaining("is not a path below the root");
  }

  @Test
  void takesAnEmptyFileForTheDefaults() {
    assertThat(read("")).isEqualTo(Config.DEFAULTS);
    assertThat(read("# nothing yet\n---\n")).isEqualTo(Config.DEFAULTS);
    assertThat(read("{}")).isEqualTo(Config.DEFAULTS);
  }

  @Test
  void tellsAllMistakesAtOnceInReadingOrder() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    clusterLable: site
                    clusters:
                      - name: 7
                        path: ../elsewhere
                        role: egde
                    rules:
                      over-restrictiv-keep: warning
                      missing-cluster-label: warn
                    exclude: "legacy/**"
                    ignore:
                      - rule: missing-cluster-labels
                        path: "a[b"
                    """))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            """
            .mcmetrics.yaml:1:1: unknown key `clusterLable`; did you mean `clusterLabel`?
            .mcmetrics.yaml:3:11: `name` must be text, and is a number
            .mcmetrics.yaml:4:11: `../elsewhere` is not a path below the root, with forward slashes
            .mcmetrics.yaml:5:11: `egde` is not one of `edge`, `central`, `standalone`; did you mean `edge`?
            .mcmetrics.yaml:7:3: unknown rule `over-restrictiv-keep`; did you mean `over-restrictive-keep`?
            .mcmetrics.yaml:8:26: `warn` is not one of `error`, `warning`, `info`, `off`; did you mean `warning`?
            .mcmetrics.yaml:9:10: `exclude` must be a list, and is text
            .mcmetrics.yaml:11:5: the key `reason` is missing
            .mcmetrics.yaml:11:11: unknown rule `missing-cluster-labels`; did you mean `missing-cluster-label`?
            .mcmetrics.yaml:12:11: `a[b` is not a glob: it has `[` without `]`"""
                .stripIndent());
  }

  @Test
  void tellsWhereTheFileIsNotYaml() {
    assertThatThrownBy(() -> read("rules: [\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(".mcmetrics.yaml:2:1: not YAML:");
  }

  @Test
  void objectsToKeysThatStandTwiceAndToSecondDocuments() {
    assertThatThrownBy(() -> read("exclude: [a]\nexclude: [b]\n---\nrules: {}\n"))
        .hasMessage(
            """
            .mcmetrics.yaml:2:1: `exclude` stands twice in one mapping; the last one counts
            .mcmetrics.yaml:4:1: a configuration is one document""");
  }

  @Test
  void objectsToADocumentThatIsNoMapping() {
    assertThatThrownBy(() -> read("- a"))
        .hasMessage(".mcmetrics.yaml:1:1: the document must be a mapping, and is a list");
  }

  @Test
  void doesNotAcceptWhatItDoesNotHonour() {
    assertThatThrownBy(() -> read("prometheusVersion: '3.5'"))
        .hasMessage(".mcmetrics.yaml:1:1: unknown key `prometheusVersion`");
  }

  private static Config read(String yaml) {
    return ConfigReader.read(SourceFile.of(ConfigFile.NAME, yaml), RULES);
  }
}
