package io.mcmetrics.sender;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a VMAgent of the VictoriaMetrics operator says beside what it has in common with a
 * Prometheus (VictoriaMetrics operator, {@code api/operator/v1beta1/vmagent_types.go}).
 */
final class VmagentResource {
  private final YamlMapping spec;
  private final VmagentLabels labels;

  private VmagentResource(YamlMapping spec, VmagentLabels labels) {
    this.spec = spec;
    this.labels = labels;
  }

  /**
   * Reads the resource.
   *
   * @param global the labels of {@code externalLabels}, which become those of the scrape file
   */
  static VmagentResource of(YamlMapping spec, ExternalLabels global) {
    List<Label> written =
        new ArrayList<>(OtherSenders.labels(spec.mappingAt("remoteWriteSettings", "label")));
    spec.get("extraArgs").stream()
        .flatMap(flags -> flags.at("remoteWrite.label").stream())
        .flatMap(flag -> VmagentLabels.ofFlag(Value.of(flag)).stream())
        .forEach(written::add);
    return new VmagentResource(spec, new VmagentLabels(global, written));
  }

  /** Returns all external labels. */
  ExternalLabels externalLabels() {
    return labels.all();
  }

  /** Returns remote writes without the relabelling that concerns labels set after it. */
  List<RemoteWrite> evaluated(List<RemoteWrite> writes) {
    return writes.stream()
        .map(
            write ->
                labels.areTouchedBy(write.relabelling())
                    ? new RemoteWrite(
                        write.url(),
                        write.account(),
                        List.of(),
                        write.headers(),
                        write.settings(),
                        write.origin())
                    : write)
        .toList();
  }

  /** Returns what is not evaluated of some remote writes, as they are written. */
  List<UnmodelledSetting> unmodelled(List<RemoteWrite> writes) {
    List<UnmodelledSetting> all = new ArrayList<>();
    unread(spec, "relabelConfig").forEach(all::add);
    unread(spec, "streamAggrConfig").forEach(all::add);
    for (YamlMapping write : spec.mappingsAt("remoteWrite")) {
      unread(write, "urlRelabelConfig").forEach(all::add);
      unread(write, "streamAggrConfig").forEach(all::add);
    }
    for (RemoteWrite write : writes) {
      if (labels.areTouchedBy(write.relabelling())) {
        all.add(
            new UnmodelledSetting(
                Stage.RELABEL,
                "relabelling concerns a label that is set after it",
                write.origin()));
      }
    }
    return all;
  }

  /** Returns what comes of the order of its labels. */
  List<SenderFault> faults(List<RemoteWrite> writes) {
    Value<String> sorted = spec.text("extraArgs", "sortLabels");
    boolean mayBeSorted = !(sorted instanceof Value.Absent<String>) && !sorted.isKnown("false");
    return labels.outOfOrder(mayBeSorted, writes).stream().toList();
  }

  private static Stream<UnmodelledSetting> unread(YamlMapping holder, String key) {
    return holder.entry(key).stream()
        .filter(entry -> !entry.value().isNull())
        .map(
            entry ->
                new UnmodelledSetting(
                    Stage.RELABEL, "`%s` is not evaluated".formatted(key), entry.origin()));
  }

  /** Returns the headers of a remote write, which are a list of texts {@code Name: value}. */
  static List<Label> headers(YamlMapping write) {
    List<Label> headers = new ArrayList<>();
    for (Yaml item : write.itemsAt("headers")) {
      String text = Value.of(item).written();
      int colon = text.indexOf(':');
      if (colon > 0) {
        String value = text.substring(colon + 1).strip();
        boolean isKnown = Value.of(item) instanceof Known<String>;
        headers.add(
            new Label(
                text.substring(0, colon).strip(),
                isKnown ? new Known<>(value, item.origin()) : new Unknown<>(value, item.origin()),
                true,
                item.origin()));
      }
    }
    return headers;
  }
}
