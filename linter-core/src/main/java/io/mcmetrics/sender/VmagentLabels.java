package io.mcmetrics.sender;

import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two kinds of external labels of a vmagent (1.151.0, run). Those of {@code
 * global.external_labels} are labels of targets: a series' own moves to {@code exported_…}. Those
 * of {@code -remoteWrite.label} come after all relabelling, and replace whatever is there.
 *
 * @param global the labels of the scrape file
 * @param written the labels that are written last, by the flag
 */
record VmagentLabels(ExternalLabels global, List<Label> written) {
  /** Rules of these actions read and set only the labels that they name. */
  private static final Set<RelabelAction> NAMING =
      Set.of(
          RelabelAction.REPLACE,
          RelabelAction.KEEP,
          RelabelAction.DROP,
          RelabelAction.KEEPEQUAL,
          RelabelAction.DROPEQUAL,
          RelabelAction.LOWERCASE,
          RelabelAction.UPPERCASE,
          RelabelAction.HASHMOD);

  private static final String RECEIVE_PATH = "/api/v1/receive";

  /** Keeps its own list. */
  VmagentLabels {
    written = List.copyOf(written);
  }

  /** Returns the labels of a value of the flag, {@code name=value} separated by commas. */
  static List<Label> ofFlag(Value<String> flag) {
    List<Label> labels = new ArrayList<>();
    for (String pair : FlagList.items(flag.written())) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = pair.substring(equals + 1);
        boolean isOpen =
            value.contains("$(")
                || value.contains("%{")
                || (flag instanceof Unknown<String> && !value.matches("[\\w.-]+"));
        labels.add(
            new Label(
                pair.substring(0, equals),
                isOpen ? new Unknown<>(value, flag.origin()) : new Known<>(value, flag.origin()),
                true,
                flag.origin()));
      }
    }
    return labels;
  }

  /** Returns all labels; of two of one name, the one that is written last. */
  ExternalLabels all() {
    Map<String, Label> all = new LinkedHashMap<>();
    global.labels().forEach(label -> all.put(label.name(), label));
    written.forEach(label -> all.put(label.name(), label));
    return new ExternalLabels(List.copyOf(all.values()), global.whole(), global.origin());
  }

  /**
   * Tells whether rules concern a label that is there only after them: what they do cannot be
   * worked out as if it were there before.
   */
  boolean areTouchedBy(List<RelabelRule> rules) {
    return written.stream().anyMatch(label -> rules.stream().anyMatch(r -> touches(r, label)));
  }

  private static boolean touches(RelabelRule rule, Label label) {
    return !rule.knows(Part.ACTION)
        || !NAMING.contains(rule.action())
        || rule.sourceLabels().contains(label.name())
        || rule.targetLabel().equals(label.name());
  }

  /**
   * Returns what Thanos Receive loses since a label has no value, which it drops likewise, or since
   * labels stand behind the others of a series: 0.42.5 answers 409 to a series whose labels are not
   * in order, and drops it (run). {@code -sortLabels} helps against the labels of the scrape file
   * only. A label whose name sorts behind those of all targets, {@code instance} and {@code job},
   * may pass.
   */
  Optional<SenderFault> outOfOrder(boolean isSorted, List<RemoteWrite> writes) {
    boolean isForReceive =
        writes.stream()
            .anyMatch(
                write ->
                    write.target().filter(url -> url.path().endsWith(RECEIVE_PATH)).isPresent());
    if (!isForReceive) {
      return Optional.empty();
    }
    Optional<Label> empty =
        all().labels().stream().filter(label -> label.value().isKnown("")).findFirst();
    if (empty.isPresent()) {
      return empty.map(VmagentLabels::empty);
    }
    Optional<Label> byFlag = written.stream().filter(VmagentLabels::sortsBeforeTargets).findFirst();
    if (byFlag.isPresent()) {
      return Optional.of(
          behind(
              byFlag.get(),
              "`-sortLabels` is done before it, so that it has to be an external label of the scrape file"));
    }
    Optional<Label> ofFile =
        global.labels().stream().filter(VmagentLabels::sortsBeforeTargets).findFirst();
    if (isSorted) {
      return Optional.empty();
    }
    return ofFile
        .map(label -> behind(label, "`-sortLabels` puts it right"))
        .or(() -> writes.stream().findFirst().map(VmagentLabels::unsorted));
  }

  private static SenderFault empty(Label label) {
    return SenderFault.of(
        SenderFault.Kind.UNORDERED,
        "vmagent sends the label `%s` although it is empty, and Thanos Receive answers 409 to series with an empty label"
            .formatted(label.name()),
        label);
  }

  private static SenderFault behind(Label label, String remedy) {
    return SenderFault.of(
        SenderFault.Kind.UNORDERED,
        "vmagent puts the label `%s` behind the others, and Thanos Receive answers 409 to series whose labels are not in order: %s"
            .formatted(label.name(), remedy),
        label);
  }

  /** Behind the labels of a series, whatever their names, vmagent puts those of its target. */
  private static SenderFault unsorted(RemoteWrite write) {
    return SenderFault.of(
        SenderFault.Kind.UNORDERED,
        "without `-sortLabels` vmagent puts `instance` and `job` behind the labels of a series, and Thanos Receive answers 409 to series whose labels are not in order",
        write.url());
  }

  private static boolean sortsBeforeTargets(Label label) {
    return label.name().compareTo("job") < 0 && !(label.value() instanceof Value.Absent<String>);
  }
}
