package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.helm.ValuePath;
import io.mcmetrics.render.Trees;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import org.junit.jupiter.api.Test;

/** The rank of a {@code targetPath}, as helm-controller's own library was seen to give it. */
final class ReleaseValuesTest {
  private static final String OWN = "{spec: {labels: {cluster: own}}}";

  @Test
  void aPathWinsOverValues() {
    ReleaseValues values = new ReleaseValues(mapping(OWN));
    path(values);

    assertThat(cluster(values)).isEqualTo("path");
  }

  @Test
  void valuesWinWhereAnEarlierEntryBroughtTheMapping() {
    ReleaseValues values = new ReleaseValues(mapping(OWN));
    values.add(mapping("{spec: {labels: {region: r}}}"));
    path(values);

    assertThat(cluster(values)).isEqualTo("own");
  }

  @Test
  void aLaterEntryDoesNotMatter() {
    ReleaseValues values = new ReleaseValues(mapping(OWN));
    path(values);
    values.add(mapping("{spec: {labels: {region: r, cluster: later}}}"));

    assertThat(cluster(values)).isEqualTo("path");
  }

  @Test
  void withoutValuesTheLaterEntryWins() {
    ReleaseValues values = new ReleaseValues(mapping("{}"));
    path(values);
    values.add(mapping("{spec: {labels: {cluster: later}}}"));

    assertThat(cluster(values)).isEqualTo("later");
  }

  @Test
  void theSecondPathInOneMappingLosesToValues() {
    ReleaseValues values = new ReleaseValues(mapping("{spec: {labels: {cluster: own, a: b}}}"));
    set(values, "spec.labels.a");
    path(values);

    assertThat(cluster(values)).isEqualTo("own");
    assertThat(values.merged().textAt("spec", "labels", "a")).isEqualTo("path");
  }

  private static void path(ReleaseValues values) {
    set(values, "spec.labels.cluster");
  }

  private static void set(ReleaseValues values, String path) {
    YamlMapping at = mapping("{}");
    values.set(ValuePath.of(path).orElseThrow(), YamlScalar.plain("path", at.origin()));
  }

  private static String cluster(ReleaseValues values) {
    return values.merged().textAt("spec", "labels", "cluster");
  }

  private static YamlMapping mapping(String text) {
    return Trees.mapping("values.yaml", text);
  }
}
