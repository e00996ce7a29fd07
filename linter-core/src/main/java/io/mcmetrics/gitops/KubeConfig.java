package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.yaml.Value;
import java.util.List;

/** The kubeconfig with which Flux deploys to another cluster. */
final class KubeConfig {
  private static final List<String> HOLDERS = List.of("secretRef", "configMapRef");

  private KubeConfig() {}

  /**
   * Returns the unit of what a Flux resource deploys, which is on another cluster if it names a
   * kubeconfig.
   */
  static Unit unit(Document document) {
    for (String holder : HOLDERS) {
      if (document.text("spec", "kubeConfig", holder, "name") instanceof Value.Known<String> name) {
        return document.unit().onCluster(name.value().replaceFirst("-kubeconfig$", ""));
      }
    }
    return document.unit();
  }
}
