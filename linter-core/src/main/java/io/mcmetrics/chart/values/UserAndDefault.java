package io.mcmetrics.chart.values;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Removal;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/**
 * The nodes of the user and of the chart at the same path.
 *
 * @param user the value of the user; empty if there is none
 * @param chartDefault the default of the chart that is merged with it, or used instead; empty if
 *     there is none
 * @param key the place of the key, or of the nearest key around it that the user wrote
 */
public record UserAndDefault(Optional<Yaml> user, Optional<Yaml> chartDefault, Origin key) {

  /** Returns the nodes at a path below. */
  public UserAndDefault at(List<String> keys) {
    UserAndDefault pair = this;
    for (String step : keys) {
      if (pair.user.isEmpty() && pair.chartDefault.isEmpty()) {
        return pair;
      }
      pair = pair.at(step);
    }
    return pair;
  }

  private UserAndDefault at(String step) {
    if (user.isPresent() && user.get() instanceof YamlScalar scalar && scalar.isUnknown()) {
      return new UserAndDefault(user, Optional.empty(), key);
    }
    Optional<Yaml> below =
        isRemoved(step) ? Optional.empty() : chartDefault.flatMap(n -> n.at(step));
    Optional<Entry> entry = user.flatMap(node -> entry(node, step));
    if (entry.isEmpty()) {
      return new UserAndDefault(Optional.empty(), below, key);
    }
    Yaml value = entry.get().value();
    boolean both = value instanceof YamlMapping;
    below = both ? below.filter(YamlMapping.class::isInstance) : Optional.empty();
    return new UserAndDefault(Optional.of(value), below, entry.get().origin());
  }

  private static Optional<Entry> entry(Yaml node, String step) {
    if (node instanceof YamlSequence list && step.chars().allMatch(Character::isDigit)) {
      int index = step.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(step);
      return list.items().stream()
          .skip(index)
          .findFirst()
          .map(item -> new Entry(YamlScalar.plain(step, item.origin()), item));
    }
    return node instanceof YamlMapping mapping ? mapping.entry(step) : Optional.empty();
  }

  private boolean isRemoved(String step) {
    return user.isPresent() && isRemoved(user.get(), step);
  }

  /**
   * Tells whether a null of the user has already removed a key, as it has if the chart is in the
   * tree.
   */
  static boolean isRemoved(Yaml user, String key) {
    for (Removal removal : user.origin().removals()) {
      if (removal.key().equals(key)) {
        return true;
      }
    }
    return false;
  }
}
