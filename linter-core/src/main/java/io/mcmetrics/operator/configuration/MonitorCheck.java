package io.mcmetrics.operator.configuration;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.operator.configuration.OperatorFault.Outcome;
import io.mcmetrics.remotewrite.ClientObjection;
import io.mcmetrics.remotewrite.OperatorClientCheck;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a ServiceMonitor, PodMonitor, Probe or ScrapeConfig as prometheus-operator does when it
 * selects them ({@code pkg/prometheus/resource_selector.go} of 0.94.1): one with a fault is left
 * out, and the others stay.
 */
public final class MonitorCheck {
  private static final List<String> LOGINS =
      List.of("authorization", "basicAuth", "bearerTokenSecret", "oauth2");

  private final Document monitor;
  private final List<Document> prometheuses;
  private final OperatorRelabelCheck relabelling;
  private final List<OperatorFault> faults = new ArrayList<>();

  private MonitorCheck(Document monitor, List<Document> prometheuses) {
    this.monitor = monitor;
    this.prometheuses = prometheuses;
    List<TolerantVersion> versions = new ArrayList<>();
    prometheuses.forEach(one -> versions.addAll(PrometheusCheck.versions(one)));
    boolean areAllKnown = versions.size() == prometheuses.size();
    this.relabelling =
        new OperatorRelabelCheck(Outcome.LEFT_OUT, areAllKnown ? versions : List.of());
  }

  /**
   * Returns the faults of a monitor; none of another kind.
   *
   * @param prometheuses the Prometheus resources of its cluster, which may select it
   */
  public static List<OperatorFault> faults(Document monitor, List<Document> prometheuses) {
    MonitorCheck check = new MonitorCheck(monitor, prometheuses);
    Optional<YamlMapping> spec = monitor.root().mappingAt("spec");
    if (spec.isEmpty()) {
      return List.of();
    }
    switch (monitor.kind()) {
      case "ServiceMonitor" -> check.checkEndpoints(spec.get(), "endpoints", false);
      case "PodMonitor" -> check.checkEndpoints(spec.get(), "podMetricsEndpoints", true);
      case "Probe" -> check.checkProbe(spec.get());
      case "ScrapeConfig" -> check.checkScrapeConfig(spec.get());
      default -> {
        return List.of();
      }
    }
    check.checkScrapeClass(spec.get());
    return List.copyOf(check.faults);
  }

  private void checkEndpoints(YamlMapping spec, String key, boolean isSafe) {
    SelectorCheck.fault(Outcome.LEFT_OUT, spec.mappingAt("selector")).ifPresent(faults::add);
    List<YamlMapping> endpoints = spec.mappingsAt(key);
    for (int i = 0; i < endpoints.size(); i++) {
      YamlMapping endpoint = endpoints.get(i);
      String part = key + "[" + i + "]";
      checkClient(endpoint, isSafe, part);
      checkTimes(endpoint, "interval", part);
      checkRelabelling(endpoint.get("relabelings"), part + ": relabelings");
      checkRelabelling(endpoint.get("metricRelabelings"), part + ": metricRelabelings");
    }
  }

  private void checkProbe(YamlMapping spec) {
    checkClient(spec, true, "spec");
    checkTimes(spec, "interval", "spec");
    checkRelabelling(spec.get("metricRelabelings"), "metricRelabelings");
    for (String source : List.of("staticConfig", "ingress")) {
      checkRelabelling(
          spec.at("targets", source, "relabelingConfigs"),
          "targets." + source + ".relabelingConfigs");
    }
    spec.mappingAt("prober")
        .flatMap(OperatorClientCheck::proxy)
        .ifPresent(why -> leave("prober", why));
    ProbeCheck.faults(spec, monitor.sight().whole()).forEach(faults::add);
  }

  private void checkScrapeConfig(YamlMapping spec) {
    checkBlocks(spec, true, "");
    OperatorClientCheck.proxy(spec).ifPresent(why -> leave("spec", why));
    checkTimes(spec, "scrapeInterval", "spec");
    checkRelabelling(spec.get("relabelings"), "relabelings");
    checkRelabelling(spec.get("metricRelabelings"), "metricRelabelings");
  }

