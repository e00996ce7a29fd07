package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.INGRESS;
import static io.mcmetrics.fleet.Fleets.NAMESPACE;
import static io.mcmetrics.fleet.Fleets.REPOSITORY;
import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.gitops.GitOpsFiles;
import org.junit.jupiter.api.Test;

/** The layouts of directories that real repositories have. */
final class ClusterLayoutTest {
  private static final String OVERLAY = "resources: [p.yaml]";

  @Test
  void findsClustersBelowTheirEnvironments() {
    assertThat(
            names(
                "clusters/prod/seoul/p.yaml", SENDING,
                "clusters/prod/busan/p.yaml", SENDING,
                "clusters/dev/dev-jeju/p.yaml", SENDING))
        .containsExactly("busan", "dev-jeju", "seoul");
  }

  @Test
  void findsClustersBelowRegions() {
    assertThat(
            names(
                "regions/eu/paris/p.yaml", SENDING,
                "regions/eu/rome/p.yaml", SENDING,
                "regions/us/austin/p.yaml", SENDING))
        .containsExactly("austin", "paris", "rome");
  }

  @Test
  void takesEnvironmentsForClustersThatHaveNoOtherName() {
    assertThat(
            names(
                "environments/dev/prometheus/p.yaml", SENDING,
                "environments/prod/prometheus/p.yaml", SENDING,
                "environments/prod/thanos/n.yaml", NAMESPACE))
        .containsExactly("dev", "prod");
  }

  @Test
  void namesTheRootsOfFluxByTheDirectoryAround() {
    assertThat(
            names(
                "kubernetes/main/flux/sync.yaml",
                flux("./kubernetes/main/apps"),
                "kubernetes/main/apps/p.yaml",
                SENDING,
                "kubernetes/utility/flux/sync.yaml",
                flux("./kubernetes/utility/apps"),
                "kubernetes/utility/apps/n.yaml",
                NAMESPACE))
        .containsExactly("main", "utility");
  }

  @Test
  void findsTheOnlyRootOfFlux() {
    Fleet fleet =
        Fleets.of(
            "sites-of-ours/seoul/flux-system/sync.yaml", flux("./apps"), "apps/p.yaml", SENDING);

    assertThat(names(fleet)).containsExactly("seoul");
    assertThat(fleet.clusters().get(0).evidence())
        .isEqualTo("Flux starts in `sites-of-ours/seoul/flux-system`");
  }

  @Test
  void findsClustersThatAreDividedAlike() {
    assertThat(
            names(
                "kubernetes/main/cluster/apps/web/p.yaml", SENDING,
                "kubernetes/staging/cluster/apps/web/p.yaml", SENDING))
        .containsExactly("main", "staging");
  }

  @Test
  void givesWhatFluxDeploysToItsCluster() {
    Fleet fleet =
        Fleets.of(
            "clusters/prod/apps.yaml",
            GitOpsFiles.fluxKustomization("./apps/prod", ""),
            "clusters/staging/apps.yaml",
            GitOpsFiles.fluxKustomization("./apps/staging", ""),
            "apps/base/kustomization.yaml",
            OVERLAY,
            "apps/base/p.yaml",
            SENDING,
            "apps/prod/kustomization.yaml",
            "resources: [../base]",
            "apps/staging/kustomization.yaml",
            "resources: [../base]");

    assertThat(names(fleet)).containsExactly("prod", "staging");
    assertThat(fleet.senders()).hasSize(2);
  }

  @Test
  void takesNoTenantForACluster() {
    assertThat(
            names(
                "clusters/prod/tenants.yaml", GitOpsFiles.fluxKustomization("./tenants/prod", ""),
                "clusters/staging/n.yaml", NAMESPACE,
                "tenants/prod/p.yaml", SENDING,
                "tenants/team-a/ingress.yaml", INGRESS))
        .containsExactly("prod", "staging");
  }

  @Test
  void takesNoCommonValuesForACluster() {
    String common = "prometheus: {prometheusSpec: {retention: 1d, remoteWrite: []}}";
    String values = "prometheus: {prometheusSpec: {externalLabels: {site: %s}}}";
    assertThat(
            names(
                "monitoring/values-common.yaml",
                common,
                "monitoring/_defaults.yaml",
                common,
                "monitoring/values.yaml",
                common,
                "monitoring/values-seoul.yaml",
                values.formatted("a"),
                "monitoring/busan.yaml.gotmpl",
                values.formatted("b"),
                "monitoring/main.tftpl",
                "prometheus: ${values}"))
        .containsExactly("busan", "seoul");
  }

  @Test
  void takesTheDestinationsOfAnApplicationSet() {
    String set =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: monitoring}
        spec:
          generators:
            - list:
                elements: [{cluster: seoul, env: prod}, {cluster: busan, env: prod}]
          template:
            metadata: {name: "monitoring-{{cluster}}"}
            spec:
              source: {path: "monitoring/{{env}}"}
              destination: {name: "{{cluster}}"}
        """;
    assertThat(names("argocd/set.yaml", set, "monitoring/prod/p.yaml", SENDING))
        .containsExactly("busan", "seoul");
  }

  @Test
  void takesTheNameOfTheSecretThatArgoCdKnowsAServerBy() {
    String secret =
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: seoul
          labels: {argocd.argoproj.io/secret-type: cluster}
        stringData: {name: seoul, server: "https://10.0.0.5:6443"}
        """;
    String application =
        GitOpsFiles.application(
            "monitoring", "source: {path: apps}\ndestination: {server: 'https://10.0.0.5:6443/'}");
    assertThat(names("argocd/s.yaml", secret, "argocd/a.yaml", application, "apps/p.yaml", SENDING))
        .containsExactly("seoul");
    assertThat(names("argocd/a.yaml", application, "apps/p.yaml", SENDING))
        .containsExactly("10.0.0.5");
  }

  @Test
  void asksTheApplicationsWhereArgoCdRuns() {
    String toItself =
        "source: {path: web/overlays/seoul}\n"
            + "destination: {server: 'https://kubernetes.default.svc'}";
    assertThat(
            names(
                "argocd/applications/a.yaml", GitOpsFiles.application("a", toItself),
                "argocd/applications/p.yaml", SENDING,
                "web/overlays/seoul/i.yaml", INGRESS,
                "web/overlays/busan/i.yaml", INGRESS))
        .containsExactly("seoul");
  }

  private static String flux(String path) {
    return REPOSITORY + "---\n" + GitOpsFiles.fluxKustomization(path, "");
  }
}
