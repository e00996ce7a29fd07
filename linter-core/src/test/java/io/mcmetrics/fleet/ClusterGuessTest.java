package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.INGRESS;
import static io.mcmetrics.fleet.Fleets.NAMESPACE;
import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.gitops.GitOpsFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known to be a cluster, and what may be one by its path only. */
final class ClusterGuessTest {
  private static final String SCRAPING = "global: {scrape_interval: 1m}\nscrape_configs: []\n";
  private static final String OWN = "destination: {server: \"https://kubernetes.default.svc\"}";

  @Test
  void knowsStagesBesideEachOtherThatSend() {
    assertThat(known("edge/dev/p.yaml", SENDING, "edge/prod/p.yaml", SENDING))
        .containsExactly("edge/dev", "edge/prod");
    assertThat(known("edge/dev/p.yaml", SENDING, "edge/prod/n.yaml", NAMESPACE)).isEmpty();
    assertThat(known("scenarios/export/p.yaml", SENDING, "scenarios/import/p.yaml", SENDING))
        .isEmpty();
  }

  @Test
  void looksPastNumberedFoldersOfTools() {
    String[] files = {
      "north-cluster/4.prometheus/p.yaml", SENDING,
      "north-cluster/5.thanos/i.yaml", INGRESS,
      "south-cluster/10.prometheus/p.yaml", SENDING
    };
    assertThat(known(files)).containsExactly("north-cluster", "south-cluster");
    assertThat(Fleets.of(files).places().get("north-cluster"))
        .containsExactly("north-cluster/4.prometheus", "north-cluster/5.thanos");
  }

  @Test
  void knowsDirectoriesThatAreDividedAlike() {
    assertThat(
            known(
                "out/seoul/monitoring/p.yaml", SENDING,
                "out/seoul/web/i.yaml", INGRESS,
                "out/seoul/desk/i.yaml", INGRESS,
                "out/busan/monitoring/p.yaml", SENDING,
                "out/busan/web/i.yaml", INGRESS,
                "out/busan/desk/i.yaml", INGRESS))
        .containsExactly("busan", "seoul");
  }

  @Test
  void leavesTheNameOfTheProgramOutOfThatOfAFile() {
    assertThat(
            known(
                "config/dev-a.prometheus.yml", SCRAPING,
                "config/prod-a.prometheus.yml", SCRAPING))
        .containsExactly("dev-a", "prod-a");
  }

  @Test
  void prefersALabelToThePlace() {
    assertThat(
            known(
                "edge/dev/p.yaml", sending("cluster", "seoul"),
                "edge/prod/p.yaml", sending("cluster", "busan")))
        .containsExactly("busan", "seoul");
  }

