package io.mcmetrics.kustomize.resource;

import io.mcmetrics.patch.BuiltInKinds;
import io.mcmetrics.yaml.YamlMapping;

/** The identity of a resource in a build; a resource without a namespace is in {@code default}. */
public record ResourceId(String apiVersion, String kind, String namespace, String name) {

  /** Returns the identity that a manifest states. */
  public static ResourceId of(YamlMapping resource) {
    // One that a cluster-scoped resource states counts for nothing (kyaml/resid/resid.go).
    String namespace =
        BuiltInKinds.isClusterScoped(resource) ? "" : text(resource, "metadata", "namespace");
    return new ResourceId(
        text(resource, "apiVersion"),
        text(resource, "kind"),
        namespace.isEmpty() ? "default" : namespace,
        text(resource, "metadata", "name"));
  }

  /** Returns the API group; empty for the core one. */
  public String group() {
    return apiVersion.substring(0, Math.max(apiVersion.indexOf('/'), 0));
  }

  /** Returns the version without the API group, such as {@code v1}. */
  public String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  @Override
  public String toString() {
    return kind + "/" + name;
  }

  private static String text(YamlMapping resource, String... path) {
    return resource.textAt(path);
  }
}
