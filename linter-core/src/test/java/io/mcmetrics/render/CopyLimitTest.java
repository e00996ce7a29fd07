package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Copies of copies double with each step, so that a few lines could fill any memory. */
final class CopyLimitTest {
  private static final int STEPS = 60;

  @Test
  void patchesThatCopyEndAtALimit() {
    String patch = steps("    - {op: copy, from: /spec, path: /spec/x%d}%n");

    assertEndsAtALimit(
        "resources: [p.yaml]\npatches:\n- target: {kind: Prometheus}\n  patch: |\n" + patch);
  }

  @Test
  void onePatchForEachCopyEndsAtALimit() {
    String patches =
        steps(
            "- target: {kind: Prometheus}%n"
                + "  patch: '[{\"op\": \"copy\", \"from\": \"/spec\", \"path\": \"/spec/x%d\"}]'%n");

    assertEndsAtALimit("resources: [p.yaml]\npatches:\n" + patches);
  }

  @Test
  void replacementsThatCopyEndAtALimit() {
    String replacements =
        steps(
            "- source: {kind: Prometheus, fieldPath: spec}%n"
                + "  targets:%n"
                + "  - select: {kind: Prometheus}%n"
                + "    fieldPaths: [spec.x%d]%n"
                + "    options: {create: true}%n");

    assertEndsAtALimit("resources: [p.yaml]\nreplacements:\n" + replacements);
  }

  @Test
  void replacementsThatDoubleATextEndAtALimit() {
    String replacements =
        steps(
            "- source: {kind: Prometheus, fieldPath: metadata.annotations.a}%n"
                + "  targets:%n"
                + "  - select: {kind: Prometheus}%n"
                + "    fieldPaths: [metadata.annotations.a]%n"
                + "    options: {delimiter: ',', index: %d}%n");

    assertEndsAtALimit("resources: [p.yaml]\nreplacements:\n" + replacements);
  }

  private static String steps(String step) {
    return IntStream.range(0, STEPS)
        .mapToObj(i -> step.formatted(1_000 + i))
        .collect(Collectors.joining());
  }

  private static void assertEndsAtALimit(String kustomization) {
    Rendering rendering =
        Renderer.render(
            Trees.of(
                "kustomization.yaml",
                kustomization,
                "p.yaml",
                """
                apiVersion: monitoring.coreos.com/v1
                kind: Prometheus
                metadata: {name: p, annotations: {a: some text that grows}}
                spec: {replicas: 1, externalLabels: {cluster: osaka}}
                """));

    assertThat(rendering.gaps())
        .extracting(Gap::what)
        .contains(
            "more than 100,000 values that the patches or replacements of one"
                + " kustomization copy");
    assertThat(rendering.documents()).noneMatch(document -> document.sight().whole());
  }
}
