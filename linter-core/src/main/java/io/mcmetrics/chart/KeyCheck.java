package io.mcmetrics.chart;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.chart.sketch.SketchNotes;
import io.mcmetrics.chart.sketch.ValueRemark;
import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.chart.values.ChartKeys;
import io.mcmetrics.chart.values.ChartKeys.Range;
import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of values that no template of their chart reads: Helm passes over them in silence. A key
 * that begins with {@code x-}, a dot or an underscore is taken for a note of the author's own.
 */
final class KeyCheck {
  private static final int LONG_WORD = 8;
  private static final int SHORT_WORD = 5;

  /** Charts beside and below this one read here what they like. */
  private static final String SHARED = "global";

  private final ChartUse use;
  private final ChartKeys keys;
  private final Set<String> vital;
  private final Set<String> told;
  private final Optional<ChartVersion> version;
  private final String texts;
  private final boolean named;
  private final SketchNotes notes;

  private KeyCheck(
      ChartUse use, KeyWords words, YamlMapping values, boolean named, SketchNotes notes) {
    this.named = named;
    this.use = use;
    this.keys = words.keys();
    this.vital = words.vital();
    this.told = words.told();
    // `78` is a range of versions for Helm.
    this.version =
        ChartVersion.find(use.version())
            .filter(exact -> use.version().matches("v?\\d+\\.\\d+\\.\\d+.*"));
    this.texts = templates(values);
    this.notes = notes;
  }

  /**
   * What a sheet says of keys.
   *
   * @param keys those that the chart reads
   * @param vital the names of keys that decide what is sent, and whereto
   * @param told paths of which something else tells when they are not read
   */
  record KeyWords(ChartKeys keys, Set<String> vital, Set<String> told) {
    KeyWords {
      vital = Set.copyOf(vital);
      told = Set.copyOf(told);
    }
  }

  /**
   * Adds a remark for each key of values that the chart does not read.
   *
   * @param named whether something names the chart; else it may be one of before the first version
   *     that is known, and only keys with a likely meaning are told of
   */
  static void check(
      ChartUse use, KeyWords words, YamlMapping values, boolean named, SketchNotes notes) {
    if (words.keys().isKnown()) {
      new KeyCheck(use, words, values, named, notes).check(values, List.of());
    }
  }

  private void check(YamlMapping mapping, List<String> path) {
    for (Entry entry : mapping.entries()) {
      String key = entry.key().text();
      List<String> below = new ArrayList<>(path);
      below.add(key);
      if (entry.value().isNull() || key.matches("x-.*|[._].*|.*[{$].*")) {
        continue;
      }
      Optional<Range> range = keys.range(path, key);
      if (range.isEmpty()) {
        unknown(entry, path, String.join(".", below));
      } else if (version.isPresent() && !range.get().has(version.get())) {
        elsewhen(entry, String.join(".", below), range.get());
      } else if (entry.value() instanceof YamlMapping nested) {
        below(nested, below);
      }
    }
  }

  private void below(YamlMapping nested, List<String> path) {
    if (keys.lists(path)) {
      check(nested, path);
      return;
    }
    List<String> any = new ArrayList<>(path);
    any.add("*");
    if (keys.lists(any)) {
      for (Entry entry : nested.entries()) {
        if (entry.value() instanceof YamlMapping one) {
          check(one, any);
        }
      }
    }
  }

  /** A key that is gone is told of only where something is lost with it. */
  private void elsewhen(Entry entry, String whole, Range range) {
    boolean isVital = vital.contains(entry.key().text());
    String release = chart() + " " + version.orElseThrow().text();
    if (range.since().filter(first -> first.compareTo(version.orElseThrow()) > 0).isPresent()) {
      remark(
          entry,
          About.LATER_KEY,
          "%s has no key `%s` yet, which came with %s: nobody reads it"
              .formatted(release, whole, range.since().get().text()));
    } else if (isVital) {
      remark(
          entry,
          About.LOST_KEY,
          "%s has no key `%s` any more, since %s: nobody reads it"
              .formatted(release, whole, range.until().orElseThrow().text()));
    }
  }

