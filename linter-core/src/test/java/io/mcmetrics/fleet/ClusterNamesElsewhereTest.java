package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.INGRESS;
import static io.mcmetrics.fleet.Fleets.NAMESPACE;
import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Trees;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clusters whose names stand where people write them for another program. */
final class ClusterNamesElsewhereTest {
  private static final String OBJECT = "{apiVersion: %s, kind: Cluster, metadata: {name: %s}}";

  @Test
  void theElementOfTheOwnClusterBesideOthersNamesIt() {
    String set =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: stack}
        spec:
          generators:
            - list:
                elements:
                  - {cluster: seoul, url: "https://10.0.0.5:6443"}
                  - {cluster: busan, url: "https://kubernetes.default.svc"}
          template:
            metadata: {name: "stack-{{cluster}}"}
            spec:
              source: {repoURL: https://git.example.org/a.git, path: "stack/{{cluster}}"}
              destination: {server: "{{url}}"}
        """;
    String[] files = {
      "argo/set.yaml", set, "stack/seoul/n.yaml", NAMESPACE, "stack/busan/p.yaml", SENDING
    };

    assertThat(Fleets.of(files).senders())
        .extracting(sender -> sender.cluster().name())
        .containsExactly("busan");
    // Where all go to one cluster, the elements are something else.
    files[1] = set.replace("https://10.0.0.5:6443", "https://kubernetes.default.svc");
    assertThat(Fleets.of(files).senders().get(0).cluster().evidence())
        .doesNotContain("Argo CD or Flux deploys to it by this name");
  }

  @Test
  void aDestinationThatIsWrittenOutInAHelmTemplateCounts() {
    String set =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata:
          name: apps
          labels:
            {{- include "labels" . | nindent 4 }}
        spec:
          template:
            spec:
              source: {repoURL: https://git.example.org/a.git, path: web}
              destination:
                server: SERVER
                namespace: "{{ .Values.namespace }}"
        """;
    String[] files = {
      "argo/Chart.yaml",
      "{name: argo, version: 1.0.0}",
      "argo/templates/set.yaml",
      set.replace("SERVER", "https://kubernetes.default.svc"),
      "web/i.yaml",
      INGRESS
    };

    assertThat(known(files)).containsExactly("in-cluster");
    files[3] = set.replace("SERVER", "{{ .Values.server }}");
    assertThat(known(files)).isEmpty();
    files[3] =
        set.replace("SERVER", "https://kubernetes.default.svc")
            .replace(
                "{repoURL: https://git.example.org/a.git, path: web}",
                "\n        repoURL: {{ .Values.url }}");
    assertThat(known(files)).isEmpty();
  }

  @Test
  void aModuleOfTheRepositoryThatIsCalledAfterAClusterMakesOne() {
    String call =
        """
        module "%1$s" {
          source = "../modules/%2$s"
          name   = "%1$s"
        }
        """;

    assertThat(
            known(
                "clusters/seoul.tf", call.formatted("seoul", "small-cluster"),
                "clusters/busan.tf", call.formatted("busan", "small-cluster"),
                "clusters/repo.tf", call.formatted("jeju", "repository")))
        .containsExactly("busan", "seoul");
    assertThat(known("infra/db.tf", call.formatted("seoul", "postgres-cluster"))).isEmpty();
  }

  @Test
  void aVariableOfTerraformMayBeCalledAfterTheProgramThatMakesTheCluster() {
    String variable = "variable \"%s\" {\n  default = \"seoul\"\n}\n";

    assertThat(known("tf/v.tf", variable.formatted("k3d_cluster_name"), "p.yaml", SENDING))
        .containsExactly("seoul");
    assertThat(
            known(
                "tf/v.tf",
                "locals {\n  env = \"dev\"\n  k8s_cluster_name = \"lab-${local.env}\"\n}\n",
                "p.yaml",
                SENDING))
        .containsExactly("lab-dev");
    assertThat(known("tf/v.tf", variable.formatted("redis_cluster_name"), "p.yaml", SENDING))
        .doesNotContain("seoul");
  }

  @Test
  void theContextOfAStackOfPulumiIsACluster() {
    String stack = "config:\n  kubernetes:context: %s\n";
    String[] files = {
      "programs/monitoring/Pulumi.yaml", "name: monitoring\nruntime: nodejs\n",
      "programs/monitoring/Pulumi.a.yaml", stack.formatted("seoul"),
      "programs/web/Pulumi.yaml", "{name: web, runtime: {name: python}}",
      "programs/web/Pulumi.b.yaml", stack.formatted("minikube"),
      "programs/plain/Pulumi.yaml", "{name: plain, runtime: yaml}"
    };

    assertThat(known(files)).containsExactly("seoul");
    assertThat(gaps(files))
        .containsExactly(
            "what this program of Pulumi deploys may send metrics by remote write and is not"
                + " evaluated",
            "what this program of Pulumi deploys is not evaluated");
  }

  @Test
  void aClusterOfClusterApiThatIsCalledClusterHasTheNameOfItsFolder() {
    String object = OBJECT.formatted("cluster.x-k8s.io/v1beta1", "cluster");

    assertThat(known("workload-clusters/seoul/control/cluster.yaml", object)).contains("seoul");
    assertThat(
            known("capi/c.yaml", object.replace("name: cluster", "name: cluster, namespace: lab")))
        .contains("lab")
        .doesNotContain("cluster");
    assertThat(
            known(
                "workload-clusters/seoul/cluster.yaml",
                OBJECT.formatted("cluster.x-k8s.io/v1beta1", "busan")))
        .contains("busan");
  }

