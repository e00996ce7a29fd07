package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.INGRESS;
import static io.mcmetrics.fleet.Fleets.NAMESPACE;
import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.names;
import static io.mcmetrics.fleet.Fleets.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.gitops.GitOpsFiles;
import org.junit.jupiter.api.Test;

/** What makes a cluster of a name, and what does not. */
final class ClusterEvidenceTest {
  private static final String VALUES = "{prometheus: {prometheusSpec: {remoteWrite: [{url: u}]}}}";
  private static final String SCRAPING = "global: {scrape_interval: 1m}\nscrape_configs: []\n";

  @Test
  void takesTheTargetsOfRancherFleet() {
    String[] files = {
      "fleet/north.yaml", gitRepo("sites/north/c/*", "seoul"),
      "fleet/south.yaml", gitRepo("sites/south/c/busan", "busan"),
      "sites/north/c/web/i.yaml", INGRESS,
      "sites/south/c/busan/web/p.yaml", SENDING,
      "bundles/web/overlays/large/i.yaml", INGRESS,
      "bundles/web/overlays/small/i.yaml", INGRESS
    };
    Fleet fleet = Fleets.of(files);

    assertThat(names(fleet)).containsExactly("busan", "seoul");
    assertThat(fleet.places().get("busan")).containsExactly("sites/south/c/busan/web");
    assertThat(fleet.clusters().get(0).evidence())
        .isEqualTo("a target of Rancher Fleet in `fleet/south.yaml`");
  }

  @Test
  void tellsTargetsOfOneNameApart() {
    assertThat(
            names(
                "fleet/north.yaml", gitRepo("sites/north/c/main", "local"),
                "fleet/south.yaml", gitRepo("sites/south/c/main", "local")))
        .containsExactly("north/main", "south/main");
  }

  @Test
  void takesNoValuesOfAFleetBundleForASender() {
    Fleet fleet =
        Fleets.of(
            "bundles/web/fleet.yaml", "{defaultNamespace: web, helm: {chart: web}}",
            "bundles/web/large/values.yaml", VALUES,
            "monitoring/values-seoul.yaml", VALUES);

    assertThat(fleet.senders()).hasSize(1);
    assertThat(fleet.senders().get(0).unit().path()).isEqualTo("monitoring/values-seoul.yaml");
  }

