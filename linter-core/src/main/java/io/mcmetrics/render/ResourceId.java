package io.mcmetrics.render;

import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;

/** What tells one resource from another in a build; without a namespace it is in the default. */
record ResourceId(String apiVersion, String kind, String namespace, String name) {

  static ResourceId of(YamlMapping resource) {
    String namespace = text(resource, "metadata", "namespace");
    return new ResourceId(
        text(resource, "apiVersion"),
        text(resource, "kind"),
        namespace.isEmpty() ? "default" : namespace,
        text(resource, "metadata", "name"));
  }

  /** Returns the API group; empty for the core one. */
  String group() {
    return apiVersion.substring(0, Math.max(apiVersion.indexOf('/'), 0));
  }

  String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  @Override
  public String toString() {
    return kind + "/" + name;
  }

  private static String text(YamlMapping resource, String... path) {
    return resource.scalarAt(path).map(YamlScalar::text).orElse("");
  }
}
