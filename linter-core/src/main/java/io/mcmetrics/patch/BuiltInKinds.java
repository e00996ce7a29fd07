package io.mcmetrics.patch;

import static io.mcmetrics.patch.MergeSchema.list;
import static io.mcmetrics.patch.MergeSchema.object;

import io.mcmetrics.patch.MergeSchema.Field;
import io.mcmetrics.yaml.YamlMapping;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kinds whose types kustomize 5.5 knows: those of Kubernetes 1.21.2.
 *
 * <p>A newer version of a kind, such as {@code autoscaling/v2}, is treated like a custom resource.
 */
public final class BuiltInKinds {
  private static final String KINDS =
      """
      admissionregistration.k8s.io/v1 MutatingWebhookConfiguration ValidatingWebhookConfiguration
      admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration
      admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration
      apiextensions.k8s.io/v1 CustomResourceDefinition
      apiextensions.k8s.io/v1beta1 CustomResourceDefinition
      apiregistration.k8s.io/v1 APIService
      apiregistration.k8s.io/v1beta1 APIService
      apps/v1 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
      autoscaling/v1 HorizontalPodAutoscaler Scale
      autoscaling/v2beta1 HorizontalPodAutoscaler
      autoscaling/v2beta2 HorizontalPodAutoscaler
      batch/v1 CronJob Job
      batch/v1beta1 CronJob
      certificates.k8s.io/v1 CertificateSigningRequest
      certificates.k8s.io/v1beta1 CertificateSigningRequest
      coordination.k8s.io/v1 Lease
      coordination.k8s.io/v1beta1 Lease
      discovery.k8s.io/v1 EndpointSlice
      discovery.k8s.io/v1beta1 EndpointSlice
      events.k8s.io/v1 Event
      events.k8s.io/v1beta1 Event
      extensions/v1beta1 Ingress
      flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema PriorityLevelConfiguration
      networking.k8s.io/v1 Ingress IngressClass NetworkPolicy
      networking.k8s.io/v1beta1 Ingress IngressClass
      node.k8s.io/v1 RuntimeClass
      node.k8s.io/v1beta1 RuntimeClass
      policy/v1 PodDisruptionBudget
      policy/v1beta1 Eviction PodDisruptionBudget PodSecurityPolicy
      rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
      rbac.authorization.k8s.io/v1beta1 ClusterRole ClusterRoleBinding Role RoleBinding
      scheduling.k8s.io/v1 PriorityClass
      scheduling.k8s.io/v1beta1 PriorityClass
      storage.k8s.io/v1 CSIDriver CSINode StorageClass VolumeAttachment
      storage.k8s.io/v1beta1 CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment
      v1 Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node
      v1 PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController
      v1 ResourceQuota Secret Service ServiceAccount
      """;

  private static final Set<String> CLUSTER_SCOPED =
      Set.of(
          "APIService",
          "CSIDriver",
          "CSINode",
          "CertificateSigningRequest",
          "ClusterRole",
          "ClusterRoleBinding",
          "ComponentStatus",
          "CustomResourceDefinition",
          "FlowSchema",
          "IngressClass",
          "MutatingWebhookConfiguration",
          "Namespace",
          "Node",
          "PersistentVolume",
          "PodSecurityPolicy",
          "PriorityClass",
          "PriorityLevelConfiguration",
          "RuntimeClass",
          "StorageClass",
          "ValidatingWebhookConfiguration",
          "VolumeAttachment");

  private static final Map<String, MergeSchema> SCHEMAS = schemas();

  private BuiltInKinds() {}

  /**
   * Returns the type of a resource by its kind and version; {@link MergeSchema#NONE} if it is not
   * built in.
   */
  static MergeSchema schemaOf(YamlMapping resource) {
    return SCHEMAS.getOrDefault(name(resource), MergeSchema.NONE);
  }

  /** Tells whether kustomize knows that a resource has no namespace. */
  public static boolean isClusterScoped(YamlMapping resource) {
    return SCHEMAS.containsKey(name(resource)) && CLUSTER_SCOPED.contains(text("kind", resource));
  }

  private static String name(YamlMapping resource) {
    return text("apiVersion", resource) + " " + text("kind", resource);
  }

  private static String text(String key, YamlMapping resource) {
    return resource.textAt(key);
  }

  private static Map<String, MergeSchema> schemas() {
    Map<String, Field> fields = new HashMap<>();
    fields.put("metadata", object(MergeSchema.METADATA));
    fields.put("status", object(MergeSchema.STATUS));
    MergeSchema plain = new MergeSchema(Map.copyOf(fields));
    Map<String, MergeSchema> schemas = new HashMap<>();
    for (String line : KINDS.split("\n", -1)) {
      List<String> words = Arrays.asList(line.split(" ", -1));
      for (String kind : words.subList(1, words.size())) {
        schemas.put(words.get(0) + " " + kind, plain);
      }
    }
    schemas.replaceAll((name, schema) -> with(special(name), schema));
    return Map.copyOf(schemas);
  }

  private static MergeSchema with(Map<String, Field> special, MergeSchema plain) {
    Map<String, Field> fields = new HashMap<>(plain.fields());
    fields.putAll(special);
    return new MergeSchema(Map.copyOf(fields));
  }

  private static Map<String, Field> special(String name) {
    Field job = MergeSchema.with("template", MergeSchema.POD_TEMPLATE);
    return switch (name.substring(name.indexOf(' ') + 1)) {
      case "DaemonSet", "Deployment", "Job", "ReplicaSet", "ReplicationController", "StatefulSet" ->
          Map.of("spec", job);
      case "CronJob" -> Map.of("spec", MergeSchema.with("jobTemplate", jobTemplate(job)));
      case "Pod" -> Map.of("spec", object(MergeSchema.POD_SPEC));
      case "PodTemplate" -> Map.of("template", object(MergeSchema.POD_TEMPLATE));
      case "Service" -> Map.of("spec", listed("ports", "port", "protocol"));
      case "ServiceAccount" -> Map.of("secrets", list(MergeSchema.NONE, "name"));
      case "Node" -> Map.of("spec", listed("podCIDRs"));
      case "CSINode" -> Map.of("spec", listed("drivers", "name"));
      case "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration" ->
          Map.of("webhooks", list(MergeSchema.NONE, "name"));
      default -> Map.of();
    };
  }

  private static MergeSchema jobTemplate(Field job) {
    return new MergeSchema(Map.of("metadata", object(MergeSchema.METADATA), "spec", job));
  }

  private static Field listed(String name, String... keys) {
    return object(new MergeSchema(Map.of(name, list(MergeSchema.NONE, keys))));
  }
}
