package io.mcmetrics.fleet;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.fleet.Fleet.Misplaced;
import io.mcmetrics.need.Needs;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the label that tells the clusters of a fleet apart, where the user does not name it and
 * nothing uses the one that is usual.
 */
public final class IdentityLabelFinder {
  /** Usual names of such labels: {@code source_cluster}, {@code k8s_cluster_name}, … */
  private static final Pattern CLUSTER_NAMES =
      Pattern.compile("(?i)([a-z0-9_]+_)?cluster(_?(name|id|uid|key))?(_[0-9]+)?");

  /** Labels that tell clusters apart in some fleets, and something else in others. */
  private static final List<String> OTHERS =
      List.of("region", "site", "datacenter", "environment", "prometheus");

  private static final int SEVERAL = 2;

  private IdentityLabelFinder() {}

  /** Tells whether a label has a name as those that name a cluster do. */
  public static boolean isClusterLike(String label) {
    return !label.toLowerCase(Locale.ROOT).startsWith("is_")
        && CLUSTER_NAMES.matcher(label).matches();
  }

  static String of(
      FleetOptions options,
      List<Sender> senders,
      List<Misplaced> misplaced,
      List<String> labelsOfReceive,
      Needs needs) {
    String usual = options.clusterLabel();
    if (options.isLabelGiven()
        || senders.isEmpty()
        || labelsOfReceive.contains(usual)
        || misplaced.stream().anyMatch(each -> isAmong(each.labels().labels(), usual))
        || senders.stream().anyMatch(sender -> uses(sender, usual))) {
      return usual;
    }
    List<String> candidates = candidates(senders);
    // Dashboards are large, so they are asked last.
    return candidates.isEmpty() || asksFor(usual, needs) ? usual : candidates.get(0);
  }

  private static boolean uses(Sender sender, String label) {
    return isAmong(sender.externalLabels().labels(), label)
        || sender.scrapeLabels().contains(label)
        || sender.operatorLabels().contains(label)
        || sender.remoteWrites().stream()
            .flatMap(write -> write.relabelling().stream())
            .anyMatch(rule -> rule.targetLabel().equals(label));
  }

  private static boolean isAmong(List<Label> labels, String name) {
    return labels.stream().anyMatch(label -> label.name().equals(name));
  }

  /** Returns the labels that may name the clusters, the likeliest first. */
  private static List<String> candidates(List<Sender> senders) {
    Set<String> names = new LinkedHashSet<>();
    for (Sender sender : senders) {
      sender.externalLabels().labels().stream()
          .map(Label::name)
          .filter(IdentityLabelFinder::isClusterLike)
          .forEach(names::add);
    }
    List<String> candidates = new ArrayList<>();
    names.stream()
        .filter(name -> onAll(name, senders) || clustersWith(name, senders) >= SEVERAL)
        .sorted(
            (one, other) ->
                Integer.compare(clustersWith(other, senders), clustersWith(one, senders)))
        .forEach(candidates::add);
    OTHERS.stream().filter(name -> tellsApart(name, senders)).forEach(candidates::add);
    return candidates;
  }

  private static boolean onAll(String name, List<Sender> senders) {
    return senders.stream().allMatch(sender -> isAmong(sender.externalLabels().labels(), name));
  }

  private static int clustersWith(String name, List<Sender> senders) {
    return (int)
        senders.stream()
            .filter(sender -> isAmong(sender.externalLabels().labels(), name))
            .map(sender -> sender.cluster().name())
            .distinct()
            .count();
  }

  /** Tells whether all senders have a label, and each of several clusters a value of its own. */
  private static boolean tellsApart(String name, List<Sender> senders) {
    Set<String> clusters = new HashSet<>();
    Set<String> values = new HashSet<>();
    Set<String> pairs = new HashSet<>();
    for (Sender sender : senders) {
      if (!(sender.externalLabels().value(name) instanceof Value.Known<String> value)) {
        return false;
      }
      clusters.add(sender.cluster().name());
      values.add(value.value());
      pairs.add(sender.cluster().name() + "\n" + value.value());
    }
    return clusters.size() >= SEVERAL
        && values.size() == clusters.size()
        && pairs.size() == clusters.size();
  }

  private static boolean asksFor(String label, Needs needs) {
    Pattern use = Pattern.compile("\\b" + Pattern.quote(label) + "\\b");
    return needs.queries().stream().anyMatch(query -> use.matcher(query.text().text()).find());
  }
}
