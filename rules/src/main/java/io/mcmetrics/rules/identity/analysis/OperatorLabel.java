package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The external label with namespace and name of a Prometheus, which its operator adds unasked
 * (prometheus-operator, {@code buildExternalLabels} in {@code pkg/prometheus/promcfg.go}). It tells
 * clusters apart where each gives its Prometheus a name of its own.
 *
 * @param name the name of the label
 * @param value its value, {@code namespace/name}
 */
public record OperatorLabel(String name, String value) {
  private static final int WITH_REPLICA = 2;

  private static final Set<Kind> OF_DASHBOARDS = Set.of(Kind.PANEL, Kind.VARIABLE, Kind.ANNOTATION);

  /** Names that say what it is and not where it is, such as those that charts and manuals give. */
  private static final Pattern USUAL =
      Pattern.compile("(?i).*(prom|k8s|kube|agent|monitor|stack|server|main|default).*");

  /** What a label says about the clusters of a fleet. */
  public enum Use {
    /** A dashboard of the tree tells clusters apart by it. */
    ASKED_FOR,
    /** It may tell them apart: no other cluster has the value, and it is no usual one. */
    POSSIBLE,
    /** It does not: another cluster has the same value, or may have. */
    NONE
  }

  /** Returns the label of a sender; empty if no operator adds one, or if its value is not known. */
  public static Optional<OperatorLabel> of(Sender sender) {
    List<String> names = sender.operatorLabels();
    // The label of the replica comes second, and each may be turned off.
    boolean isAdded =
        names.size() == WITH_REPLICA || (names.size() == 1 && names.get(0).equals("prometheus"));
    return isAdded
            && sender.namespace() instanceof Known<String> namespace
            && sender.name() instanceof Known<String> name
        ? Optional.of(new OperatorLabel(names.get(0), namespace.value() + "/" + name.value()))
        : Optional.empty();
  }

  /**
   * Returns the label of a sender, if it is the one that tells clusters apart, and names a
   * Prometheus as those of other clusters are named too.
   */
  public static Optional<OperatorLabel> inPlaceOfCluster(Sender sender, Fleet fleet) {
    return of(sender)
        .filter(label -> label.name().equals(fleet.clusterLabel()))
        .filter(label -> label.isUsual() || label.isSharedWithAnother(sender, fleet));
  }

  private boolean isUsual() {
    return USUAL.matcher(value.replaceFirst(".*/", "")).matches();
  }

  /** Tells what the label of a sender says about its cluster. */
  public static Use useOf(Sender sender, Fleet fleet) {
    Optional<OperatorLabel> label = of(sender);
    if (label.isEmpty() || label.get().isSharedWithAnother(sender, fleet)) {
      return Use.NONE;
    }
    if (label.get().isAskedFor(fleet)) {
      return Use.ASKED_FOR;
    }
    return label.get().isUsual() ? Use.NONE : Use.POSSIBLE;
  }

  private boolean isSharedWithAnother(Sender sender, Fleet fleet) {
    return fleet.senders().stream()
        .filter(other -> !other.cluster().name().equals(sender.cluster().name()))
        .anyMatch(other -> of(other).filter(this::equals).isPresent());
  }

  /** A matcher, a grouping, or a variable that lists the values of the label. */
  private boolean isAskedFor(Fleet fleet) {
    String quoted = Pattern.quote(name);
    Pattern use =
        Pattern.compile(
            "(?<![\\w:])%s\\s*(?:=|!~|!=)|\\b(?:by|on)\\s*\\([^()]*(?<![\\w:])%s(?![\\w:])|,\\s*%s\\s*\\)"
                .formatted(quoted, quoted, quoted));
    return fleet.needs().queries().stream()
        .filter(query -> OF_DASHBOARDS.contains(query.consumer().kind()))
        .anyMatch(query -> use.matcher(query.text().text()).find());
  }
}
