package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.kubernetes.WorkloadReader;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.scrape.ScrapeLabelFinder;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Span;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.MountedFileContents;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the vmagents that run in a workload with flags of their own (vmagent 1.151.0, run). Those
 * of the VictoriaMetrics operator are resources, and read as such.
 */
public final class VmagentReader {
  private static final String RELABELLING = "remoteWrite.relabelConfig";
  private static final String RELABELLING_OF_URL = "remoteWrite.urlRelabelConfig";
  private static final String LABEL = "remoteWrite.label";

  /** Flags by which it aggregates samples before it sends them, or leaves some out. */
  private static final List<String> AGGREGATING =
      List.of("remoteWrite.streamAggr.config", "streamAggr.config");

  private static final Pattern VARIABLE = Pattern.compile("%\\{([^{}]++)}");

  private final MountedFileContents files;
  private final Set<Span> scrapeFiles = new HashSet<>();

  /** Looks for the scrape files of all vmagents among some documents. */
  public VmagentReader(List<Document> documents, Function<Document, Cluster> clusterOf) {
    this.files = MountedFileContents.of(documents, clusterOf);
    for (Document document : documents) {
      vmagent(document, clusterOf.apply(document))
          .flatMap(this::scrapeFile)
          .ifPresent(file -> scrapeFiles.add(file.origin().span()));
    }
  }

  /** Tells whether a configuration file is the scrape file of a vmagent, and of no Prometheus. */
  public boolean isScrapeFile(Document document) {
    return document.kind().equals(Document.PROMETHEUS_YML)
        && scrapeFiles.contains(document.origin().span());
  }

  /** Returns the vmagent that a document runs; empty if it runs none. */
  public Optional<Sender> read(Document document, Cluster cluster) {
    return vmagent(document, cluster).map(vmagent -> sender(document, cluster, vmagent));
  }

  private static Optional<Component> vmagent(Document document, Cluster cluster) {
    Optional<Workload> workload =
        document.at("spec").isPresent() ? WorkloadReader.read(document, cluster) : Optional.empty();
    return workload.stream()
        .flatMap(pods -> pods.containers().stream())
        .filter(container -> Program.of(container) == Program.VM_AGENT)
        .findFirst()
        .map(container -> new Component(Program.VM_AGENT, workload.get(), container));
  }

  private Optional<Yaml> scrapeFile(Component vmagent) {
    return vmagent.commandLine().last("promscrape.config") instanceof Known<String> path
        ? file(vmagent, path.value())
        : Optional.empty();
  }

  private Optional<Yaml> file(Component vmagent, String path) {
    return files.key(vmagent, path).flatMap(key -> files.content(vmagent, key));
  }

  private Sender sender(Document document, Cluster cluster, Component vmagent) {
    CommandLine flags = vmagent.commandLine();
    VmagentLabels labels = labels(document, vmagent);
    List<UnmodelledSetting> unmodelled = new ArrayList<>();
    List<RemoteWrite> writes = writes(vmagent, labels, unmodelled);
    List<SenderFault> faults =
        new ArrayList<>(VmagentFaults.of(flags, scrapeFile(vmagent), writes));
    labels
        .outOfOrder(flags.has("sortLabels") && !flags.last("sortLabels").isKnown("false"), writes)
        .ifPresent(faults::add);
    if (writes.isEmpty()) {
      String what = "no `-remoteWrite.url` is given, without which vmagent does not start";
      unmodelled.add(new UnmodelledSetting(Stage.REMOTE_WRITE, what, flags.origin()));
    }
    for (String flag : AGGREGATING) {
      flags.placeOf(flag).ifPresent(at -> unmodelled.add(unread(flag, at)));
    }
    return OtherSenders.sender(
        document,
        cluster,
        labels.all(),
        scrapeFile(vmagent)
            .map(file -> ScrapeLabelFinder.ofJobs(file.itemsAt("scrape_configs")))
            .orElse(List.of()),
        writes,
        unmodelled,
        faults,
        sight(document, vmagent),
        flags.placeOf("remoteWrite.url").orElse(flags.origin()));
  }

