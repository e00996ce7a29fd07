package io.mcmetrics.fleet;

import static io.mcmetrics.fleet.Fleets.INGRESS;
import static io.mcmetrics.fleet.Fleets.SENDING;
import static io.mcmetrics.fleet.Fleets.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clusters that are named by what makes them, where nothing shows that there are others. */
final class MachineClustersTest {
  @Test
  void takesTheNameOfAClusterOfTerraform() {
    String eks =
        """
        module "eks" {
          source = "terraform-aws-modules/eks/aws"
          name   = local.eks.name # of the region
        }
        """;
    String locals =
        """
        locals {
          tags = {
            Owner = "somebody"
          }
          eks = {
            name = "${var.stage}-${var.prefix}-cluster"
          }
        }
        variable "prefix" {
          default = "shop"
        }
        """;
    String[] files = {
      "stage/eks.tf",
      eks,
      "stage/locals.tf",
      locals,
      "stage/terraform.tfvars",
      "stage = \"dev\"\n",
      "stage/resources/p.yaml",
      SENDING
    };

    assertThat(known(files)).containsExactly("dev-shop-cluster");
    assertThat(Fleets.of(files).senders().get(0).cluster().evidence())
        .isEqualTo("a cluster of Terraform in `stage`");
    files[5] = "stage = data.stage\n";
    assertThat(known(files)).isEmpty();
  }

  @Test
  void takesWhatTerraformMakesInAFolderOfThatNameForAClusterOfTheTree() {
    String eks =
        """
        module "eks" {
          source = "terraform-aws-modules/eks/aws"
          name   = "shop-live"
        }
        """;

    assertThat(
            known(
                "terraform/live/eks.tf", eks,
                "clusters/live/p.yaml", SENDING,
                "clusters/test/p.yaml", SENDING))
        .containsExactly("live", "test");
  }

  @Test
  void takesNoNameOfWhatIsNoCluster() {
    String others =
        """
        resource "aws_s3_bucket" "eks" {
          name = "seoul"
        }
        module "eks" {
          tags = {
            name = "busan"
          }
        }
        """;
    String inner =
        """
        resource "aws_eks_cluster" "a" {
          name = "inner"
        }
        """;
    assertThat(known("main.tf", others, "modules/eks/main.tf", inner, "a/p.yaml", SENDING))
        .isEmpty();
  }

  @Test
  void takesTheDirectoriesThatEachMakeAClusterOfNoWrittenName() {
    String making = "module \"eks\" {\n  cluster_name = var.cluster_name\n}\n";
    String other = "module \"aurora\" {\n  cluster_name = \"orders\"\n}\n";
    String[] files = {
      "envs/hub/main.tf", making,
      "envs/seoul/main.tf", making,
      "envs/data/main.tf", other,
      "web/i.yaml", INGRESS
    };

    assertThat(known(files)).containsExactly("hub", "seoul");
    files[3] = "/*\n" + making + "*/\n";
    assertThat(known(files)).isEmpty();
  }

  @Test
  void takesTheNameThatAModuleIsGivenByItsCaller() {
    String caller =
        """
        module "shop_eks" {
          source = "./modules/eks"
          owner  = "shop"
        }
        """;
    String called =
        """
        variable "owner" {}
        locals {
          owner = var.owner
        }
        module "eks" {
          source       = "terraform-aws-modules/eks/aws"
          cluster_name = "${local.owner}-cluster"
        }
        """;
    String[] files = {
      "iac/main.tf", caller, "iac/modules/eks/cluster.tf", called, "web/i.yaml", INGRESS
    };

    assertThat(known(files)).containsExactly("shop-cluster");
    files[1] = caller.replace("\"shop\"\n", "var.owner\n");
    assertThat(known(files)).isEmpty();
  }

  @Test
  void takesTheNameAmongTheInputsOfTerragrunt() {
    String inputs = "inputs = {\n  cluster_name = \"NAME\"\n}\n";

    assertThat(
            known(
                "live/dev/eu/eks/terragrunt.hcl", inputs.replace("NAME", "shop-dev"),
                "live/dev/eu/db/terragrunt.hcl", inputs.replace("NAME", "orders"),
                "web/i.yaml", INGRESS))
        .containsExactly("shop-dev");
  }

  @Test
  void takesTheNameInTheConfigurationOfMachinesOfTalos() {
    String configuration =
        """
        machine:
          token: "{{ ENV.TOKEN }}"
          {% if ENV.IS_CONTROLLER %}
          type: controlplane
          {% endif %}
        cluster:
          clusterName: seoul
        """;

    assertThat(known("talos/machineconfig.yaml.j2", configuration, "web/i.yaml", INGRESS))
        .containsExactly("seoul");
    assertThat(known("talos/operator.yaml", "spec:\n  clusterName: busan\n", "w/i.yaml", INGRESS))
        .isEmpty();
  }

