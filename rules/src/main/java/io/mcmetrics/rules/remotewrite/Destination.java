package io.mcmetrics.rules.remotewrite;

import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.model.Sender;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelDialect;
import io.mcmetrics.relabel.RelabelOutcome.Verdict;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.relabel.Survivors;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The remote writes of one sender that go to the same place: what one drops another may send. */
record Destination(List<RemoteWrite> writes) {
  private static final Pattern NAMES = Pattern.compile("[a-zA-Z0-9_:|]+");

  /** Returns the destinations of a sender, in the order in which they are written. */
  static List<Destination> of(Sender sender) {
    Map<String, List<RemoteWrite>> byUrl = new LinkedHashMap<>();
    for (RemoteWrite write : sender.remoteWrites()) {
      byUrl.computeIfAbsent(url(write), url -> new ArrayList<>()).add(write);
    }
    return byUrl.values().stream().map(Destination::new).toList();
  }

  private static String url(RemoteWrite write) {
    return write.url() instanceof Value.Known<String> known
        ? known.value()
        : write.url() instanceof Value.Unknown<String> unknown ? unknown.text() : "";
  }

  /** Tells whether each of the remote writes picks what it sends. */
  boolean isSelective() {
    return writes.stream().allMatch(write -> write.relabelling().stream().anyMatch(this::isKeep));
  }

  private boolean isKeep(RelabelRule rule) {
    return rule.knows(Part.ACTION) && rule.action() == RelabelAction.KEEP;
  }

  /** Returns the keep rules, in order. */
  List<RelabelRule> keeps() {
    return writes.stream()
        .flatMap(write -> write.relabelling().stream())
        .filter(this::isKeep)
        .toList();
  }

  List<RelabelChain> chains() {
    return writes.stream()
        .map(write -> RelabelChain.of(write.relabelling(), RelabelDialect.PROMETHEUS_3))
        .toList();
  }

  /** Returns which of the keep rules drops most; of equals, the first. */
  int decisiveKeep(Survivors survivors) {
    List<RelabelRule> keeps = keeps();
    int decisive = 0;
    for (int i = 1; i < keeps.size(); i++) {
      int most = survivors.droppedBy(keeps.get(decisive)).size();
      if (survivors.droppedBy(keeps.get(i)).size() > most) {
        decisive = i;
      }
    }
    return decisive;
  }

  /** Tells whether another sender of the cluster sends everything to where this one sends to. */
  static boolean isFedByAnother(Sender sender, Fleet fleet) {
    List<String> urls = sender.remoteWrites().stream().map(Destination::url).toList();
    return fleet.senders().stream()
        .filter(other -> other.cluster().equals(sender.cluster()))
        .flatMap(other -> of(other).stream())
        .anyMatch(other -> !other.isSelective() && urls.contains(url(other.writes().get(0))));
  }

  /**
   * Tells whether it is proven that no metric of any name passes: a rule drops series whatever
   * their name is, or every keep rule lists whole names and none of them passes all rules.
   */
  boolean letsNothingPass(LabelSet externalLabels) {
    boolean whateverTheName =
        chains().stream()
            .allMatch(chain -> chain.apply(externalLabels).verdict() == Verdict.DROPPED);
    return whateverTheName || (listsNames() && allNames().allMatch(this::isDropped));
  }

  private boolean listsNames() {
    return keeps().stream()
        .allMatch(keep -> selectsByName(keep) && NAMES.matcher(keep.regex()).matches());
  }

  private Stream<String> allNames() {
    return keeps().stream().flatMap(keep -> Stream.of(keep.regex().split("\\|")));
  }

  private boolean isDropped(String name) {
    LabelSet series = LabelSet.open().with(LabelSet.NAME, name);
    return chains().stream().allMatch(chain -> chain.apply(series).verdict() == Verdict.DROPPED);
  }

  private static boolean selectsByName(RelabelRule keep) {
    return keep.knows(Part.REGEX)
        && keep.knows(Part.SOURCE_LABELS)
        && keep.sourceLabels().equals(List.of(LabelSet.NAME));
  }
}