  @Test
  void namesAServerByTheParameterBesideItsAddress() {
    String set =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: monitoring}
        spec:
          generators: [{git: {repoURL: a, files: [{path: "fleet/*.yaml"}]}}]
          template:
            metadata: {name: "monitoring-{{name}}"}
            spec:
              source: {path: monitoring}
              destination: {server: "{{server}}"}
        """;
    String[] files = {
      "set.yaml",
      set,
      "monitoring/p.yaml",
      SENDING,
      "fleet/one.yaml",
      "{name: seoul, server: \"https://10.0.0.5:6443\"}",
      "fleet/two.yaml",
      "{name: busan, server: \"https://10.0.0.6:6443\"}"
    };
    assertThat(known(files)).containsExactly("busan", "seoul");
    files[7] = "{name: seoul, server: \"https://10.0.0.5:6443\"}";
    files[5] = "{name: busan, server: \"https://10.0.0.5:6443\"}";
    assertThat(known(files)).containsExactly("10.0.0.5");
  }

  @Test
  void takesFoldersOfApplicationsWithTheSameSourcesForClusters() {
    assertThat(
            known(
                "argocd/seoul/a.yaml", application("web/overlay/seoul"),
                "argocd/seoul/b.yaml", application("monitoring/overlay/seoul"),
                "argocd/busan/a.yaml", application("web/overlay/busan"),
                "argocd/busan/b.yaml", application("monitoring/overlay/busan"),
                "backup/overlays/aws/i.yaml", INGRESS,
                "backup/overlays/azure/i.yaml", INGRESS))
        .containsExactly("busan", "seoul");
    assertThat(
            known(
                "argocd/web/a.yaml", application("web/large"),
                "argocd/web/b.yaml", application("web/small"),
                "argocd/desk/a.yaml", application("desk/wide"),
                "argocd/desk/b.yaml", application("desk/tall")))
        .containsExactly("in-cluster");
  }

  @Test
  void takesNoProviderForAClusterWhereNothingSends() {
    assertThat(
            known("backup/overlays/aws/i.yaml", INGRESS, "backup/overlays/azure/i.yaml", INGRESS))
        .isEmpty();
    assertThat(known("overlays/aws/p.yaml", SENDING, "overlays/azure/p.yaml", SENDING))
        .containsExactly("aws", "azure");
  }

  @Test
  void unitesWhatGoesToTheOnlyDestination() {
    String[] files = {
      "argocd/a.yaml",
      application("shop"),
      "argocd/b.yaml",
      application("desk"),
      "shop/p.yaml",
      SENDING,
      "desk/p.yaml",
      SENDING
    };
    assertThat(known(files)).containsExactly("in-cluster");
    files[5] = sending("cluster", "seoul");
    assertThat(known(files)).containsExactly("seoul");
    assertThat(Fleets.of(files).senders())
        .extracting(sender -> sender.cluster().name())
        .containsExactly("seoul", "seoul");
    files[7] = sending("cluster", "busan");
    // Of two labels for one destination neither is its name.
    assertThat(known(files)).containsExactly("in-cluster");
  }

  @Test
  void takesValuesOfOneNameBesideSeveralChartsForThoseOfACluster() {
    assertThat(
            known(
                "charts/web/Chart.yaml", "{apiVersion: v2, name: web, version: 1.0.0}",
                "charts/web/values-seoul.yaml", "replicas: 1",
                "charts/web/values-busan.yaml", "replicas: 1",
                "charts/web/values-ha.yaml", "replicas: 3",
                "charts/desk/Chart.yaml", "{apiVersion: v2, name: desk, version: 1.0.0}",
                "charts/desk/values-seoul.yaml", "replicas: 1",
                "charts/desk/values-busan.yaml", "replicas: 1",
                "charts/desk/values-ha.yaml", "replicas: 3"))
        .containsExactly("busan", "seoul");
    assertThat(
            known(
                "charts/web/Chart.yaml", "{apiVersion: v2, name: web, version: 1.0.0}",
                "charts/web/values-wide.yaml", "replicas: 1",
                "charts/web/values-tall.yaml", "replicas: 1"))
        .isEmpty();
  }

  @Test
  void takesValuesForTheMetricsOfAChartForThoseOfACluster() {
    String chart =
        "{apiVersion: v2, name: web, version: 1.0.0, dependencies: [{name: prometheus, version:"
            + " 25.0.0, repository: \"https://charts.example.org\"}]}";
    String values = "prometheus: {server: {retention: 5d}}";
    assertThat(
            known(
                "web/Chart.yaml", chart,
                "config/seoul.yaml", values,
                "config/busan.yaml", values,
                "config/test-secrets.yaml", values,
                "config/issuer.yaml", "webhook: {replicas: 1}"))
        .containsExactly("busan", "seoul");
    assertThat(known("web/Chart.yaml", chart, "config/seoul.yaml", values)).isEmpty();
  }

  @Test
  void takesAHelmfileEnvironmentOfOneMachineIfItSaysHowToReachIt() {
    String helmfile =
        """
        environments:
          production: {kubeContext: far}
          local:
            %s: minikube-a
        ---
        releases: [{name: prometheus, chart: prometheus-community/prometheus}]
        """;
    assertThat(known("helmfile.yaml.gotmpl", helmfile.formatted("kubeContext")))
        .containsExactly("local", "production");
    assertThat(known("helmfile.yaml.gotmpl", helmfile.formatted("values")))
        .containsExactly("production");
  }

  @Test
  void takesTwoArgoCdsOfOneTreeForTwoClusters() {
    String[] files = {
      "applications/a.yaml",
      application("monitor"),
      "applications/b.yaml",
      application("argocd"),
      "lab-applications/a.yaml",
      application("lab-monitor"),
      "lab-applications/b.yaml",
      application("lab-argocd"),
      "argocd/n.yaml",
      NAMESPACE,
      "lab-argocd/n.yaml",
      NAMESPACE,
      "monitor/p.yaml",
      SENDING,
      "lab-monitor/p.yaml",
      SENDING
    };
    assertThat(known(files)).containsExactly("in-cluster", "lab");
    assertThat(Fleets.of(files).senders())
        .extracting(sender -> sender.cluster().name())
        .containsExactlyInAnyOrder("in-cluster", "lab");
    files[7] = application("lab-web");
    assertThat(known(files)).containsExactly("in-cluster");
  }

  @Test
  void takesAnAppOfAppsInAFolderOfThatNameForNoArgoCd() {
    assertThat(
            known(
                "argocd/meta/a.yaml", application("argocd"),
                "argocd/infra/a.yaml", application("manifests/argocd"),
                "argocd/workloads/a.yaml", application("monitor"),
                "manifests/argocd/n.yaml", NAMESPACE,
                "monitor/p.yaml", SENDING))
        .containsExactly("in-cluster");
  }

  private static String application(String path) {
    return GitOpsFiles.application(
        "a-" + path.replace('/', '-'), "source: {path: " + path + "}\n" + OWN);
  }

  private static List<String> known(String... files) {
    return Fleets.of(files).clusters().stream()
        .filter(cluster -> !cluster.isByPathOnly())
        .map(Cluster::name)
        .toList();
  }
}
