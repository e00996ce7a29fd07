package io.mcmetrics.operator.configuration;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.operator.configuration.OperatorFault.Outcome;
import io.mcmetrics.remotewrite.ClientObjection;
import io.mcmetrics.remotewrite.OperatorClientCheck;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks a Prometheus or PrometheusAgent in the order in which prometheus-operator generates its
 * configuration ({@code NewConfigGenerator}, {@code getScrapeClassConfig} and {@code
 * GenerateServerConfiguration} in {@code pkg/prometheus/promcfg.go}, and {@code
 * pkg/prometheus/server/operator.go} of 0.94.1). Its remote writes are checked by {@code
 * remotewrite}.
 */
public final class PrometheusCheck {
  private static final List<String> SELECTORS =
      List.of(
          "serviceMonitorSelector", "podMonitorSelector", "probeSelector", "scrapeConfigSelector");

  private final Document document;
  private final YamlMapping spec;
  private final boolean isWhole;
  private final List<OperatorFault> faults = new ArrayList<>();

  private PrometheusCheck(Document document, YamlMapping spec) {
    this.document = document;
    this.spec = spec;
    this.isWhole =
        document.sight().whole()
            && spec.entries().stream().noneMatch(entry -> entry.key().isUnknown());
  }

  /** Returns the faults of a resource; none of another kind. */
  public static List<OperatorFault> faults(Document document) {
    Optional<YamlMapping> spec = document.root().mappingAt("spec");
    boolean isChecked =
        document.kind().equals("Prometheus") || document.kind().equals("PrometheusAgent");
    if (!isChecked || spec.isEmpty()) {
      return List.of();
    }
    PrometheusCheck check = new PrometheusCheck(document, spec.get());
    check.checkAll();
    return List.copyOf(check.faults);
  }

  private void checkAll() {
    checkPaused();
    checkVersion();
    checkScrapeClasses();
    checkMode();
    checkSelectors();
    spec.mappingsAt("remoteRead").forEach(this::checkRemoteRead);
    spec.mappingAt("apiserverConfig").ifPresent(this::checkApiServer);
    ScrapeTimes.fault(
            Outcome.STOPPED,
            spec.text("scrapeTimeout"),
            isWhole
                ? ScrapeTimes.withDefault(spec.text("scrapeInterval"))
                : spec.text("scrapeInterval"))
        .ifPresent(faults::add);
  }

  private void checkPaused() {
    spec.entry("paused")
        .filter(entry -> spec.is(true, "paused"))
        .ifPresent(
            entry ->
                faults.add(
                    OperatorFault.certain(
                            Outcome.PAUSED, "no action taken (the resource is paused)", entry)
                        // What it made before goes on running.
                        .atMost(Confidence.LIKELY)));
  }

  private void checkVersion() {
    if (!(spec.text("version") instanceof Known<String> version) || version.value().isEmpty()) {
      return;
    }
    Optional<TolerantVersion> parsed = TolerantVersion.parse(version.value());
    if (parsed.isEmpty()) {
      stop("failed to parse Prometheus version `%s`".formatted(version.value()), version);
    } else if (parsed.get().major() != 2 && parsed.get().major() != 3) {
      OperatorFault fault =
          OperatorFault.certain(
              Outcome.STOPPED,
              "unsupported Prometheus version `%s`".formatted(version.value()),
              version);
      // A later operator may support it.
      faults.add(fault.atMost(Confidence.LIKELY));
    }
  }

