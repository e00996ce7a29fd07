package io.mcmetrics.render;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Derives, from Helm values, the documents that the chart would make of them, as far as the linter
 * asks. The charts are recognised by the shape of their values, also below an umbrella key, since a
 * values file does not name its chart.
 *
 * <p>Value paths: kube-prometheus-stack passes {@code prometheus.prometheusSpec} through to the
 * spec of the resource (templates/prometheus/prometheus.yaml); bitnami's kube-prometheus keeps the
 * same fields right under {@code prometheus}; the prometheus chart writes {@code server.global} and
 * {@code server.remoteWrite} into prometheus.yml as they are; bitnami's thanos makes an Ingress of
 * {@code receive.ingress} (templates/receive/ingress.yaml).
 */
final class ChartValues {
  /** How deep umbrella charts nest their sub-charts' values; one level is usual, two are seen. */
  private static final int MAX_UMBRELLAS = 3;

  private static final List<String> STACK_KEYS =
      List.of("prometheusOperator", "nodeExporter", "kubeStateMetrics", "defaultRules");

  private static final List<String> BITNAMI_KEYS =
      List.of("operator", "blackboxExporter", "exporters");

  private static final List<String> THANOS_KEYS =
      List.of("receive", "storegateway", "compactor", "compact", "queryFrontend", "ruler");

  private final Document release;
  private final List<Document> found = new ArrayList<>();

  private ChartValues(Document release) {
    this.release = release;
  }

  /**
   * Returns the documents that values stand for; none if they are of no chart that the linter
   * knows.
   *
   * @param release the values, and what they are deployed with
   */
  static List<Document> documents(Document release) {
    ChartValues values = new ChartValues(release);
    values.search(release.root(), MAX_UMBRELLAS);
    return values.found;
  }

  private void search(YamlMapping values, int umbrellasLeft) {
    int before = found.size();
    prometheusStack(values);
    prometheusChart(values);
    thanos(values);
    values.mappingAt("controller", "config").ifPresent(this::ingressNginx);
    if (found.size() > before || umbrellasLeft == 0) {
      return;
    }
    for (Entry entry : values.entries()) {
      // A condition in Chart.yaml turns a sub-chart off by this key.
      if (entry.value() instanceof YamlMapping nested && !nested.is(false, "enabled")) {
        search(nested, umbrellasLeft - 1);
      }
    }
  }

  private void prometheusStack(YamlMapping values) {
    Optional<YamlMapping> prometheus = values.mappingAt("prometheus");
    if (prometheus.isEmpty() || prometheus.get().is(false, "enabled")) {
      return;
    }
    String kind =
        prometheus.get().is(true, "agentMode") || prometheus.get().is(true, "agent", "enabled")
            ? "PrometheusAgent"
            : "Prometheus";
    Optional<Entry> spec = prometheus.get().entry("prometheusSpec");
    boolean isBitnami = BITNAMI_KEYS.stream().anyMatch(key -> values.get(key).isPresent());
    boolean isStack =
        !isBitnami && STACK_KEYS.stream().anyMatch(key -> values.get(key).isPresent());
    if (spec.isPresent() && spec.get().value() instanceof YamlMapping fields) {
      found.add(resource(values, kind, spec.get().key(), withAdditional(fields)));
      prometheus.get().entry("externalLabels").ifPresent(this::misplacedLabels);
    } else if (isStack) {
      prometheus.get().entry("externalLabels").ifPresent(this::misplacedLabels);
    } else if (prometheus.get().sequenceAt("remoteWrite").isPresent()) {
      Document resource = resource(values, kind, keyOf(values, "prometheus"), prometheus.get());
      // Any program may call a setting like this, so little speaks for the chart.
      found.add(isBitnami ? resource : resource.seen(resource.sight().atMost(Confidence.POSSIBLE)));
    }
  }

