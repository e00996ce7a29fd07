package io.mcmetrics.kubernetes;

import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A program that runs in a container and has to do with metrics. */
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
  VM_INSERT("vminsert"),
  VM_SELECT("vmselect"),
  VM_STORAGE("vmstorage"),
  VM_AGENT("vmagent"),
  VM_AUTH("vmauth"),
  GRAFANA("Grafana"),
  NGINX("nginx"),
  HAPROXY("HAProxy"),
  ENVOY("Envoy"),
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

  /** Beginnings of the last part of the name of an image, the more special ones first. */
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
          Map.entry("vmsingle", VICTORIA_METRICS),
          Map.entry("vminsert", VM_INSERT),
          Map.entry("vmselect", VM_SELECT),
          Map.entry("vmstorage", VM_STORAGE),
          Map.entry("vmagent", VM_AGENT),
          Map.entry("vmauth", VM_AUTH),
          Map.entry("grafana", GRAFANA),
          Map.entry("nginx-prometheus-exporter", OTHER),
          Map.entry("nginx", NGINX),
          Map.entry("openresty", NGINX),
          Map.entry("haproxy", HAPROXY),
          Map.entry("envoy-gateway", OTHER),
          Map.entry("envoy", ENVOY));

  /** Programs that forward requests to others. */
  private static final Set<Program> PROXIES = Set.of(NGINX, HAPROXY, ENVOY, VM_AUTH);

  /** Many programs are called `prometheus-` and what they do; only builds of it are Prometheus. */
  private static final Pattern BUILD =
      Pattern.compile(
          "prometheus(-(linux|amd64|arm64|fips|distroless|busybox|debian|ubuntu|rhel|ubi)[a-z0-9._-]*+)?");

  private final String words;

  Program(String words) {
    this.words = words;
  }

  /** Tells whether a word names a component in the command line of Thanos. */
  public static boolean isCommand(String word) {
    return COMPONENTS.containsKey(word);
  }

  /** Returns its name in words. */
  public String words() {
    return words;
  }

  /** Returns the program of a container, by its first words, else by its image. */
  public static Program of(Container container) {
    List<String> leading = container.commandLine().leadingWords();
    String image = imageName(container.image());
    boolean isThanos =
        image.contains("thanos")
            || leading.stream().anyMatch(word -> nameOf(word).equals("thanos"));
    if (isThanos) {
      // Flags that all components have may stand before the component.
      List<String> words =
          leading.isEmpty()
              ? container.commandLine().words().stream().flatMap(w -> w.known().stream()).toList()
              : leading;
      return words.stream()
          .filter(COMPONENTS::containsKey)
          .findFirst()
          .map(COMPONENTS::get)
          .orElse(OTHER);
    }
    // The name of the image is not known: the chart or a mirror decides it.
    if (!leading.isEmpty() && image.isEmpty() && COMPONENTS.containsKey(leading.get(0))) {
      return COMPONENTS.get(leading.get(0));
    }
    String first = leading.isEmpty() ? "" : nameOf(leading.get(0));
    Optional<Program> named = ofImage(image).or(() -> ofWord(first));
    if (named.isPresent()) {
      return named.get();
    }
    return leading.stream().map(Program::nameOf).anyMatch(name -> name.equals("prometheus"))
            || container.name().isKnown("prometheus")
        ? PROMETHEUS
        : OTHER;
  }

  /** Tells whether it is Grafana Mimir or Cortex, from which Mimir comes. */
  public boolean isMimirOrCortex() {
    return this == MIMIR || this == CORTEX;
  }

  /** Tells whether it forwards requests to others, and answers none itself. */
  public boolean isProxy() {
    return PROXIES.contains(this);
  }

  /**
   * Returns the program that answers queries of the samples it receives; empty if there is none.
   */
  public Optional<Program> queryProgram() {
    return switch (this) {
      case PROMETHEUS, MIMIR, CORTEX, VICTORIA_METRICS -> Optional.of(this);
      case VM_INSERT -> Optional.of(VM_SELECT);
      default -> Optional.empty();
    };
  }

  private static Optional<Program> ofImage(String name) {
    return IMAGES.stream()
        .filter(entry -> name.startsWith(entry.getKey()))
        .filter(entry -> entry.getValue() != PROMETHEUS || BUILD.matcher(name).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The programs of VictoriaMetrics are files like {@code vminsert-prod}. */
  private static Optional<Program> ofWord(String word) {
    String name = word.replaceFirst("-prod$", "");
    return IMAGES.stream()
        .filter(entry -> name.equals(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
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
