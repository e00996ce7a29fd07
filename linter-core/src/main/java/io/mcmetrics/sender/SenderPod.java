package io.mcmetrics.sender;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * The pod of a sender, as far as its resource configures it.
 *
 * @param isKnown false if the pod is configured elsewhere, as for a configuration file
 * @param containers the names of containers beside those of the operator; they share localhost
 * @param hostNetwork whether it uses the network of its node
 * @param aliases the host names of its {@code hostAliases}
 * @param memoryLimit the memory limit of the Prometheus container, in bytes
 * @param hasSidecar whether it has a Thanos sidecar, which serves the local storage
 */
public record SenderPod(
    boolean isKnown,
    List<String> containers,
    boolean hostNetwork,
    List<String> aliases,
    Value<Long> memoryLimit,
    boolean hasSidecar) {
  /** The containers of the operator: entries of these names are merged into them. */
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
        !document.kind().equals(Document.PROMETHEUS_YML) && !document.kind().equals(Document.ALLOY),
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

  /** A sidecar is known by the name that the operator gives it, or by its image. */
  private static boolean isSidecar(YamlMapping container) {
    return container.text("name").isKnown("thanos-sidecar")
        || container.text("image").written().contains("thanos");
  }
}
