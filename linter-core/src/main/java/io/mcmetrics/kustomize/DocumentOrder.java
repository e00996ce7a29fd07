package io.mcmetrics.kustomize;

import io.mcmetrics.document.Document;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.ResourceId;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order in which kustomize prints resources: those that others depend on come first, unless
 * {@code sortOptions} ask for the order of the files
 * (api/internal/builtins/SortOrderTransformer.go).
 */
public final class DocumentOrder {
  private static final List<String> FIRST =
      List.of(
          "Namespace",
          "ResourceQuota",
          "StorageClass",
          "CustomResourceDefinition",
          "ServiceAccount",
          "PodSecurityPolicy",
          "Role",
          "ClusterRole",
          "RoleBinding",
          "ClusterRoleBinding",
          "ConfigMap",
          "Secret",
          "Endpoints",
          "Service",
          "LimitRange",
          "PriorityClass",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "Deployment",
          "StatefulSet",
          "CronJob",
          "PodDisruptionBudget");
  private static final List<String> LAST =
      List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

  private DocumentOrder() {}

  /** Returns documents in the order that the {@code sortOptions} of a kustomization ask for. */
  public static List<Document> sorted(List<Document> documents, YamlMapping kustomization) {
    Optional<String> order = kustomization.scalarAt("sortOptions", "order").map(YamlScalar::text);
    if (order.filter("fifo"::equals).isPresent()) {
      return documents;
    }
    YamlMapping options =
        kustomization.mappingAt("sortOptions", "legacySortOptions").orElse(kustomization);
    List<String> first = listed(options, "orderFirst", FIRST);
    List<String> last = listed(options, "orderLast", LAST);
    List<Document> sorted = new ArrayList<>(documents);
    sorted.sort(
        Comparator.comparingInt((Document document) -> rank(document.kind(), first, last))
            .thenComparing(document -> type(ResourceId.of(document.root())))
            .thenComparing(DocumentOrder::name));
    return sorted;
  }

  private static List<String> listed(YamlMapping options, String key, List<String> otherwise) {
    List<String> listed = Kustomization.scalarsIn(options, key).map(YamlScalar::text).toList();
    return listed.isEmpty() ? otherwise : listed;
  }

  private static int rank(String kind, List<String> first, List<String> last) {
    int at = first.indexOf(kind);
    return at >= 0 ? at - first.size() : last.indexOf(kind) + 1;
  }

  private static String type(ResourceId id) {
    return (id.group().isEmpty() ? "~G" : id.group()) + "_" + id.version() + "_" + id.kind();
  }

  private static String name(Document document) {
    Optional<YamlScalar> namespace = document.root().scalarAt("metadata", "namespace");
    String name = document.root().scalarAt("metadata", "name").map(YamlScalar::text).orElse("~N");
    return namespace.map(YamlScalar::text).orElse("~X") + "|" + name;
  }
}