  @Test
  void listsWhatIsCreatedLikeThoseThatAreDeployedToByName() {
    String eks = "module \"eks\" {\n  cluster_name = \"NAME\"\n}\n";
    String application =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: web}
        spec:
          source: {repoURL: https://git.example.org/a.git, path: web}
          destination: {name: fleet-seoul}
        """;
    String[] files = {
      "iac/hub/main.tf",
      eks.replace("NAME", "fleet-hub"),
      "iac/seoul/main.tf",
      eks.replace("NAME", "fleet-seoul"),
      "argo/web.yaml",
      application,
      "web/i.yaml",
      INGRESS
    };

    assertThat(known(files)).containsExactly("fleet-hub", "fleet-seoul");
    files[5] = application.replace("fleet-seoul", "busan");
    assertThat(known(files)).containsExactly("busan");
  }

  @Test
  void takesAClusterTemplateOfOmni() {
    String template = "kind: Cluster\nname: lab\ntalos: {version: v1.9.0}\n";

    assertThat(known("omni.yaml", template, "web/i.yaml", INGRESS)).containsExactly("lab");
    assertThat(known("omni.yaml", "kind: Cluster\nname: lab\n", "web/i.yaml", INGRESS)).isEmpty();
  }

  @Test
  void takesTheConfigurationOfOneClusterForItsName() {
    String kind = "{kind: Cluster, apiVersion: kind.x-k8s.io/v1alpha4, name: lab}";
    String eksctl =
        "{apiVersion: eksctl.io/v1alpha5, kind: ClusterConfig, metadata: {name: seoul}}";

    assertThat(known("kind.yaml", kind, "web/i.yaml", INGRESS)).containsExactly("lab");
    assertThat(known("kind.yaml", kind, "eks.yaml", eksctl, "web/i.yaml", INGRESS))
        .containsExactly("seoul");
    assertThat(known("eks.yaml", eksctl, "web/p.yaml", sending("cluster", "busan")))
        .containsExactly("busan");
  }

  @Test
  void takesNoOneConfigurationForSeveralClusters() {
    assertThat(
            known(
                "setup/eks.yaml",
                "{apiVersion: eksctl.io/v1alpha5, kind: ClusterConfig, metadata: {name: seoul}}",
                "edge/dev/p.yaml",
                SENDING,
                "edge/prod/p.yaml",
                SENDING))
        .containsExactly("edge/dev", "edge/prod");
  }

  @Test
  void takesTheNameThatFluxPutsIn() {
    String settings = "{apiVersion: v1, kind: ConfigMap, metadata: {name: s}, data: {%s}}";
    String apps =
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: apps, namespace: flux-system}
        spec: {path: ./kubernetes/apps, sourceRef: {kind: GitRepository, name: flux-system}}
        """;
    String[] files = {
      "kubernetes/flux/cluster/ks.yaml", apps,
      "kubernetes/flux/vars/s.yaml", settings.formatted("CLUSTER_NAME: seoul"),
      "kubernetes/apps/p.yaml", SENDING
    };

    assertThat(known(files)).containsExactly("seoul");
    files[3] = settings.formatted("CLUSTER_CIDR: 10.0.0.0/8");
    assertThat(Fleets.of(files).clusters())
        .extracting(Cluster::evidence)
        .containsExactly("all that Flux deploys goes to its own cluster");
    List<String> more = new ArrayList<>(List.of(files));
    more.addAll(List.of("kubernetes/apps/web/ks.yaml", apps.replace("apps", "web")));
    assertThat(known(more.toArray(new String[0]))).containsExactly("unnamed");
    more.addAll(List.of("elsewhere/busan/ks.yaml", apps.replace("apps", "web")));
    assertThat(known(more.toArray(new String[0]))).isEmpty();
  }

  @Test
  void takesTheFoldersOfAHelmfileForAnyEnvironment() {
    String bases = "environments:\n  # any\n  {{ .Environment.Name }}:\n    values: [a.yaml]\n";
    String release =
        """
        releases:
          - name: web
            values:
              - ../../sites/{{ .Environment.Name }}/web/values.yaml
        """;
    String[] files = {
      "sites/environments.yaml", bases,
      "helmfile.d/web/helmfile.yaml", release,
      "sites/seoul/web/values.yaml", "a: 1",
      "sites/local/web/values.yaml", "a: 2",
      "sites/common/web/values.yaml", "a: 3"
    };

    assertThat(known(files)).containsExactly("local", "seoul");
    files[1] = "environments:\n  busan:\n    values: [a.yaml]\n";
    assertThat(known(files)).doesNotContain("seoul");
  }

  @Test
  void takesTheClustersThatABundleIsCustomizedFor() {
    String bundle =
        """
        defaultNamespace: monitoring
        targetCustomizations:
          - {name: a, clusterName: seoul}
          - name: b
            clusterSelector:
              matchLabels: {management.cattle.io/cluster-display-name: busan}
          - name: c
            clusterSelector: {matchLabels: {env: dev}}
          - {name: d, clusterName: local}
        """;
    assertThat(known("monitoring/fleet.yaml", bundle, "web/i.yaml", INGRESS))
        .containsExactly("busan", "seoul");
  }

  @Test
  void takesNoWordBehindANameForAnotherCluster() {
    String chart = "{apiVersion: v2, name: web, version: 1.0.0}";
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      files.addAll(List.of("a" + i + "/Chart.yaml", chart, "a" + i + "/values-seoul.yaml", "a: 1"));
      files.addAll(List.of("a" + i + "/values-busan.yaml", "a: 1"));
    }
    List<String> variant = new ArrayList<>(files);
    for (int i = 0; i < 2; i++) {
      variant.addAll(List.of("a" + i + "/values-seoul-sim.yaml", "a: 1"));
    }
    List<String> third = new ArrayList<>(files);
    for (int i = 0; i < 4; i++) {
      third.addAll(List.of("a" + i + "/values-seoul-two.yaml", "a: 1"));
    }

    assertThat(known(variant.toArray(new String[0]))).containsExactly("busan", "seoul");
    assertThat(known(third.toArray(new String[0]))).containsExactly("busan", "seoul", "seoul-two");
  }

  private static List<String> known(String... files) {
    return Fleets.of(files).clusters().stream()
        .filter(cluster -> !cluster.isByPathOnly())
        .map(Cluster::name)
        .toList();
  }
}
