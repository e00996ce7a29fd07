package io.mcmetrics.helm;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether values turn a sub-chart off that belongs to a chart whose {@code Chart.yaml} is not in
 * the tree. Its condition is not seen, so what counts is a switch that goes by the name of the
 * sub-chart: {@code enabled} below its key, a tag, or one beside it such as {@code
 * enablePrometheusStack} beside {@code kube-prometheus-stack} (robusta 0.18, Chart.yaml).
 */
final class UnseenConditions {
  private static final List<String> WITHIN = List.of("enabled", "install", "create", "deploy");

  private static final Pattern BESIDE =
      Pattern.compile(
          "(?:enable|install|deploy|use|with)[-_]?(.+)|(.+?)[-_]?(?:enabled|install|installed)");

  /** Shorter words are part of the names of too many charts. */
  private static final int SHORTEST = 4;

  private final YamlMapping values;

  /** The keys of the values that are false, found once: values can have thousands of keys. */
  private final List<String> switchedOff;

  private UnseenConditions(YamlMapping values) {
    this.values = values;
    this.switchedOff =
        values.entries().stream()
            .filter(UnseenConditions::isFalse)
            .map(entry -> entry.key().text())
            .toList();
  }

  /** Looks at the values of the chart that sub-charts belong to. */
  static UnseenConditions of(YamlMapping values) {
    return new UnseenConditions(values);
  }

  private static boolean isFalse(Entry entry) {
    return entry.value() instanceof YamlScalar text
        && !text.isUnknown()
        && text.text().equalsIgnoreCase("false");
  }

  /**
   * Tells whether a sub-chart is turned off.
   *
   * @param key the key of its values
   */
  boolean areOff(String key) {
    boolean isOffWithin =
        values
            .mappingAt(key)
            .filter(own -> WITHIN.stream().anyMatch(name -> own.is(false, name)))
            .isPresent();
    return isOffWithin
        || switchedOff.stream().anyMatch(name -> names(name, key))
        || values
            .mappingAt("tags")
            .filter(tags -> tags.entries().stream().anyMatch(tag -> isOffTag(tags, tag, key)))
            .isPresent();
  }

  private static boolean isOffTag(Yaml tags, Entry tag, String key) {
    return tags instanceof YamlMapping all
        && all.is(false, tag.key().text())
        && plain(tag.key().text()).equals(plain(key));
  }

  /** Tells whether the name of a switch, without the word that says so, is within that of a key. */
  private static boolean names(String name, String key) {
    Matcher matcher = BESIDE.matcher(name.toLowerCase(Locale.ROOT));
    return matcher.matches()
        && Stream.of(1, 2)
            .flatMap(group -> Stream.ofNullable(matcher.group(group)))
            .map(UnseenConditions::plain)
            .anyMatch(word -> word.length() >= SHORTEST && plain(key).contains(word));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
