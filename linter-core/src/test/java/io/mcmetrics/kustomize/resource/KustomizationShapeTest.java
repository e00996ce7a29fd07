package io.mcmetrics.kustomize.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kustomize 5.5 and 5.8 said of the same files. */
final class KustomizationShapeTest {
  private static List<String> faults(String text) {
    SourceFile file = SourceFile.of("overlays/osaka/kustomization.yaml", text);
    YamlMapping root = (YamlMapping) YamlReader.read(file).documents().get(0);
    return new KustomizationShape()
        .faultsOf(new Kustomization(file, root)).stream().map(Problem::message).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '\0',
      value = {
        "{owner: me} → a kustomization has no field `owner`",
        "{configMapGenerator: [{name: a, literal: b}]} → `configMapGenerator` has no field `literal`",
        "{images: [{name: a, tag: b}]} → `images` has no field `tag`",
        "{replicas: [{name: a, replicas: 2}]} → `replicas` has no field `replicas`",
        "{patches: [{target: {apiVersion: v1}}]} → `target` has no field `apiVersion`",
        "{metadata: {name: a, owner: b}} → `metadata` has no field `owner`",
        "{labels: [{pairs: {a: b}, selectors: true}]} → `labels` has no field `selectors`",
        "{resources: a.yaml} → `resources` has to be a list",
        "{namespace: 5} → `namespace` has to be a text",
        "{commonLabels: {a: 1}} → `commonLabels.a` has to be a text",
        "{labels: [{pairs: {a: true}}]} → `pairs.a` has to be a text",
        "{labels: [{pairs: {a: no}}]} → `pairs.a` has to be a text",
        "{kind: Overlay} → `Overlay` is no kind of a kustomization",
        "{apiVersion: v1, kind: Kustomization} → has the `apiVersion`",
      })
  void refusesWhatKustomizeRefuses(String text, String fault) {
    assertThat(faults(text)).singleElement().asString().contains(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Resources: [a.yaml]}",
        "{patches: [{target: {Kind: Service}, path: a.yaml}]}",
        "{resources: null, namespace: '5', labels: [{pairs: {a: '1'}}]}",
        "{helmCharts: [{name: a, valuesInline: {a: [1, true]}}]}",
        "{replicas: [{name: a, count: 2}]}",
        "{apiVersion: kustomize.config.k8s.io/v1alpha1, kind: Component}",
        "{namespace: '{{ namespace }}', owner: me}",
      })
  void takesWhatKustomizeTakes(String text) {
    assertThat(faults(text)).isEmpty();
  }

  @Test
  void isEmptyWhereOnlyItsKindIsSaid() {
    SourceFile file = SourceFile.of("kustomization.yaml", "kind: Kustomization\nnamespace:\n");
    YamlMapping root = (YamlMapping) YamlReader.read(file).documents().get(0);
    assertThat(KustomizationShape.isEmpty(new Kustomization(file, root))).isTrue();
  }
}