  private void checkScrapeClasses() {
    OperatorRelabelCheck relabelling =
        new OperatorRelabelCheck(Outcome.STOPPED, versions(document));
    List<Entry> defaults = new ArrayList<>();
    for (YamlMapping scrapeClass : spec.mappingsAt("scrapeClasses")) {
      String name = scrapeClass.textAt("name");
      relabelling
          .fault(scrapeClass.get("relabelings"))
          .map(fault -> fault.under("invalid relabelings for scrapeClass " + name))
          .ifPresent(faults::add);
      relabelling
          .fault(scrapeClass.get("metricRelabelings"))
          .map(fault -> fault.under("invalid metric relabelings for scrapeClass " + name))
          .ifPresent(faults::add);
      scrapeClass
          .mappingAt("tlsConfig")
          .flatMap(tls -> OperatorClientCheck.tls(tls, false))
          .ifPresent(why -> stop(why.under("invalid TLS config for scrapeClass " + name)));
      scrapeClass
          .mappingAt("authorization")
          .flatMap(block -> OperatorClientCheck.authorization(block, false))
          .ifPresent(why -> stop(why.under("invalid authorization for scrapeClass " + name)));
      if (scrapeClass.is(true, "default")) {
        scrapeClass.entry("default").ifPresent(defaults::add);
      }
    }
    if (defaults.size() > 1) {
      faults.add(
          OperatorFault.certain(
                  Outcome.STOPPED,
                  "failed to parse scrape classes: multiple default scrape classes defined",
                  defaults.get(1))
              .see(defaults.get(0)));
    }
  }

  /** The gate is off by default up to 0.94; whoever asks for the mode may have opened it. */
  private void checkMode() {
    if (document.kind().equals("PrometheusAgent")
        && spec.text("mode") instanceof Known<String> mode
        && mode.value().equals("DaemonSet")) {
      faults.add(
          OperatorFault.certain(
                  Outcome.STOPPED,
                  "feature gate for Prometheus Agent's DaemonSet mode is not enabled",
                  mode)
              .atMost(Confidence.POSSIBLE));
    }
  }

  /** Without a selector the configuration is left to the user; an agent has no such mode. */
  private void checkSelectors() {
    SELECTORS.stream()
        .map(key -> SelectorCheck.fault(Outcome.STOPPED, spec.mappingAt(key)))
        .forEach(fault -> fault.ifPresent(faults::add));
    boolean isManaged =
        document.kind().equals("PrometheusAgent") || SELECTORS.stream().anyMatch(spec::has);
    if (isManaged || !isWhole) {
      return;
    }
    Stream.of("remoteWrite", "externalLabels")
        .flatMap(key -> spec.entry(key).stream())
        .filter(entry -> !entry.value().isNull())
        .findFirst()
        .ifPresent(
            entry ->
                faults.add(
                    OperatorFault.certain(
                            Outcome.EMPTY,
                            "none of %s is set, and nobody reads `%s`"
                                .formatted(String.join(", ", SELECTORS), entry.key().text()),
                            entry)
                        // --disable-unmanaged-prometheus-configuration, and who writes the Secret.
                        .atMost(Confidence.LIKELY)));
  }

  private void checkRemoteRead(YamlMapping read) {
    read.mappingAt("basicAuth").flatMap(OperatorClientCheck::basicAuth).ifPresent(this::stop);
    read.mappingAt("oauth2").flatMap(OperatorClientCheck::oauth2).ifPresent(this::stop);
    read.mappingAt("tlsConfig")
        .flatMap(tls -> OperatorClientCheck.tls(tls, false))
        .ifPresent(this::stop);
    read.mappingAt("authorization")
        .filter(block -> block.has("credentials"))
        .flatMap(block -> OperatorClientCheck.authorization(block, false))
        .ifPresent(this::stop);
    OperatorClientCheck.proxy(read).ifPresent(this::stop);
  }

  private void checkApiServer(YamlMapping config) {
    config.mappingAt("basicAuth").flatMap(OperatorClientCheck::basicAuth).ifPresent(this::stop);
    config
        .mappingAt("authorization")
        .filter(block -> block.has("credentials"))
        .flatMap(block -> OperatorClientCheck.authorization(block, false))
        .ifPresent(why -> stop(why.under("apiserver config")));
    config
        .mappingAt("tlsConfig")
        .flatMap(tls -> OperatorClientCheck.tls(tls, false))
        .ifPresent(why -> stop(why.under("apiserver config")));
  }

  private void stop(ClientObjection objection) {
    faults.add(OperatorFault.certain(Outcome.STOPPED, objection.message(), objection));
  }

  private void stop(String message, Value<String> at) {
    faults.add(OperatorFault.certain(Outcome.STOPPED, message, at));
  }

  /** Returns the version of Prometheus that a resource names; none if it names none. */
  static List<TolerantVersion> versions(Document prometheus) {
    return prometheus.text("spec", "version").known().flatMap(TolerantVersion::parse).stream()
        .toList();
  }
}
