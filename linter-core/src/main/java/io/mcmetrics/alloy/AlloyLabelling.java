package io.mcmetrics.alloy;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The labels that the relabelling components of a text give to series and targets, as far as the
 * rules write down their names (Alloy 1.19,
 * docs/sources/shared/reference/components/rule-block.md). Which series get them is not worked out.
 */
final class AlloyLabelling {
  /** The actions that leave labels out, or series, and never set one. */
  private static final Set<String> SETTING_NONE =
      Set.of("keep", "drop", "keepequal", "dropequal", "labeldrop", "labelkeep");

  /**
   * A word for the cluster wherever a label may be written, as in the targets of a scrape or in a
   * processor; neither the domain of Services nor the setting {@code clustering}.
   */
  private static final Pattern CLUSTER =
      Pattern.compile("(?i)(?<![-a-z0-9])cluster(?:[._](?:name|id))?+(?![-.\\w])");

  private final List<Yaml> labels = new ArrayList<>();
  private boolean mayNameCluster;

  /** Reads the components on the way to a sender. */
  AlloyLabelling(List<AlloyBlock> components) {
    for (AlloyBlock component : components) {
      mayNameCluster |=
          AlloyFlow.textsOf(component).stream().anyMatch(text -> CLUSTER.matcher(text).find());
      if (isRelabelling(component)) {
        component.named("rule").forEach(this::addRule);
      } else {
        component.blocks().stream()
            .filter(AlloyLabelling::isRelabelling)
            .flatMap(inner -> inner.named("rule").stream())
            .forEach(this::addRule);
      }
    }
  }

  /** Tells whether a component changes the labels of series or targets by rules. */
  static boolean isRelabelling(AlloyBlock component) {
    return component.name().equals(AlloySenders.RELABEL)
        || component.name().equals("discovery.relabel");
  }

  private void addRule(AlloyBlock rule) {
    String action = rule.attribute("action").flatMap(AlloyLabelling::text).orElse("replace");
    boolean isWritten =
        rule.attribute("action").isEmpty()
            || rule.attribute("action").flatMap(AlloyLabelling::text).isPresent();
    if (isWritten && SETTING_NONE.contains(action)) {
      return;
    }
    Optional<YamlScalar> target =
        rule.attribute("target_label")
            .filter(YamlScalar.class::isInstance)
            .map(YamlScalar.class::cast)
            .filter(label -> !label.isUnknown());
    // The rule labelmap takes the names from the series.
    if (action.equals("labelmap") || target.isEmpty()) {
      mayNameCluster = true;
    } else {
      labels.add(target.get());
    }
  }

  private static Optional<String> text(Yaml value) {
    return value instanceof YamlScalar scalar && !scalar.isUnknown()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** Returns the labels whose names are written. */
  List<Yaml> labels() {
    return List.copyOf(labels);
  }

  /** Tells whether something on the way may set a label that names the cluster. */
  boolean mayNameCluster() {
    return mayNameCluster;
  }
}
