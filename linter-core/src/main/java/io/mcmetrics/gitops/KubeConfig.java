package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.yaml.Value;
import java.util.List;

/** The kubeconfig with which Flux deploys something to another cluster than its own. */
final class KubeConfig {
  private static final List<String> HOLDERS = List.of("secretRef", "configMapRef");

  private KubeConfig() {}

  /** Returns the unit of what a resource of Flux deploys: a cluster of its own, if it names one. */
  static Unit unit(Document document) {
    for (String holder : HOLDERS) {
      if (document.text("spec", "kubeConfig", holder, "name") instanceof Value.Known<String> name) {
        return document.unit().to(name.value().replaceFirst("-kubeconfig$", ""));
      }
    }
    return document.unit();
  }
}
