package io.mcmetrics.patch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type of resource, as far as its lists are merged item by item.
 *
 * <p>Facts: {@code x-kubernetes-patch-strategy}, {@code x-kubernetes-patch-merge-key} and {@code
 * x-kubernetes-list-map-keys} of the OpenAPI document of Kubernetes 1.21.2, which is built into
 * kustomize 5.5. Only fields that lead to a merged list are kept: kustomize replaces all other
 * lists, as in a type that it does not know.
 *
 * @param fields the fields that lead to a merged list, or are one
 */
public record MergeSchema(Map<String, Field> fields) {
  /**
   * A field.
   *
   * @param type the type of the field, or of its items if it is a merged list
   * @param isMergedList whether it is a list whose items are merged
   * @param keys the fields that identify an item; none if the items are scalars
   */
  record Field(MergeSchema type, boolean isMergedList, List<String> keys) {}

  /** A type that is not known, or has no merged lists. */
  public static final MergeSchema NONE = new MergeSchema(Map.of());

  private static final Field NOTHING = new Field(NONE, false, List.of());

  static final MergeSchema METADATA =
      new MergeSchema(Map.of("finalizers", list(NONE), "ownerReferences", list(NONE, "uid")));

  static final MergeSchema STATUS = new MergeSchema(Map.of("conditions", list(NONE, "type")));

  private static final MergeSchema EPHEMERAL_CONTAINER =
      new MergeSchema(
          Map.of(
              "env", list(NONE, "name"),
              "volumeDevices", list(NONE, "devicePath"),
              "volumeMounts", list(NONE, "mountPath")));

  private static final MergeSchema CONTAINER =
      new MergeSchema(
          Map.of(
              "env", list(NONE, "name"),
              "ports", list(NONE, "containerPort", "protocol"),
              "volumeDevices", list(NONE, "devicePath"),
              "volumeMounts", list(NONE, "mountPath")));

  private static final MergeSchema VOLUME =
      new MergeSchema(
          Map.of("ephemeral", with("volumeClaimTemplate", with("metadata", METADATA).type())));

  static final MergeSchema POD_SPEC =
      new MergeSchema(
          Map.of(
              "containers", list(CONTAINER, "name"),
              "ephemeralContainers", list(EPHEMERAL_CONTAINER, "name"),
              "hostAliases", list(NONE, "ip"),
              "imagePullSecrets", list(NONE, "name"),
              "initContainers", list(CONTAINER, "name"),
              "topologySpreadConstraints", list(NONE, "topologyKey", "whenUnsatisfiable"),
              "volumes", list(VOLUME, "name")));

  static final MergeSchema POD_TEMPLATE =
      new MergeSchema(Map.of("metadata", object(METADATA), "spec", object(POD_SPEC)));

  /** Returns a field that is an object. */
  public static Field object(MergeSchema type) {
    return new Field(type, false, List.of());
  }

  /** Returns a field that is a list whose items are merged. */
  static Field list(MergeSchema items, String... keys) {
    return new Field(items, true, List.of(keys));
  }

  /** Returns a field that is an object with one field that leads to a merged list. */
  static Field with(String name, MergeSchema type) {
    return object(new MergeSchema(Map.of(name, object(type))));
  }

  /** Returns what is known of a field. */
  Field field(String name) {
    return Optional.ofNullable(fields.get(name)).orElse(NOTHING);
  }

  /** Tells whether nothing is known of this type. */
  boolean isUnknown() {
    return fields.isEmpty();
  }
}