  /** One without a scrape file passes on what others push, which may have the label from them. */
  private static Sight sight(Document document, Component vmagent) {
    CommandLine flags = vmagent.commandLine();
    boolean isWhole = flags.isWhole() && !mayBeSetOutside(document, vmagent);
    Sight sight = isWhole ? document.sight() : document.sight().partial();
    return flags.has("promscrape.config") ? sight : sight.atMost(Confidence.LIKELY);
  }

  private static UnmodelledSetting unread(String flag, Origin at) {
    return new UnmodelledSetting(Stage.RELABEL, "`-%s` is not evaluated".formatted(flag), at);
  }

  /** With {@code -envflag.enable}, variables of the environment set flags that are not given. */
  private static boolean mayBeSetOutside(Document document, Component vmagent) {
    if (!readsEnvironment(vmagent)) {
      return false;
    }
    String prefix = prefix(vmagent);
    return isSetFromElsewhere(document)
        || vmagent.container().environment().stream()
            .anyMatch(
                variable ->
                    variable.name().startsWith(prefix + "remoteWrite_")
                        || variable.name().equals(prefix + "promscrape_config"));
  }

  private static boolean isSetFromElsewhere(Document document) {
    return document.root().mappingsAt("spec", "template", "spec", "containers").stream()
        .anyMatch(container -> container.has("envFrom"));
  }

  private static boolean readsEnvironment(Component vmagent) {
    CommandLine flags = vmagent.commandLine();
    return flags.has("envflag.enable") && !flags.last("envflag.enable").isKnown("false");
  }

  private static String prefix(Component vmagent) {
    return vmagent.commandLine().last("envflag.prefix").known().orElse("");
  }

  private VmagentLabels labels(Document document, Component vmagent) {
    CommandLine flags = vmagent.commandLine();
    Origin place = flags.placeOf("remoteWrite.url").orElse(flags.origin());
    Optional<Yaml> file = scrapeFile(vmagent);
    boolean isSeen = file.isPresent() || !flags.has("promscrape.config");
    boolean whole =
        document.sight().whole()
            && flags.isWhole()
            && isSeen
            && !mayBeSetOutside(document, vmagent);
    List<Label> written =
        flags.all(LABEL).stream().flatMap(flag -> VmagentLabels.ofFlag(flag).stream()).toList();
    Optional<YamlMapping> global =
        file.flatMap(root -> root.mappingAt("global", "external_labels"));
    List<Label> globals =
        OtherSenders.labels(global).stream()
            .map(label -> expanded(label, document, vmagent))
            .toList();
    Origin at = global.map(YamlMapping::origin).orElse(place);
    return new VmagentLabels(new ExternalLabels(globals, whole, at), written);
  }

