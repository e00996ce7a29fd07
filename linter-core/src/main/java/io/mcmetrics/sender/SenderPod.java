package io.mcmetrics.sender;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs in one pod with a sender, and so answers at {@code localhost}.
 *
 * @param isKnown false if what makes the pod is not told here, as with a file of Prometheus
 * @param containers the names of containers that a user put beside those of the operator
 * @param hostNetwork whether its machine's own ports are those of the pod
 * @param aliases the hosts of which it knows the address by itself
 * @param memoryLimit the bytes at which the container of Prometheus is killed
 * @param hasSidecar whether the sidecar of Thanos lets others read what the sender keeps
 */
public record SenderPod(
    boolean isKnown,
    List<String> containers,
    boolean hostNetwork,
    List<String> aliases,
    Value<Long> memoryLimit,
    boolean hasSidecar) {
  /** Entries of these names change what the operator puts there. */
  private static final List<String> OPERATORS =
      List.of("prometheus", "config-reloader", "thanos-sidecar");

  /** Keeps its own lists. */
  public SenderPod {
    containers = List.copyOf(containers);
    aliases = List.copyOf(aliases);
  }

  static SenderPod of(Document document, YamlMapping spec) {
    List<String> containers = new ArrayList<>();
    for (Yaml container : spec.itemsAt("containers")) {
      String name = container.scalarAt("name").map(YamlScalar::text).orElse("");
      if (!OPERATORS.contains(name)) {
        containers.add(name);
      }
    }
    return new SenderPod(
        !document.kind().equals(Document.PROMETHEUS_YML),
        containers,
        spec.is(true, "hostNetwork"),
        aliases(spec),
        memoryLimit(spec),
        spec.has("thanos")
            || spec.mappingsAt("containers").stream().anyMatch(SenderPod::isSidecar));
  }

  private static List<String> aliases(YamlMapping spec) {
    return spec.itemsAt("hostAliases").stream()
        .flatMap(alias -> alias.itemsAt("hostnames").stream())
        .filter(YamlScalar.class::isInstance)
        .map(name -> ((YamlScalar) name).text())
        .toList();
  }

  private static Value<Long> memoryLimit(YamlMapping spec) {
    Value<String> limit = spec.text("resources", "limits", "memory");
    if (limit instanceof Value.Absent<String>) {
      return new Value.Absent<>(limit.origin());
    }
    return limit
        .known()
        .flatMap(Quantity::bytes)
        .<Value<Long>>map(bytes -> new Value.Known<>(bytes, limit.origin()))
        .orElse(new Value.Unknown<>(limit.written(), limit.origin()));
  }

  /** A chart may leave its image to the defaults, and it is called as the operator calls it. */
  private static boolean isSidecar(YamlMapping container) {
    return container.text("name").isKnown("thanos-sidecar")
        || container.text("image").written().contains("thanos");
  }
}
