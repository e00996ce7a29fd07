package io.mcmetrics.chart;

import io.mcmetrics.chart.values.Condition;
import io.mcmetrics.chart.values.Truth;
import io.mcmetrics.chart.values.Values;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The head of a sheet, by which its chart is recognised.
 *
 * @param chart its name
 * @param repositories parts of the addresses of its repositories
 * @param recognise conditions on values, any of which only the values of this chart meet
 * @param maybe conditions on values, which the values of other charts may meet as well
 */
record SheetHead(
    String chart, List<String> repositories, List<Condition> recognise, List<Condition> maybe) {
  private static final Set<String> KEYS = Set.of("chart", "repositories", "recognise", "maybe");

  SheetHead {
    repositories = List.copyOf(repositories);
    recognise = List.copyOf(recognise);
    maybe = List.copyOf(maybe);
  }

  static SheetHead read(SourceFile file) {
    YamlMapping root = SheetReader.mapping(file);
    for (Entry entry : root.entries()) {
      if (!KEYS.contains(entry.key().text())) {
        throw new IllegalArgumentException(entry.origin().span() + ": no key of a sheet's head");
      }
    }
    return new SheetHead(
        root.scalarAt("chart").map(YamlScalar::text).orElseThrow(),
        texts(root, "repositories"),
        texts(root, "recognise").stream().map(Condition::of).toList(),
        texts(root, "maybe").stream().map(Condition::of).toList());
  }

  private static List<String> texts(YamlMapping root, String key) {
    List<String> texts = new ArrayList<>();
    for (Yaml item : root.itemsAt(key)) {
      texts.add(((YamlScalar) item).text());
    }
    return texts;
  }

  /** Tells whether the chart is in the repository of an address. */
  boolean isFrom(String repository) {
    return repositories.stream().anyMatch(repository::contains);
  }

  /** Tells whether values look like those of the chart, and of no other. */
  boolean recognises(YamlMapping values) {
    return anyHolds(recognise, values);
  }

  /** Tells whether values may be those of the chart. */
  boolean maybeRecognises(YamlMapping values) {
    return anyHolds(maybe, values);
  }

  private static boolean anyHolds(List<Condition> conditions, YamlMapping values) {
    Values alone = new Values(values, YamlMapping.empty(values.origin()), values.origin());
    return conditions.stream()
        .anyMatch(condition -> condition.holds(term -> asked(term, alone)) == Truth.YES);
  }

  private static Truth asked(Condition.Term term, Values values) {
    if (!(term instanceof Condition.Filled filled)) {
      throw new IllegalArgumentException("values are recognised by what is there");
    }
    Optional<Yaml> value = values.at(filled.path().keys()).value().filter(n -> !n.isNull());
    return filled.expected()
        ? Truth.of(value.filter(v -> isEvidence(v, filled.path().keys())).isPresent())
        : Truth.of(value.isEmpty());
  }

  /**
   * Tells whether a value tells of a chart. A text that something else fills in does not, nor does
   * {@code prometheus: {}}, which many programs have. Each known chart lists remote writes.
   */
  private static boolean isEvidence(Yaml value, List<String> keys) {
    if (keys.get(keys.size() - 1).equals("remoteWrite")) {
      return value instanceof YamlSequence;
    }
    return value instanceof YamlScalar text
        ? !text.isUnknown()
        : value.size() > 1 || !keys.equals(List.of("prometheus"));
  }
}