  @Test
  void takesTheSecretsOfArgoCdAndWhatTheirGeneratorMakes() {
    String set =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: monitoring}
        spec:
          generators:
            - clusters: {selector: {matchLabels: {metrics: "yes"}}}
          template:
            metadata: {name: "monitoring-{{name}}"}
            spec:
              source: {path: monitoring}
              destination: {server: "{{server}}"}
        """;
    Fleet fleet =
        Fleets.of(
            "argocd/seoul.yaml",
            secret("seoul", "https://10.0.0.5", "yes"),
            "argocd/busan.yaml",
            secret("busan", "https://10.0.0.6", "no"),
            "argocd/set.yaml",
            set,
            "monitoring/p.yaml",
            SENDING);

    assertThat(names(fleet)).containsExactly("busan", "seoul");
    assertThat(fleet.senders()).extracting(s -> s.cluster().name()).containsExactly("seoul");
  }

  @Test
  void takesTheEnvironmentsOfHelmfileThatAreNoStages() {
    String helmfile =
        """
        environments:
          default: {}
          local: {}
          seoul:
            values: [seoul.yaml]
          busan:
            values:
              - busan.yaml
        releases:
          - name: kube-prometheus-stack
        """;
    assertThat(
            names(
                "helmfile.yaml.gotmpl",
                helmfile,
                "seoul.yaml",
                "a: 1",
                "busan.yaml",
                "a: 1",
                "a/i.yaml",
                INGRESS))
        .containsExactly("busan", "seoul");
    assertThat(
            names(
                "helmfile.yaml",
                helmfile,
                "clusters/a/p.yaml",
                SENDING,
                "clusters/b/n.yaml",
                NAMESPACE))
        .containsExactly("a", "b");
    assertThat(names("docs/helmfile.yaml", helmfile)).isEmpty();
  }

  @Test
  void leavesEverythingToTheOnlyEnvironmentOfHelmfile() {
    String helmfile = "environments:\n  default: {}\n  seoul: {}\n";
    Fleet fleet = Fleets.of("helmfile.yaml", helmfile, "releases/monitor/p.yaml", SENDING);

    assertThat(names(fleet)).containsExactly("seoul");
    assertThat(fleet.senders().get(0).cluster().name()).isEqualTo("seoul");
  }

  @Test
  void readsNoEnvironmentsOfHelmfilesBelowOthers() {
    assertThat(
            names(
                "helmfile.yaml", "environments:\n  default: {}\n",
                "helmfiles/web/helmfile.yaml", "environments:\n  lab: {}\n",
                "helmfiles/web/p.yaml", SENDING))
        .containsExactly("unnamed");
  }

  @Test
  void takesOneValuesFileForEachEnvironment() {
    assertThat(
            names(
                "environments/values.yaml", "name: none",
                "environments/values-base.yaml", "name: base",
                "environments/values-seoul.yaml", "name: seoul",
                "environments/values-seoul-dev.yaml", "fqdn: dev.example.org",
                "web/i.yaml", INGRESS))
        .containsExactly("base", "seoul", "seoul-dev");
    assertThat(
            names("charts/web/values-seoul.yaml", "a: 1", "charts/web/values-busan.yaml", "a: 1"))
        .isEmpty();
  }

  @Test
  void takesOneJsonnetFileForEachCluster() {
    assertThat(
            names(
                "env/a.jsonnet", "{\n  # cluster_name: 'other'\n  cluster_name: 'seoul',\n}",
                "env/b.jsonnet", "{ cluster_name: 'busan' }",
                "env/default.jsonnet", "{ cluster_name: 'default' }",
                "environments/jeju/main.jsonnet", "{}",
                "environments/jeju/spec.json", "{\"apiVersion\": \"tanka.dev/v1alpha1\"}"))
        .containsExactly("busan", "jeju", "seoul");
    assertThat(names("lib/a.jsonnet", "{ cluster_name: 'seoul' }")).isEmpty();
  }

  @Test
  void takesFilesOfVariablesOfTerraformThatAreAboutClusters() {
    assertThat(
            names(
                "variables/seoul/cluster.tfvars", "size = 3",
                "variables/production/cluster.tfvars", "size = 3",
                "variables/test/common.tfvars", "size = 1"))
        .containsExactly("production", "seoul");
    assertThat(names("examples/a/eks.tfvars", "cluster_name = \"x\"", "main.tfvars", "a = 1"))
        .isEmpty();
  }

  @Test
  void takesDirectoriesOfClustersWithoutManifests() {
    assertThat(
            names(
                "clusters/seoul/p.yaml", SENDING,
                "clusters/busan/settings/values.yaml", "replicas: 1",
                "clusters/base/values.yaml", "replicas: 1"))
        .containsExactly("busan", "seoul");
  }

  @Test
  void namesAnUnnamedClusterByItsMachines() {
    assertThat(
            names("talos/talconfig.yaml", "clusterName: seoul", "kubernetes/apps/p.yaml", SENDING))
        .containsExactly("seoul");
  }

  @Test
  void namesNoClusterByTheDirectoryOfAClone() {
    Fleet fleet = Fleets.of("p.yaml", SENDING);

    assertThat(fleet.clusters())
        .containsExactly(
            new Cluster(
                "unnamed",
                fleet.clusters().get(0).role(),
                "",
                Naming.GUESSED,
                "nothing names the cluster of `.`"));
    assertThat(names("stacks/web/modules/web/p.yaml", SENDING)).containsExactly("unnamed");
    assertThat(names("argocd-apps/p.yaml", SENDING)).containsExactly("unnamed");
    assertThat(names("seoul/p.yaml", SENDING)).containsExactly("seoul");
  }

  @Test
  void takesNoStageOfAnApplicationForACluster() {
    String application =
        GitOpsFiles.application("web", "source: {path: web}\ndestination: {name: seoul}");
    assertThat(
            names(
                "argocd/a.yaml", application,
                "web/i.yaml", INGRESS,
                "shop/overlays/dev/i.yaml", INGRESS,
                "shop/overlays/prod/i.yaml", INGRESS,
                "desk/overlays/dev/i.yaml", INGRESS))
        .containsExactly("seoul");
    assertThat(names("overlays/dev/p.yaml", SENDING, "overlays/prod/p.yaml", SENDING))
        .containsExactly("dev", "prod");
  }

  @Test
  void takesNoFolderOfDockerComposeForACluster() {
    Fleet composed =
        Fleets.of("compose.yaml", "services: {}", "prometheus/prometheus.yml", SCRAPING);

    assertThat(names(composed)).isEmpty();
    assertThat(composed.senders()).hasSize(1);
    assertThat(composed.unassigned()).hasSize(1);
    assertThat(composed.untied())
        .extracting(Gap::what)
        .containsExactly("`prometheus/prometheus.yml` is tied to no cluster");
    String labelled = "global: {external_labels: {cluster: seoul}}\nscrape_configs: []\n";
    assertThat(names("compose.yaml", "services: {}", "prometheus/prometheus.yml", labelled))
        .containsExactly("seoul");
  }

  @Test
  void takesNoExampleForAClusterBesideTheRest() {
    assertThat(names("example/aws/p.yaml", SENDING, "base/n.yaml", NAMESPACE)).isEmpty();
    assertThat(names("example/aws/p.yaml", SENDING)).containsExactly("aws");
  }

  @Test
  void readsTheLabelOfSendersOfAllKinds() {
    String collector =
        """
        receivers: {prometheus: {config: {scrape_configs: []}}}
        exporters:
          prometheusremotewrite:
            endpoint: https://metrics.example.org/api/v1/push
            external_labels: {cluster: %s}
        service: {pipelines: {metrics: {receivers: [prometheus], exporters: [prometheusremotewrite]}}}
        """;
    assertThat(
            names(
                "one/otel.yaml", collector.formatted("seoul"),
                "two/otel.yaml", collector.formatted("busan")))
        .containsExactly("busan", "seoul");
    assertThat(names("one/p.yaml", sending("cluster", "seoul"))).containsExactly("seoul");
  }

  private static String gitRepo(String path, String cluster) {
    String selector =
        cluster.equals("local")
            ? "clusterName: local"
            : "clusterSelector: {matchExpressions: [{key:"
                + " management.cattle.io/cluster-display-name, operator: In, values: [%s]}]}"
                    .formatted(cluster);
    return """
    apiVersion: fleet.cattle.io/v1alpha1
    kind: GitRepo
    metadata: {name: fleet, namespace: fleet-default}
    spec:
      repo: https://git.example.org/fleet
      paths: ["%s"]
      targets: [{%s}]
    """
        .formatted(path, selector);
  }

  private static String secret(String name, String server, String metrics) {
    return """
    apiVersion: v1
    kind: Secret
    metadata:
      name: %1$s
      labels: {argocd.argoproj.io/secret-type: cluster, metrics: "%3$s"}
    stringData: {name: %1$s, server: "%2$s"}
    """
        .formatted(name, server, metrics);
  }
}
