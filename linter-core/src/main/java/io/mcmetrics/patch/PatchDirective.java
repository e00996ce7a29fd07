package io.mcmetrics.patch;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/**
 * The directive {@code $patch} in a mapping, or in an item of a list that has no other key.
 *
 * <p>kustomize knows no other directive: {@code $retainKeys}, {@code $setElementOrder/…} and {@code
 * $deleteFromPrimitiveList/…}, which kubectl applies, end up in its output unchanged.
 */
enum PatchDirective {
  MERGE,
  REPLACE,
  DELETE;

  static final String KEY = "$patch";

  /** Returns the directive of a mapping; {@link #MERGE} if it has none. */
  static PatchDirective of(YamlMapping patch) {
    return patch.get(KEY).map(PatchDirective::named).orElse(MERGE);
  }

  /**
   * Returns the directive of a list: that of the first item that has one, provided it has no other
   * key; else {@link #MERGE}.
   */
  static PatchDirective of(List<Yaml> patch) {
    return first(patch).map(PatchDirective::named).orElse(MERGE);
  }

  /** Tells whether kustomize could read the directive of a mapping. */
  static boolean isReadable(YamlMapping patch) {
    return patch.get(KEY).map(value -> find(value).isPresent()).orElse(true);
  }

  /** Returns a mapping without its directive. */
  static YamlMapping strip(YamlMapping patch) {
    return YamlEdits.without(patch, KEY);
  }

  /** Removes the items with the directive from a list. */
  static void strip(List<Yaml> patch) {
    Optional<Yaml> value = first(patch);
    if (value.isPresent() && value.get() instanceof YamlScalar scalar) {
      MergeItems.remove(patch, List.of(KEY), List.of(scalar.text()));
    }
  }

  private static Optional<Yaml> first(List<Yaml> patch) {
    for (Yaml item : patch) {
      if (item instanceof YamlMapping mapping && mapping.get(KEY).isPresent()) {
        return mapping.entries().size() == 1 ? mapping.get(KEY) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static PatchDirective named(Yaml value) {
    return find(value)
        .orElseThrow(
            () ->
                new PatchRefusal(
                    Problem.at(
                        value,
                        "`%s` is no `$patch`: it may be `delete`, `merge` or `replace`",
                        text(value))));
  }

  private static Optional<PatchDirective> find(Yaml value) {
    return switch (text(value)) {
      case "merge" -> Optional.of(MERGE);
      case "replace" -> Optional.of(REPLACE);
      case "delete" -> Optional.of(DELETE);
      default -> Optional.empty();
    };
  }

  private static String text(Yaml value) {
    if (value instanceof YamlScalar scalar) {
      return scalar.text();
    }
    return value instanceof YamlSequence ? "[…]" : "{…}";
  }
}
