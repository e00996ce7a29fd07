package io.mcmetrics.document;

import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** The search of YAML for the words by which programs are told to send metrics. */
public final class SendingNodes {
  /** Nothing that people write is nested deeper. */
  private static final int MOST_LEVELS = 30;

  private SendingNodes() {}

  /**
   * Returns the first key or text with such a word; empty if there is none, or if the key is set to
   * nothing or turned off.
   */
  public static Optional<Located> firstIn(Yaml node) {
    return firstIn(node, MOST_LEVELS);
  }

  private static Optional<Located> firstIn(Yaml node, int levelsLeft) {
    if (levelsLeft == 0) {
      return Optional.empty();
    }
    if (node instanceof YamlMapping mapping) {
      return mapping.entries().stream()
          .flatMap(entry -> firstIn(entry, levelsLeft - 1).stream())
          .findFirst();
    }
    if (node instanceof YamlSequence list) {
      return list.items().stream()
          .flatMap(item -> firstIn(item, levelsLeft - 1).stream())
          .findFirst();
    }
    return node instanceof YamlScalar text && SendingWords.firstIn(text.text()).isPresent()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<Located> firstIn(Entry entry, int levelsLeft) {
    boolean isNamed = SendingWords.firstIn(entry.key().text()).isPresent();
    return isNamed
        ? Optional.<Located>of(entry).filter(any -> !isNothing(entry.value()))
        : firstIn(entry.value(), levelsLeft);
  }

  private static boolean isNothing(Yaml value) {
    boolean isEmpty =
        (value instanceof YamlMapping mapping
                && (mapping.entries().isEmpty() || mapping.is(false, "enabled")))
            || (value instanceof YamlSequence list && list.items().isEmpty());
    boolean isOff = value instanceof YamlScalar text && List.of("", "false").contains(text.text());
    return value.isNull() || isEmpty || isOff;
  }
}
