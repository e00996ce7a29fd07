package io.mcmetrics.kubernetes;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;

/** The {@code apiVersion} of a resource: its API group and version. */
public final class ApiVersion {
  private ApiVersion() {}

  /**
   * Tells whether a resource is known to be of an API group.
   *
   * @param prefix what its {@code apiVersion} begins with: the group, or the beginning of one
   */
  public static boolean startsWith(String prefix, Document document) {
    return document.text("apiVersion") instanceof Value.Known<String> version
        && version.value().startsWith(prefix);
  }
}
