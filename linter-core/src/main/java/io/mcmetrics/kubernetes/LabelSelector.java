package io.mcmetrics.kubernetes;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A selector of objects by their labels (Kubernetes, "Labels and Selectors"). One without
 * requirements selects all.
 *
 * @param requirements an object is selected if it meets all of them
 * @param isWhole whether each of them could be read
 */
public record LabelSelector(List<Requirement> requirements, boolean isWhole, Origin origin)
    implements Located {
  /** Labels that Kubernetes and the Prometheus operator add to pods. */
  private static final Set<String> ADDED_LABELS =
      Set.of(
          "apps.kubernetes.io/pod-index",
          "controller-revision-hash",
          "pod-template-generation",
          "pod-template-hash",
          "statefulset.kubernetes.io/pod-name",
          "app.kubernetes.io/version",
          "operator.prometheus.io/shard");

  /**
   * A requirement on one label.
   *
   * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
   */
  public record Requirement(String key, Value<String> operator, List<Value<String>> values) {
    /** Keeps its own list. */
    public Requirement {
      values = List.copyOf(values);
    }

    private Answer isMetBy(List<NamedValue> labels, Answer hasMore) {
      if (!(operator instanceof Known<String> known)) {
        return Answer.UNKNOWN;
      }
      Optional<NamedValue> label = NamedValue.find(labels, key);
      Answer exists = label.isPresent() ? Answer.YES : mayBeThere(hasMore);
      return switch (known.value()) {
        case "Exists" -> exists;
        case "DoesNotExist" -> exists.not();
        case "In" -> label.map(this::isAmongValues).orElse(exists);
        case "NotIn" -> label.map(this::isAmongValues).orElse(exists).not();
        default -> Answer.UNKNOWN;
      };
    }

    private Answer mayBeThere(Answer hasMore) {
      return ADDED_LABELS.contains(key) ? Answer.UNKNOWN : hasMore;
    }

    private Answer isAmongValues(NamedValue label) {
      Answer found = Answer.NO;
      for (Value<String> value : values) {
        found = found.or(ValueEquality.compare(label.value(), value));
      }
      return found;
    }
  }

  /** Keeps its own list. */
  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  /** Reads the selector under a key; empty if there is none. */
  public static Optional<LabelSelector> at(YamlMapping parent, String key) {
    return parent.get(key).filter(node -> !node.isNull()).map(LabelSelector::read);
  }

  private static LabelSelector read(Yaml node) {
    if (!(node instanceof YamlMapping selector)) {
      return new LabelSelector(List.of(), false, node.origin());
    }
    List<Requirement> requirements = new ArrayList<>();
    for (NamedValue label : NamedValue.in(selector.mappingAt("matchLabels"))) {
      Value<String> in = new Known<>("In", label.origin());
      requirements.add(new Requirement(label.name(), in, List.of(label.value())));
    }
    for (YamlMapping expression : selector.mappingsAt("matchExpressions")) {
      String name = expression.text("key") instanceof Known<String> known ? known.value() : "";
      List<Value<String>> values = expression.itemsAt("values").stream().map(Value::of).toList();
      requirements.add(new Requirement(name, expression.text("operator"), values));
    }
    boolean isWhole = isListed(selector, "matchExpressions") && isMapped(selector, "matchLabels");
    return new LabelSelector(requirements, isWhole, selector.origin());
  }

  private static boolean isListed(YamlMapping parent, String key) {
    return !parent.has(key) || parent.sequenceAt(key).isPresent();
  }

  private static boolean isMapped(YamlMapping parent, String key) {
    return !parent.has(key) || parent.mappingAt(key).isPresent();
  }

  /** Tells whether it selects every object, whatever its labels are. */
  public boolean selectsAll() {
    return isWhole && requirements.isEmpty();
  }

  /**
   * Tells whether it selects an object with some labels.
   *
   * @param hasMore whether the object may have other labels as well
   */
  public Answer selects(List<NamedValue> labels, Answer hasMore) {
    Answer all = isWhole ? Answer.YES : Answer.UNKNOWN;
    for (Requirement requirement : requirements) {
      all = all.and(requirement.isMetBy(labels, hasMore));
    }
    return all;
  }
}