  /** The chart appends {@code additionalRemoteWrite} to {@code remoteWrite}. */
  private static YamlMapping withAdditional(YamlMapping spec) {
    Optional<YamlSequence> additional = spec.sequenceAt("additionalRemoteWrite");
    if (additional.isEmpty() || additional.get().items().isEmpty()) {
      return spec;
    }
    List<Yaml> writes = new ArrayList<>();
    spec.sequenceAt("remoteWrite").ifPresent(own -> writes.addAll(own.items()));
    writes.addAll(additional.get().items());
    YamlScalar key = spec.entry("remoteWrite").orElseGet(() -> entryOf(spec)).key();
    List<Entry> entries = new ArrayList<>(spec.entries());
    entries.add(
        new Entry(
            YamlScalar.plain("remoteWrite", key.origin()),
            new YamlSequence(writes, additional.get().origin())));
    return new YamlMapping(entries, spec.origin());
  }

  private static Entry entryOf(YamlMapping spec) {
    return spec.entry("additionalRemoteWrite").orElseThrow();
  }

  /** kube-prometheus-stack reads external labels below prometheusSpec and nowhere else. */
  private void misplacedLabels(Entry externalLabels) {
    YamlMapping root =
        new YamlMapping(
            List.of(
                new Entry(
                    YamlScalar.plain("labels", externalLabels.origin()), externalLabels.value())),
            externalLabels.origin());
    found.add(release.part(Document.MISPLACED_EXTERNAL_LABELS, root));
  }

  private void prometheusChart(YamlMapping values) {
    Optional<YamlMapping> server = values.mappingAt("server");
    if (server.isEmpty() || server.get().is(false, "enabled")) {
      return;
    }
    Optional<YamlMapping> file = values.mappingAt("serverFiles", "prometheus.yml");
    List<Entry> entries = new ArrayList<>();
    server.get().entry("global").ifPresent(entry -> entries.add(renamed(entry, "global")));
    server
        .get()
        .entry("remoteWrite")
        .ifPresent(entry -> entries.add(renamed(entry, "remote_write")));
    file.ifPresent(
        config -> config.entries().stream().filter(e -> isNew(entries, e)).forEach(entries::add));
    boolean tells =
        entries.stream().anyMatch(e -> e.key().text().equals("remote_write"))
            || server.get().mappingAt("global", "external_labels").isPresent();
    if (tells) {
      YamlScalar key = keyOf(values, "server");
      found.add(release.part(Document.PROMETHEUS_YML, new YamlMapping(entries, key.origin())));
    }
  }

  private static boolean isNew(List<Entry> entries, Entry candidate) {
    return entries.stream().noneMatch(e -> e.key().text().equals(candidate.key().text()));
  }

  /** The charts of bitnami, stevehipwell and others name the components alike. */
  private void thanos(YamlMapping values) {
    boolean isThanos =
        values.mappingAt("query").isPresent()
            && THANOS_KEYS.stream().anyMatch(key -> values.mappingAt(key).isPresent());
    if (isThanos) {
      found.add(release.part(Document.THANOS_VALUES, values));
    }
    values.mappingAt("receive").ifPresent(this::receiveIngress);
  }

  private void receiveIngress(YamlMapping receive) {
    Optional<Entry> ingress = receive.entry("ingress");
    if (ingress.isPresent()
        && ingress.get().value() instanceof YamlMapping settings
        && settings.is(true, "enabled")
        && !receive.is(false, "enabled")) {
      found.add(ReceiveIngress.of(release, ingress.get().key(), settings));
    }
  }

  private void ingressNginx(YamlMapping config) {
    found.add(release.part(Document.INGRESS_NGINX_CONFIG, config));
  }

  /** The charts put {@code commonLabels} on every object that they make. */
  private Document resource(YamlMapping values, String kind, YamlScalar key, YamlMapping spec) {
    Origin at = key.origin();
    List<Entry> metadata = new ArrayList<>();
    values.entry("commonLabels").ifPresent(labels -> metadata.add(renamed(labels, "labels")));
    List<Entry> root = new ArrayList<>();
    root.add(new Entry(YamlScalar.plain("kind", at), YamlScalar.plain(kind, at)));
    root.add(new Entry(YamlScalar.plain("metadata", at), new YamlMapping(metadata, at)));
    root.add(new Entry(YamlScalar.plain("spec", at), spec));
    return release.part(kind, new YamlMapping(root, at));
  }

  private static Entry renamed(Entry entry, String name) {
    return new Entry(YamlScalar.plain(name, entry.origin()), entry.value());
  }

  private static YamlScalar keyOf(YamlMapping mapping, String key) {
    return mapping.entry(key).orElseThrow().key();
  }
}
