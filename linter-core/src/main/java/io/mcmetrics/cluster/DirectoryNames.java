package io.mcmetrics.cluster;

import io.mcmetrics.source.TreePath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the names of directories and files say about clusters, by how repositories use them. */
final class DirectoryNames {
  /** Whatever stands right below one of these is a cluster or a group of them. */
  private static final Set<String> GATHERING =
      Set.of("overlays", "clusters", "environments", "envs", "sites", "edges", "regions");

  /** Parts of a cluster, which are named like what they hold. */
  private static final Set<String> COMPONENTS =
      Set.of(
          "kube-prometheus-stack",
          "prometheus-stack",
          "prometheus",
          "prometheus-agent",
          "thanos",
          "grafana",
          "monitoring",
          "observability",
          "app",
          "apps",
          "applications",
          "argocd",
          "argo-cd",
          "bootstrap",
          "cluster",
          "flux",
          "flux-system",
          "flux-sync",
          "gitops",
          "infrastructure",
          "core",
          "manifests",
          "helm",
          "values",
          "metrics",
          "kubernetes",
          "k8s",
          "deploy",
          "config",
          "victoria",
          "agent",
          "alertmanager",
          "alloy",
          "grafana-agent",
          "kube-prometheus",
          "loki",
          "mimir",
          "opentelemetry-collector",
          "prometheus-operator",
          "tempo",
          "vmagent",
          "monitor");

  /** What says nothing about a cluster, unless something else tells that it is the name of one. */
  private static final Set<String> PLAIN =
      Set.of(
          "infra",
          "platform",
          "platforms",
          "resources",
          "services",
          "setup",
          "src",
          "system",
          "workloads");

  /** Words of which the names of components are made, as in argocd-apps and grafana_chart. */
  private static final Set<String> COMPONENT_WORDS =
      Set.of(
          "addon",
          "addons",
          "agent",
          "alerting",
          "app",
          "application",
          "applications",
          "apps",
          "argo",
          "argocd",
          "cd",
          "chart",
          "charts",
          "collector",
          "compose",
          "config",
          "configs",
          "docker",
          "exporter",
          "flux",
          "gitops",
          "grafana",
          "helm",
          "k8s",
          "kube",
          "kubernetes",
          "logging",
          "logs",
          "manifest",
          "manifests",
          "metrics",
          "monitoring",
          "observability",
          "opentelemetry",
          "operator",
          "otel",
          "prom",
          "prometheus",
          "set",
          "sets",
          "settings",
          "stack",
          "system",
          "telemetry",
          "thanos",
          "values",
          "victoriametrics");

  /** What several clusters share, and what no cluster runs. */
  private static final Set<String> NEVER_NAMING =
      Set.of(
          "base",
          "bases",
          "common",
          "shared",
          "component",
          "components",
          "example",
          "examples",
          "sample",
          "samples",
          "tests",
          "testdata",
          "testfiles",
          "e2e",
          "disabled",
          "archive",
          "archived",
          "doc",
          "docs",
          "schema",
          "schemas",
          "devenv",
          "vendor",
          "upstream",
          "template",
          "templates",
          "_defaults",
          "defaults");

  /** Directories that are named after a tool, and at the top say nothing about a cluster. */
  private static final Set<String> TOOLS =
      Set.of(
          "charts", "helmfile", "helmfile.d", "helmfiles", "lib", "modules", "releases", "stacks");

  /** Names of environments, each of which may have several clusters. */
  private static final Set<String> ENVIRONMENTS =
      Set.of(
          "prod",
          "production",
          "dev",
          "development",
          "stage",
          "staging",
          "test",
          "testing",
          "qa",
          "uat",
          "preprod",
          "nonprod",
          "aws",
          "azure",
          "gcp",
          "onprem");

  private static final Set<String> PROVIDERS =
      Set.of("aws", "azure", "gcp", "ibm", "onprem", "openstack", "vsphere");

  /** A directory of Kubernetes objects holds a cluster if it is divided into these. */
  private static final Set<String> DIVISIONS =
      Set.of(
          "apps", "bootstrap", "cluster", "core", "flux", "flux-system", "infra", "infrastructure");

  private static final Set<String> HOLDING_DIVIDED = Set.of("kubernetes", "k8s");

  /** Values files that several clusters share. */
  private static final Pattern COMMON_VALUES =
      Pattern.compile("[-_.]?(all|base|common|defaults?|global|shared)([-_.](config|settings))?");