  @Test
  void environmentsOfTankaThatDifferInTheirNamespaceAreApplications() {
    String spec = "{\"apiVersion\": \"tanka.dev/v1alpha1\", \"spec\": {%s\"namespace\": \"%s\"}}";
    String talos = "cluster:\n  clusterName: seoul\n";
    String[] files = {
      "tanka/environments/web/main.jsonnet",
      "{}",
      "tanka/environments/web/spec.json",
      spec.formatted("", "web"),
      "tanka/environments/shop/main.jsonnet",
      "{}",
      "tanka/environments/shop/spec.json",
      spec.formatted("", "shop"),
      "tanka/environments/shop/p.yaml",
      NAMESPACE,
      "talos/patch.yaml",
      talos
    };

    assertThat(known(files)).doesNotContain("web", "shop");
    files[3] = spec.formatted("\"apiServer\": \"https://a.example.org\", ", "web");
    files[7] = spec.formatted("\"apiServer\": \"https://b.example.org\", ", "web");
    assertThat(known(files)).contains("web", "shop");
  }

  @Test
  void foldersBesideThoseOfClustersAreNone() {
    assertThat(
            known(
                "iac/clusters/seoul/main.tf", "",
                "iac/clusters/busan/main.tf", "",
                "iac/clusters/helm-values/cilium.yaml", "ipam: {}",
                "iac/clusters/_shared/context.hcl", "",
                "iac/clusters/node1/secrets.sops.yaml", "{}"))
        .containsExactly("busan", "seoul");
  }

  @Test
  void stagesOfAHelmfileAreThoseOfTheOnlyClusterThatItsValuesName() {
    String helmfile = "environments:\n  production: {}\n  staging: {}\nreleases: []\n";
    String agent = "agent:\n  clusterName: seoul\n";

    assertThat(known("helmfile.yaml", helmfile, "charts/agent/values.yaml", agent))
        .containsExactly("seoul");
    assertThat(known("helmfile.yaml", helmfile, "production/agent/values.yaml", agent))
        .doesNotContain("seoul");
    assertThat(
            known(
                "helmfile.yaml", helmfile,
                "charts/agent/values.yaml", agent,
                "charts/other/values.yaml", agent.replace("seoul", "busan")))
        .doesNotContain("seoul", "busan");
    assertThat(known("helmfile.yaml", "environments:\n  kind: {}\n  ci-kind: {}\n"))
        .containsExactly("ci-kind", "kind");
  }

  @Test
  void whatOnlyACommentedOutDeployerDeploysIsNotDeployed() {
    String flux =
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: monitoring, namespace: flux-system}
        spec: {path: ./apps/monitoring, sourceRef: {kind: GitRepository, name: flux-system}}
        """;
    String[] files = {
      "clusters/seoul/kustomization.yaml", "resources:\n  - n.yaml\n  # - monitoring.yaml\n",
      "clusters/seoul/n.yaml", NAMESPACE,
      "clusters/seoul/monitoring.yaml", flux,
      "apps/monitoring/kustomization.yaml", "resources: [p.yaml]",
      "apps/monitoring/p.yaml", SENDING
    };

    assertThat(Fleets.of(files).senders()).isEmpty();
    assertThat(gaps(files)).contains("`apps/monitoring`, which nothing else in the tree deploys");
    files[1] = "resources:\n  - n.yaml\n";
    assertThat(Fleets.of(files).senders()).hasSize(1);
    files[1] = "resources:\n  - n.yaml\n  # - monitoring.yaml\n";
    files[2] = "clusters/busan/monitoring.yaml";
    files[3] = flux;
    assertThat(Fleets.of(files).senders()).hasSize(1);
  }

  @Test
  void listsOfCpuAndMemoryAreNoValuesOfAChart() {
    String amounts =
        """
        resources:
          prometheus: {requests: {cpu: 1}, limits: {memory: 1Gi}}
          grafana: {limits: {memory: 1Gi}}
        """;

    assertThat(Fleets.of("env/dev/resources.yaml", amounts).senders()).isEmpty();
  }

  @Test
  void aLabelThatSendersOfOtherClustersHaveNamesNone() {
    String application =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: monitoring}
        spec:
          source: {repoURL: "https://git.example.org/a.git", path: deploy/overlays/lab/stack}
          destination: {server: "https://kubernetes.default.svc"}
        """;
    String[] files = {
      "argocd/seoul-cluster/a.yaml",
      application,
      "argocd/busan-cluster/a.yaml",
      application,
      "deploy/overlays/lab/stack/kustomization.yaml",
      "resources: [../../../base]",
      "deploy/overlays/dev/stack/kustomization.yaml",
      "resources: [../../../base]",
      "deploy/overlays/dev/other/kustomization.yaml",
      "resources: [i.yaml]",
      "deploy/overlays/dev/other/i.yaml",
      INGRESS,
      "deploy/base/kustomization.yaml",
      "resources: [p.yaml]",
      "deploy/base/p.yaml",
      sending("cluster", "my-cluster")
    };

    assertThat(known(files)).containsExactly("busan-cluster", "seoul-cluster");
  }

  private static List<String> known(String... files) {
    return Fleets.of(files).clusters().stream()
        .filter(cluster -> !cluster.isByPathOnly())
        .map(Cluster::name)
        .toList();
  }

  private static List<String> gaps(String... files) {
    return Renderer.render(Trees.of(files)).gaps().stream().map(Gap::what).toList();
  }
}