  private void unknown(Entry entry, List<String> path, String whole) {
    if (told.contains(whole) || texts.contains(".Values." + whole)) {
      return;
    }
    String key = entry.key().text();
    Optional<String> meant = sibling(path, key);
    Optional<String> above =
        meant
            .filter(other -> !letters(other).equals(letters(key)))
            .flatMap(any -> above(path, key));
    if (meant.isEmpty() && !path.isEmpty() && path.get(0).equals(SHARED)) {
      return;
    }
    boolean isVital = meant.filter(vital::contains).isPresent() || holdsVital(entry);
    About about = isVital ? About.LOST_KEY : About.UNKNOWN_KEY;
    String read = chart() + " has no key `" + whole + "`, and nobody reads it";
    Optional<String> home = meant.isPresent() ? above : home(path, key);
    if (meant.isPresent() && above.isEmpty()) {
      remark(entry, about, read + "; did you mean `" + join(path, meant.get()) + "`?");
    } else if (path.isEmpty() && isOwnName(entry)) {
      remark(
          entry, About.LOST_KEY, read + ": its keys belong one level up, at the top of the values");
    } else if (home.isPresent()) {
      remark(entry, about, read + ": `" + key + "` belongs to `" + home.get() + "`");
    } else if (!path.isEmpty() && (named || isVital)) {
      remark(entry, about, read);
    }
  }

  private void remark(Entry entry, About about, String message) {
    notes.add(new ValueRemark(about, entry.origin(), message, named));
  }

  private String chart() {
    return use.chart().isEmpty() ? "the chart" : "`" + use.chart() + "`";
  }

  /** Returns the key beside it that is spelt alike; in other letters, or with a slip or two. */
  private Optional<String> sibling(List<String> path, String key) {
    List<String> siblings = keys.of(path);
    return siblings.stream()
        .filter(other -> letters(other).equals(letters(key)))
        .findFirst()
        .or(
            () ->
                path.isEmpty() && key.length() < SHORT_WORD
                    ? Optional.empty()
                    : slip(siblings, key));
  }

  private static Optional<String> slip(List<String> siblings, String key) {
    return new Vocabulary(siblings)
        .nearest(key)
        .filter(other -> Math.abs(other.length() - key.length()) <= 2);
  }

  private static String letters(String key) {
    return key.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }

  /** Tells whether a key is the name of the chart, as it would be in the values of a parent. */
  private boolean isOwnName(Entry entry) {
    return entry.key().text().equals(use.chart())
        && entry.value() instanceof YamlMapping own
        && own.entries().stream()
            .anyMatch(below -> keys.range(List.of(), below.key().text()).isPresent());
  }

  /** Returns the nearest mapping around one that has the key itself. */
  private Optional<String> above(List<String> path, String key) {
    for (int depth = path.size() - 1; depth > 0; depth--) {
      List<String> around = path.subList(0, depth);
      if (isRead(around, key)) {
        return Optional.of(String.join(".", around));
      }
    }
    return Optional.empty();
  }

  private boolean isRead(List<String> path, String key) {
    return keys.range(path, key)
        .filter(range -> version.isEmpty() || range.has(version.get()))
        .isPresent();
  }

  /** Returns the mapping that has the key, above or below; empty if there is none or several. */
  private Optional<String> home(List<String> path, String key) {
    List<String> homes = new ArrayList<>();
    for (List<String> other : keys.pathsOf(key)) {
      boolean isNear = startsWith(other, path) || startsWith(path, other);
      if (isNear && !other.isEmpty() && vitalOrRare(key, path) && isRead(other, key)) {
        homes.add(String.join(".", other));
      }
    }
    return homes.size() == 1 ? Optional.of(homes.get(0)) : Optional.empty();
  }

  /** At the top people have keys of their own, of which a common word says nothing. */
  private boolean vitalOrRare(String key, List<String> path) {
    boolean isCommon = path.isEmpty() && key.length() < LONG_WORD;
    return vital.contains(key) || (!isCommon && keys.pathsOf(key).size() <= 2);
  }

  private static boolean startsWith(List<String> longer, List<String> shorter) {
    return longer.size() > shorter.size() && longer.subList(0, shorter.size()).equals(shorter);
  }

  private boolean holdsVital(Entry entry) {
    return vital.contains(entry.key().text()) || holdsVital(entry.value());
  }

  private boolean holdsVital(Yaml node) {
    return node instanceof YamlMapping mapping
        && mapping.entries().stream().anyMatch(this::holdsVital);
  }

  private static String join(List<String> path, String key) {
    return path.isEmpty() ? key : String.join(".", path) + "." + key;
  }

  /** Returns all texts with templates, which may refer to keys of the author's own. */
  private static String templates(Yaml node) {
    if (node instanceof YamlScalar scalar) {
      return scalar.text().contains("{{") ? scalar.text() + "\n" : "";
    }
    StringBuilder all = new StringBuilder();
    if (node instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> all.append(templates(entry.value())));
    } else {
      ((YamlSequence) node).items().forEach(item -> all.append(templates(item)));
    }
    return all.toString();
  }
}