  private void checkClient(YamlMapping holder, boolean isSafe, String part) {
    List<Entry> logins =
        LOGINS.stream()
            .flatMap(key -> holder.entry(key).stream())
            .filter(entry -> !entry.value().isNull())
            .toList();
    if (logins.size() > 1) {
      String message =
          "%s: %s and %s cannot be configured at the same time"
              .formatted(part, logins.get(0).key().text(), logins.get(1).key().text());
      boolean isInOrder =
          holder.entries().indexOf(logins.get(0)) < holder.entries().indexOf(logins.get(1));
      faults.add(
          OperatorFault.certain(Outcome.LEFT_OUT, message, logins.get(isInOrder ? 1 : 0))
              .see(logins.get(isInOrder ? 0 : 1))
              // The operator looks at it since 0.88 at the latest, and did not in 0.85.
              .atMost(Confidence.LIKELY));
    }
    checkBlocks(holder, isSafe, part + ": ");
    OperatorClientCheck.proxy(holder).ifPresent(why -> leave(part, why));
  }

  /**
   * Checks the logins and certificates of a client.
   *
   * @param before what stands before their names in messages
   */
  private void checkBlocks(YamlMapping holder, boolean isSafe, String before) {
    holder
        .mappingAt("authorization")
        .filter(block -> block.has("credentials"))
        .flatMap(block -> OperatorClientCheck.authorization(block, true))
        .ifPresent(why -> leave(before + "authorization", why));
    holder
        .mappingAt("basicAuth")
        .flatMap(OperatorClientCheck::basicAuth)
        .ifPresent(why -> leave(before + "basicAuth", why));
    holder
        .mappingAt("oauth2")
        .flatMap(OperatorClientCheck::oauth2)
        .ifPresent(why -> leave(before + "oauth2", why));
    holder
        .mappingAt("tlsConfig")
        .flatMap(tls -> OperatorClientCheck.tls(tls, isSafe))
        .ifPresent(why -> leave(before + "tlsConfig", why));
  }

  private void leave(String part, ClientObjection objection) {
    faults.add(OperatorFault.certain(Outcome.LEFT_OUT, objection.under(part).message(), objection));
  }

  /** The interval of the Prometheus counts where the monitor has none of its own. */
  private void checkTimes(YamlMapping holder, String interval, String part) {
    Value<String> timeout = holder.text("scrapeTimeout");
    Value<String> own = holder.text(interval);
    if (!(own instanceof Absent<String>) && !own.isKnown("")) {
      ScrapeTimes.fault(Outcome.LEFT_OUT, timeout, own)
          .map(fault -> fault.under(part))
          .ifPresent(faults::add);
      return;
    }
    if (!monitor.sight().whole()) {
      return;
    }
    List<Optional<OperatorFault>> found = new ArrayList<>();
    for (Document prometheus : prometheuses) {
      Value<String> set = prometheus.text("spec", "scrapeInterval");
      boolean isSeen = prometheus.sight().whole() || set instanceof Known<String>;
      found.add(
          isSeen
              ? ScrapeTimes.fault(Outcome.LEFT_OUT, timeout, ScrapeTimes.withDefault(set))
              : Optional.empty());
    }
    if (prometheuses.isEmpty()) {
      Value<String> none = new Absent<>(timeout.origin());
      found.add(
          ScrapeTimes.fault(Outcome.LEFT_OUT, timeout, ScrapeTimes.withDefault(none))
              .map(fault -> fault.atMost(Confidence.POSSIBLE)));
    }
    if (found.stream().allMatch(Optional::isPresent)) {
      found.get(0).map(fault -> fault.under(part)).ifPresent(faults::add);
    }
  }

  private void checkRelabelling(Optional<Yaml> rules, String part) {
    relabelling.fault(rules).map(fault -> fault.under(part)).ifPresent(faults::add);
  }

  private void checkScrapeClass(YamlMapping spec) {
    if (!(spec.text("scrapeClass") instanceof Known<String> name)
        || name.value().isEmpty()
        || prometheuses.isEmpty()
        || prometheuses.stream().anyMatch(one -> mayHave(one, name.value()))) {
      return;
    }
    faults.add(
        OperatorFault.certain(
                Outcome.LEFT_OUT,
                "scrapeClass \"%s\" not found in Prometheus scrapeClasses".formatted(name.value()),
                name)
            .atMost(Confidence.LIKELY));
  }

  private static boolean mayHave(Document prometheus, String scrapeClass) {
    Optional<Yaml> classes = prometheus.at("spec", "scrapeClasses");
    boolean isSeen =
        prometheus.sight().whole()
            && classes.stream().allMatch(list -> list.isNull() || !list.itemsAt().isEmpty());
    return !isSeen
        || prometheus.root().at("spec").stream()
            .flatMap(one -> one.mappingsAt("scrapeClasses").stream())
            .anyMatch(
                one ->
                    one.textAt("name").equals(scrapeClass)
                        || !(one.text("name") instanceof Known<String>));
  }
}
