package io.mcmetrics.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Trees;
import io.mcmetrics.sender.Sender;
import org.junit.jupiter.api.Test;

/** Releases that files of Rancher Fleet and Helmfile describe. */
final class WrittenReleasesTest {
  private static final String BUNDLE =
      """
      namespace: monitoring
      helm:
        chart: https://charts.example.org/kube-prometheus-stack-69.8.2.tgz
        releaseName: stack
        valuesFiles: [common.yaml]
        values:
          prometheus: {prometheusSpec: {externalLabels: {site: hill}}}
      """;

  private static final String REMOTE_WRITE =
      "prometheus: {prometheusSpec: {remoteWrite: [{url: 'https://metrics.example.org/r'}]}}\n";

  @Test
  void readsTheReleaseOfABundleForEachClusterThatItIsCustomizedFor() {
    String customized =
        BUNDLE
            + """
            targetCustomizations:
              - name: a
                clusterName: seoul
                helm:
                  values:
                    prometheus: {prometheusSpec: {externalLabels: {cluster: seoul}}}
              - {name: b, clusterName: busan}
              - {name: c, clusterName: jeju, doNotDeploy: true}
            """;
    Fleet fleet = Fleets.of("stack/fleet.yaml", customized, "stack/common.yaml", REMOTE_WRITE);

    assertThat(fleet.senders())
        .extracting(sender -> sender.cluster().name() + labels(sender))
        .containsExactlyInAnyOrder("seoul[site, cluster]", "busan[site]");
    assertThat(fleet.senders()).allMatch(Sender::sends);
  }

  @Test
  void saysWhichCustomizationsItDoesNotFollow() {
    String customized =
        BUNDLE
            + """
            targetCustomizations:
              - {name: a, clusterSelector: {matchLabels: {env: dev}}}
            """;
    String[] files = {"stack/fleet.yaml", customized, "stack/common.yaml", REMOTE_WRITE};

    assertThat(Fleets.of(files).senders())
        .singleElement()
        .matches(sender -> !sender.sight().whole());
    assertThat(Renderer.render(Trees.of(files)).gaps())
        .extracting(Gap::what)
        .contains("for which clusters Fleet customizes this bundle is not followed");
    files[1] = BUNDLE;
    assertThat(Fleets.of(files).senders())
        .singleElement()
        .matches(sender -> sender.sight().whole());
  }

  @Test
  void readsThePlainReleasesOfAHelmfile() {
    String helmfile =
        """
        releases:
          - name: stack
            namespace: monitoring
            chart: prometheus-community/kube-prometheus-stack
            version: 69.8.2
            values:
              - ../values/stack.yaml
              - prometheus: {prometheusSpec: {externalLabels: {cluster: seoul}}}
        """;
    String[] files = {"helmfile.d/10-stack.yaml", helmfile, "values/stack.yaml", REMOTE_WRITE};

    assertThat(Fleets.of(files).senders())
        .singleElement()
        .matches(Sender::sends)
        .matches(sender -> labels(sender).equals("[cluster]"));
    files[1] = helmfile.replace("    namespace", "    installed: false\n    namespace");
    assertThat(Renderer.render(Trees.of(files)).documents())
        .noneMatch(document -> document.unit().path().equals("helmfile.d"));
  }

  @Test
  void saysThatATemplateOfAHelmfileMayInstallWhatSends() {
    String helmfile =
        """
        releases:
        {{- range $name := list "a" "b" }}
          - name: {{ $name }}
            chart: prometheus-community/kube-prometheus-stack
        {{- end }}
        """;

    assertThat(Renderer.render(Trees.of("helmfile.d/stack.yaml.gotmpl", helmfile)).gaps())
        .extracting(Gap::what)
        .anySatisfy(what -> assertThat(what).contains("`kube-prometheus-stack` of this Helmfile"));
  }

  private static String labels(Sender sender) {
    return sender.externalLabels().labels().stream().map(label -> label.name()).toList().toString();
  }

  @Test
  void whatAPostRendererMakesOfAReleaseIsNotKnown() {
    String helmfile =
        """
        releases:
          - name: stack
            namespace: monitoring
            chart: prometheus-community/kube-prometheus-stack
            version: 69.8.2
        """;
    String changed = helmfile + "helmDefaults: {postRenderer: ./add-labels.sh}\n";

    assertThat(Fleets.of("helmfile.yaml", helmfile).senders()).hasSize(1);
    assertThat(Fleets.of("helmfile.yaml", changed).senders()).isEmpty();
    assertThat(Renderer.render(Trees.of("helmfile.yaml", changed)).gaps())
        .extracting(Gap::what)
        .anyMatch(what -> what.contains("whose manifests a post-renderer of Helmfile changes"));
  }

  @Test
  void aPostRendererThatPicksDefinitionsLeavesNothingThatSends() {
    String helmfile =
        """
        templates:
          only: {postRenderer: bash, postRendererArgs: [-c, %s]}
        releases:
          - name: stack
            inherit: [{template: only}]
            chart: prometheus-community/kube-prometheus-stack
            version: 69.8.2
        """;
    String definitions = "\"yq ea -e 'select(.kind == \\\"CustomResourceDefinition\\\")'\"";
    String others = "\"yq ea -e 'select(.kind != \\\"CustomResourceDefinition\\\")'\"";

    assertThat(Renderer.render(Trees.of("helmfile.yaml", helmfile.formatted(definitions))).gaps())
        .isEmpty();
    assertThat(Renderer.render(Trees.of("helmfile.yaml", helmfile.formatted(others))).gaps())
        .isNotEmpty();
  }
}