  /** As in values-prometheus-common.yaml, beside one for each cluster. */
  private static final Pattern COMMON_OF_COMPONENT =
      Pattern.compile("(.+)[-_.](all|base|common|defaults?|global|shared)");

  private static final Pattern ENDINGS =
      Pattern.compile("\\.(ya?ml|json|gotmpl|tpl|tftpl|tmpl|enc|sops|example|sample|dist)$");

  /** A template of Terraform is called after what it is for, as in main.tftpl. */
  private static final Pattern TERRAFORM = Pattern.compile("\\.tftpl$");

  /** What a file configures, before or after what it is for: {@code oslo.prometheus.yml}. */
  private static final Pattern PROGRAM =
      Pattern.compile("^(prometheus|vmagent|alloy)\\.(?=.)|(?<=.)[-_.](prometheus|vmagent|alloy)$");

  private static final Pattern NUMBER = Pattern.compile("[0-9]*");

  /** A name, and that of a component behind a dot. */
  private static final Pattern OF_COMPONENT = Pattern.compile("(.+)\\.([^.]+)");

  private DirectoryNames() {}

  static boolean isGathering(String name) {
    return GATHERING.contains(lower(name));
  }

  /** Tells whether a directory gathers variants, which are as often those of one application. */
  static boolean gathersVariants(String name) {
    return lower(name).equals("overlays");
  }

  static boolean isComponent(String name) {
    return COMPONENTS.contains(lower(name))
        || neverNames(name)
        || isTool(name)
        || isOfComponentWords(name);
  }

  /** Tells whether a name is that of a component, or too plain to be guessed to be a cluster. */
  static boolean isPlain(String name) {
    return isComponent(name) || PLAIN.contains(lower(name));
  }

  /** Tells whether nothing but such words is in a name, and maybe a number, as in 4.prometheus. */
  private static boolean isOfComponentWords(String name) {
    List<String> words =
        Stream.of(lower(name).split("[-_.]+"))
            .filter(word -> !NUMBER.matcher(word).matches())
            .toList();
    return !words.isEmpty() && COMPONENT_WORDS.containsAll(words);
  }

  static boolean neverNames(String name) {
    return NEVER_NAMING.contains(lower(name));
  }

  static boolean isTool(String name) {
    return TOOLS.contains(lower(name));
  }

  static boolean isEnvironment(String name) {
    return ENVIRONMENTS.contains(lower(name));
  }

  /** Tells whether it is a provider, for each of which an application may have a variant. */
  static boolean isProvider(String name) {
    return PROVIDERS.contains(lower(name));
  }

  static boolean isDivision(String name) {
    return DIVISIONS.contains(lower(name));
  }

  static boolean holdsDivided(String name) {
    return HOLDING_DIVIDED.contains(lower(name));
  }

  /** Returns the name of a values file without its endings and the word {@code values}. */
  static String ofValues(String path) {
    String name = TreePath.nameOf(path);
    String before;
    do {
      before = name;
      name = ENDINGS.matcher(name).replaceFirst("");
    } while (!name.equals(before) && !name.isEmpty());
    if (name.equals(TreePath.nameOf(path))) {
      name = name.replaceFirst("\\.[^.]*$", "");
    }
    String bare = name.replaceFirst("^(.*[-_.])?values[-_.]", "").replaceFirst("[-_.]values$", "");
    String plain = PROGRAM.matcher(bare).replaceFirst("");
    Matcher parts = OF_COMPONENT.matcher(plain);
    return parts.matches() && isComponent(parts.group(2)) && !isComponent(parts.group(1))
        ? parts.group(1)
        : plain;
  }

  /** Tells whether a values file is one that several clusters share. */
  static boolean isCommonValues(String path) {
    String name = lower(ofValues(path));
    Matcher ofComponent = COMMON_OF_COMPONENT.matcher(name);
    return COMMON_VALUES.matcher(name).matches()
        || (ofComponent.matches() && isComponent(ofComponent.group(1)));
  }

  /** Tells whether the name of a values file may be that of a cluster. */
  static boolean isTellingFile(String path) {
    String name = ofValues(path);
    return !name.isEmpty()
        && !name.equals("values")
        && !TERRAFORM.matcher(path).find()
        && !isComponent(name)
        && !isCommonValues(path);
  }

  /** Returns the parts of a path below a directory. */
  static List<String> partsBelow(String whole, String above) {
    String rest = above.isEmpty() ? whole : whole.substring(above.length());
    return List.of(rest.replaceFirst("^/", "").split("/", -1));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
