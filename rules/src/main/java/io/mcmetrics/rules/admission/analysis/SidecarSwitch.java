package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.Map;
import java.util.Optional;

/**
 * A key below {@code spec.thanos} of a Prometheus that was to turn the Thanos sidecar off. There is
 * none: the operator adds the sidecar where {@code spec.thanos} is not null (prometheus-operator
 * 0.86, pkg/prometheus/server/statefulset.go, {@code createThanosContainer}).
 */
public final class SidecarSwitch {
  private static final Map<String, Boolean> OFF =
      Map.of("enabled", false, "enable", false, "create", false, "disabled", true);

  private SidecarSwitch() {}

  /** Returns the key in a document; empty if there is none. */
  public static Optional<Entry> in(Document document) {
    if (!document.kind().equals("Prometheus")) {
      return Optional.empty();
    }
    Optional<YamlMapping> sidecar = document.root().mappingAt("spec", "thanos");
    return sidecar.stream()
        .flatMap(thanos -> thanos.entries().stream())
        .filter(entry -> isOff(sidecar.get(), entry.key().text()))
        .findFirst();
  }

  private static boolean isOff(YamlMapping sidecar, String key) {
    Boolean off = OFF.get(key);
    return off != null && sidecar.is(off, key);
  }
}
