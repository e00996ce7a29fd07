package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.INGRESS;
import static io.mcmetrics.fleet.Fleets.NAMESPACE;
import static io.mcmetrics.fleet.Fleets.REPOSITORY;
import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clusters that something in the tree names which deploys to them or makes them. */
final class NamedTargetsTest {
  private static final String PLAIN = "{kind: Kustomization, resources: [i.yaml]}";

  @Test
  void takesTheClustersOfAListGenerator() {
    String set =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: settings}
        spec:
          generators:
            - matrix:
                generators:
                  - list: {elements: [{KEY: seoul}, {KEY: busan}, {KEY: in-cluster}]}
                  - git: {repoURL: https://git.example.org/a.git, directories: [{path: apps/*}]}
          template:
            spec:
              source: {repoURL: https://git.example.org/b.git, path: settings}
              destination: {server: https://hub.example.org}
        """;

    assertThat(known("argo/set.yaml", set.replace("KEY", "cluster"), "web/i.yaml", INGRESS))
        .contains("busan", "seoul")
        .doesNotContain("in-cluster");
    assertThat(known("argo/set.yaml", set.replace("KEY", "stage"), "web/i.yaml", INGRESS))
        .doesNotContain("busan", "seoul");
    assertThat(
            known(
                "argo/set.yaml",
                set.replace("KEY", "cluster"),
                "argo/kustomization.yaml",
                "kind: Kustomization\nresources:\n  - other.yaml\n  # - set.yaml\n"))
        .doesNotContain("busan", "seoul");
  }

  @Test
  void takesTheKeyThatApplicationsAreLabelledWithAsTheirCluster() {
    String set =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: prometheus}
        spec:
          goTemplate: true
          generators:
            - list: {elements: [{name: seoul, cluster: "https://kubernetes.default.svc"}]}
          template:
            metadata: {name: "prometheus-{{ .name }}", labels: {LABEL: "{{ .name }}"}}
            spec:
              source:
                repoURL: https://prometheus-community.github.io/helm-charts
                chart: kube-prometheus-stack
                targetRevision: 69.8.2
                helm:
                  values: |
                    prometheus:
                      prometheusSpec: {remoteWrite: [{url: "https://metrics.example.org/r"}]}
              destination: {server: "{{ .cluster }}", namespace: monitoring}
        """;

    Fleet fleet = Fleets.of("sets/prometheus.yaml", set.replace("LABEL", "cluster"));
    assertThat(fleet.senders()).extracting(sender -> sender.cluster().name()).contains("seoul");
    assertThat(known("sets/prometheus.yaml", set.replace("LABEL", "app"))).doesNotContain("seoul");
  }

  @Test
  void namesTheOwnClusterOfArgoCdBesideOthers() {
    String application =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: web}
        spec:
          source: {repoURL: https://git.example.org/a.git, path: web}
          destination: {name: DESTINATION}
        """;
    String[] files = {
      "apps/a/web.yaml", application.replace("DESTINATION", "seoul"),
      "apps/b/web.yaml", application.replace("DESTINATION", "in-cluster"),
      "web/i.yaml", INGRESS
    };

    assertThat(known(files)).containsExactly("in-cluster", "seoul");
    files[4] = "web/app.yaml";
    files[5] = application.replace("DESTINATION", "seoul");
    // A folder of Applications goes to the cluster of Argo CD, whoever it is.
    assertThat(known(files)).containsExactly("seoul");
  }

  @Test
  void tellsTheArgoCdsApartThatTakeDirectoriesOfGit() {
    String set =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: all}
        spec:
          generators:
            - git: {repoURL: https://git.example.org/a.git, directories: [DIRECTORIES]}
          template:
            spec:
              source: {repoURL: https://git.example.org/a.git, path: "{{path}}"}
              destination: {server: https://kubernetes.default.svc}
        """;
    String[] files = {
      "applications/set.yaml",
          set.replace("DIRECTORIES", "{path: '*'}, {path: lab-*, exclude: true}"),
      "lab-applications/set.yaml", set.replace("DIRECTORIES", "{path: lab-*}"),
      "argocd/n.yaml", NAMESPACE,
      "lab-argocd/n.yaml", NAMESPACE,
      "web/i.yaml", INGRESS
    };

    assertThat(known(files)).containsExactly("in-cluster", "lab");
    files[6] = "lab-web/n.yaml";
    assertThat(known(files)).containsExactly("in-cluster");
  }

  @Test
  void takesVariantsOfAnApplicationForNoClustersWhereAllGoesToOne() {
    String application =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: web}
        spec:
          source: {repoURL: https://git.example.org/a.git, path: web/overlays/k3s}
          destination: {server: "https://kubernetes.default.svc"}
        """;

    assertThat(
            known(
                "apps/web.yaml",
                application,
                "apps/test.yaml",
                application.replace("k3s", "minikube"),
                "web/overlays/k3s/kustomization.yaml",
                PLAIN,
                "web/overlays/k3s/i.yaml",
                INGRESS,
                "web/overlays/minikube/kustomization.yaml",
                PLAIN,
                "web/overlays/minikube/i.yaml",
                INGRESS,
                "agent/p.yaml",
                SENDING))
        .containsExactly("in-cluster");
  }

  @Test
  void callsAServerWithAnAddressByTheDirectoryOfATarget() {
    String set =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: settings}
        spec:
          generators: [{list: {elements: [{cluster: seoul}, {cluster: busan}]}}]
          template: {spec: {destination: {server: https://kubernetes.default.svc}}}
        """;
    String values =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: prometheus}
        spec:
          source:
            chart: kube-prometheus-stack
            repoURL: https://prometheus-community.github.io/helm-charts
            targetRevision: 69.8.2
            helm:
              values: |
                prometheus: {prometheusSpec: {externalLabels: {site: a}}}
          destination: {server: https://10.1.2.3, namespace: monitoring}
        """;
    String proxied = values.replace("10.1.2.3", "seoul.example.org/k8s/clusters/c-m-abc12");

    assertThat(known("argo/set.yaml", set, "apps/seoul/p.yaml", values))
        .containsExactly("busan", "seoul");
    assertThat(known("argo/set.yaml", set, "apps/busan/p.yaml", proxied))
        .containsExactly("busan", "seoul");
    assertThat(known("argo/set.yaml", set, "apps/other/p.yaml", values)).contains("10.1.2.3");
  }

  @Test
  void takesTheTargetsOfABundleOfRancherFleet() {
    String bundle = "targets: [{clusterName: seoul}]\nhelm: {chart: x}\n";

    assertThat(known("web/fleet.yaml", bundle, "mon/p.yaml", SENDING)).containsExactly("seoul");
    assertThat(known("web/fleet.yaml", bundle.replace("seoul", "local"), "mon/p.yaml", SENDING))
        .isEmpty();
  }

  @Test
  void listsTheClustersThatAnotherOneMakes() {
    String root = "clusters/metal/flux-system/sync.yaml";
    String start = REPOSITORY + "\n---\n" + flux("./clusters/metal");
    String[] files = {
      root,
      start,
      "tenants/seoul/cluster.yaml",
      made("cluster.x-k8s.io/v1beta1", "seoul"),
      "virtual/busan.yaml",
      made("k3k.io/v1beta1", "busan"),
      "web/database.yaml",
      made("postgresql.cnpg.io/v1", "orders"),
      "templates/cluster.yaml",
      made("cluster.x-k8s.io/v1beta1", "pattern"),
      "gone/cluster.yaml",
      made("cluster.x-k8s.io/v1beta1", "gone"),
      "gone/kustomization.yaml",
      "kind: Kustomization\nresources: []\n# cluster.yaml\n"
    };

    assertThat(known(files)).containsExactly("busan", "metal", "seoul");
    assertThat(known("a/c.yaml", made("k3k.io/v1beta1", "busan"), "web/p.yaml", SENDING))
        .containsExactly("busan");
    assertThat(
            Fleets.of("a/c.yaml", made("k3k.io/v1beta1", "busan"), "web/p.yaml", SENDING)
                .senders()
                .get(0)
                .cluster()
                .name())
        .isNotEqualTo("busan");
  }

  @Test
  void takesTheNamesThatChartsGiveToTheirOwnDirectory() {
    String chart = "{apiVersion: v2, name: platform, version: 1.0.0}";
    String[] files = {
      "east/Chart.yaml", chart, "east/values.yaml", "clusterName: east",
      "west/Chart.yaml", chart, "west/values.yaml", "cluster: {name: west}"
    };

    assertThat(known(files)).containsExactly("east", "west");
    files[7] = "cluster: {name: east}";
    assertThat(known(files)).isEmpty();
  }

  @Test
  void takesTheMarksOfFluxWhereNoFolderOfClustersIsThere() {
    String[] files = {
      "deploy/live/flux.yaml", marked("seoul", "./deploy/live/"),
      "deploy/live/kustomization.yaml", PLAIN,
      "deploy/live/i.yaml", INGRESS,
      "deploy/try/flux.yaml", marked("seoul", "./deploy/try"),
      "deploy/try/kustomization.yaml", PLAIN,
      "deploy/try/i.yaml", INGRESS,
      "deploy/other/flux.yaml", marked("busan", "deploy/other"),
      "deploy/other/kustomization.yaml", PLAIN,
      "deploy/other/i.yaml", INGRESS
    };

    assertThat(known(files)).containsExactly("busan", "seoul");
    files[0] = "flux/live.yaml";
    files[6] = "flux/try.yaml";
    files[12] = "flux/other.yaml";
    assertThat(known(files)).doesNotContain("busan", "seoul");
  }

  @Test
  void countsADirectoryThatAnotherClusterDeploysToItself() {
    String[] files = {
      "clusters/seoul/apps.yaml",
      flux("./apps"),
      "clusters/seoul/extra.yaml",
      flux("./clusters/seoul-extra"),
      "clusters/seoul-extra/i.yaml",
      INGRESS,
      "apps/n.yaml",
      NAMESPACE
    };

    assertThat(known(files)).containsExactly("seoul");
    files[4] = "clusters/seoul-extra/gotk-sync.yaml";
    assertThat(known(files)).containsExactly("seoul", "seoul-extra");
  }

  @Test
  void startsNoFluxAtAPathThatIsNotThere() {
    String[] files = {
      "boot/busan/sync.yaml", REPOSITORY + "\n---\n" + flux("./clusters/busan"),
      "clusters/seoul/i.yaml", INGRESS,
      "clusters/daegu/i.yaml", INGRESS
    };

    assertThat(known(files)).containsExactly("daegu", "seoul");
    files[2] = "clusters/busan/i.yaml";
    assertThat(known(files)).containsExactly("busan", "daegu");
  }

  @Test
  void takesNoVariantOfOneApplicationForACluster() {
    String monitor =
        "{apiVersion: monitoring.coreos.com/v1, kind: PrometheusRule, metadata: {name: a},"
            + " spec: {groups: [{name: a, rules: [{record: a, expr: sum(up)}]}]}}";
    String kustomization = "{kind: Kustomization, resources: [m.yaml]}";
    String[] files = {
      "shop/web/overlays/k8s/kustomization.yaml", kustomization,
      "shop/web/overlays/k8s/m.yaml", monitor,
      "clusters/seoul/i.yaml", INGRESS,
      "clusters/busan/i.yaml", INGRESS
    };

    assertThat(known(files)).containsExactly("busan", "seoul");
  }

  @Test
  void takesNoNameOfAChartForThatOfACluster() {
    assertThat(known("values/p.yaml", sending("cluster", "k8s-monitoring"))).isEmpty();
    assertThat(known("values/p.yaml", sending("cluster", "seoul"))).containsExactly("seoul");
  }

  private static String flux(String path) {
    return """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: a, namespace: flux-system}
        spec: {path: %s, sourceRef: {kind: GitRepository, name: flux-system}}
        """
        .formatted(path);
  }

  private static String marked(String cluster, String path) {
    return flux(path)
        .replace("namespace: flux-system", "annotations: {cluster: %s}".formatted(cluster));
  }

  private static String made(String version, String name) {
    return "{apiVersion: %s, kind: Cluster, metadata: {name: %s, namespace: a}, spec: {}}"
        .formatted(version, name);
  }

  private static List<String> known(String... files) {
    return Fleets.of(files).clusters().stream()
        .filter(cluster -> !cluster.isByPathOnly())
        .map(Cluster::name)
        .toList();
  }
}
