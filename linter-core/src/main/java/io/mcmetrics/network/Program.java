package io.mcmetrics.network;

import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What runs in a container, as far as metrics are concerned. */
public enum Program {
  THANOS_RECEIVE("Thanos Receive"),
  THANOS_QUERY("Thanos Query"),
  THANOS_QUERY_FRONTEND("Thanos Query Frontend"),
  THANOS_STORE("Thanos Store Gateway"),
  THANOS_COMPACT("Thanos Compactor"),
  THANOS_RULE("Thanos Ruler"),
  THANOS_SIDECAR("Thanos Sidecar"),
  PROMETHEUS("Prometheus"),
  MIMIR("Grafana Mimir"),
  CORTEX("Cortex"),
  VICTORIA_METRICS("VictoriaMetrics"),
  GRAFANA("Grafana"),
  NGINX("nginx"),
  OTHER("another program");

  private static final Map<String, Program> COMPONENTS =
      Map.of(
          "receive", THANOS_RECEIVE,
          "query", THANOS_QUERY,
          "query-frontend", THANOS_QUERY_FRONTEND,
          "store", THANOS_STORE,
          "compact", THANOS_COMPACT,
          "rule", THANOS_RULE,
          "sidecar", THANOS_SIDECAR);

  /** What the last part of an image's name begins with, the most special first. */
  private static final List<Map.Entry<String, Program>> IMAGES =
      List.of(
          Map.entry("prometheus-operator", OTHER),
          Map.entry("prometheus-config-reloader", OTHER),
          Map.entry("prometheus-node-exporter", OTHER),
          Map.entry("prometheus", PROMETHEUS),
          Map.entry("mimir", MIMIR),
          Map.entry("enterprise-metrics", MIMIR),
          Map.entry("cortex", CORTEX),
          Map.entry("victoria-metrics", VICTORIA_METRICS),
          Map.entry("vminsert", VICTORIA_METRICS),
          Map.entry("vmsingle", VICTORIA_METRICS),
          Map.entry("vmagent", VICTORIA_METRICS),
          Map.entry("vmauth", VICTORIA_METRICS),
          Map.entry("grafana", GRAFANA),
          Map.entry("nginx", NGINX));

  private final String words;

  Program(String words) {
    this.words = words;
  }

  /** Returns its name in words. */
  public String words() {
    return words;
  }

  /** Tells what runs in a container, by its first words and else by its image. */
  public static Program of(Container container) {
    List<String> leading = container.commandLine().leadingWords();
    String image = imageName(container.image());
    boolean isThanos =
        image.contains("thanos")
            || leading.stream().anyMatch(word -> nameOf(word).equals("thanos"));
    if (isThanos) {
      return leading.stream()
          .filter(COMPONENTS::containsKey)
          .findFirst()
          .map(COMPONENTS::get)
          .orElse(OTHER);
    }
    // An image that is not known: the chart or somebody's mirror names it.
    if (!leading.isEmpty() && image.isEmpty() && COMPONENTS.containsKey(leading.get(0))) {
      return COMPONENTS.get(leading.get(0));
    }
    for (Map.Entry<String, Program> entry : IMAGES) {
      if (image.startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    return leading.stream().map(Program::nameOf).anyMatch(name -> name.equals("prometheus"))
            || container.name().isKnown("prometheus")
        ? PROMETHEUS
        : OTHER;
  }

  private static String imageName(Value<String> image) {
    String text = image.written();
    String withoutTag = nameOf(text.replaceFirst("@.*", "")).replaceFirst(":.*", "");
    return withoutTag.toLowerCase(Locale.ROOT);
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