  /**
   * The scrape file has variables of the form {@code %{NAME}}; one that is not set stays as it is
   * written (vmagent 1.151.0, run).
   */
  private static Label expanded(Label label, Document document, Component vmagent) {
    if (!(label.value() instanceof Known<String> known) || !known.value().contains("%{")) {
      return label;
    }
    Matcher variable = VARIABLE.matcher(known.value());
    StringBuilder text = new StringBuilder();
    boolean isOpen = !document.sight().whole() || isSetFromElsewhere(document);
    while (variable.find()) {
      Optional<NamedValue> set =
          NamedValue.find(vmagent.container().environment(), variable.group(1));
      isOpen |= set.isPresent() && !(set.get().value() instanceof Known<String>);
      String value = set.flatMap(one -> one.value().known()).orElse(variable.group());
      variable.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    variable.appendTail(text);
    Value<String> value =
        isOpen
            ? new Unknown<>(known.value(), known.origin())
            : new Known<>(text.toString(), known.origin());
    return new Label(label.name(), value, label.isText(), label.origin());
  }

  private List<RemoteWrite> writes(
      Component vmagent, VmagentLabels labels, List<UnmodelledSetting> unmodelled) {
    List<Value<String>> urls = urls(vmagent);
    List<Value<String>> headers = listed(vmagent.commandLine().all("remoteWrite.headers"));
    List<Value<String>> filters = listed(vmagent.commandLine().all(RELABELLING_OF_URL));
    List<RelabelRule> common = new ArrayList<>();
    Value<String> ofAll = vmagent.commandLine().last(RELABELLING);
    if (!(ofAll instanceof Absent<String>)) {
      common.addAll(rules(RELABELLING, ofAll, vmagent, unmodelled));
    }
    List<RemoteWrite> writes = new ArrayList<>();
    for (int i = 0; i < urls.size(); i++) {
      List<RelabelRule> rules = new ArrayList<>(common);
      if (i < filters.size() && !filters.get(i).written().isEmpty()) {
        rules.addAll(rules(RELABELLING_OF_URL, filters.get(i), vmagent, unmodelled));
      }
      boolean isTouched = labels.areTouchedBy(rules);
      if (isTouched) {
        Origin at = labels.written().get(0).origin();
        String what = "relabelling concerns a label that `-%s` sets after it".formatted(LABEL);
        unmodelled.add(new UnmodelledSetting(Stage.RELABEL, what, at));
      }
      // One value of a flag counts for all URLs.
      Optional<Value<String>> header =
          headers.isEmpty()
              ? Optional.empty()
              : headers.size() == 1 || i < headers.size()
                  ? Optional.of(headers.get(Math.min(i, headers.size() - 1)))
                  : Optional.empty();
      writes.add(
          new RemoteWrite(
              urls.get(i),
              account(vmagent),
              isTouched ? List.of() : rules,
              header.map(VmagentReader::headers).orElse(List.of()),
              OtherSenders.settings(urls.get(i).origin()),
              urls.get(i).origin()));
    }
    return writes;
  }

  private static List<Value<String>> urls(Component vmagent) {
    List<Value<String>> given = vmagent.commandLine().all("remoteWrite.url");
    if (given.isEmpty() && readsEnvironment(vmagent)) {
      given =
          NamedValue.find(vmagent.container().environment(), prefix(vmagent) + "remoteWrite_url")
              .map(variable -> List.of(variable.value()))
              .orElse(List.of());
    }
    return listed(given);
  }

  /** Each value of a flag may have several, separated by commas. */
  private static List<Value<String>> listed(List<Value<String>> given) {
    List<Value<String>> all = new ArrayList<>();
    for (Value<String> value : given) {
      for (String item : FlagList.items(value.written())) {
        boolean isKnown = value instanceof Known<String> && !item.contains("$(");
        all.add(isKnown ? new Known<>(item, value.origin()) : new Unknown<>(item, value.origin()));
      }
    }
    return all;
  }

  private List<RelabelRule> rules(
      String flag, Value<String> path, Component vmagent, List<UnmodelledSetting> unmodelled) {
    Optional<Yaml> rules = path.known().flatMap(known -> file(vmagent, known));
    if (rules.isEmpty()) {
      unmodelled.add(unread(flag, path.origin()));
      return List.of();
    }
    return RelabelReader.read(rules.get(), RelabelSyntax.VICTORIA_METRICS);
  }

  /** Headers are separated by two carets: {@code THANOS-TENANT: edge^^X: y}. */
  private static List<Label> headers(Value<String> flag) {
    List<Label> headers = new ArrayList<>();
    for (String header : flag.written().split("\\^\\^", -1)) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        String value = header.substring(colon + 1).strip();
        headers.add(
            new Label(
                header.substring(0, colon).strip(),
                flag instanceof Known<String>
                    ? new Known<>(value, flag.origin())
                    : new Unknown<>(value, flag.origin()),
                true,
                flag.origin()));
      }
    }
    return headers;
  }

  /** Returns the flags about the login and the certificate, equal for equal settings. */
  private static String account(Component vmagent) {
    List<String> found = new ArrayList<>();
    for (Value<String> word : vmagent.commandLine().words()) {
      if (word.written().matches("--?remoteWrite\\.(basicAuth|bearerToken|oauth2|tls|aws).*")) {
        found.add(word.written());
      }
    }
    return String.join("\n", found);
  }
}
