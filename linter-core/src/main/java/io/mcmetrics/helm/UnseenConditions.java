package io.mcmetrics.helm;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

  private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]");

  /** Shorter words are part of the names of too many charts. */
  private static final int SHORTEST = 4;

  /** The words of the switches that are off, in lower case, without what stands around them. */
  private final List<String> words = new ArrayList<>();

  private final Set<String> tags = new HashSet<>();

  private UnseenConditions() {}

  /**
   * Returns the conditions in the values of a chart: looked through once, for all its sub-charts.
   */
  static UnseenConditions in(YamlMapping values) {
    UnseenConditions conditions = new UnseenConditions();
    off(values).forEach(conditions::add);
    values.mappingAt("tags").stream()
        .flatMap(UnseenConditions::off)
        .map(UnseenConditions::plain)
        .forEach(conditions.tags::add);
    return conditions;
  }

  /** Returns the keys with the value false. */
  private static Stream<String> off(YamlMapping values) {
    return values.byKey().values().stream()
        .filter(
            entry ->
                Value.of(entry.value()) instanceof Value.Known<String> known
                    && known.value().equalsIgnoreCase("false"))
        .map(entry -> entry.key().text());
  }

  /** Adds the word of a switch, if the key is the name of one. */
  private void add(String key) {
    Matcher matcher = BESIDE.matcher(key.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      Stream.of(1, 2)
          .flatMap(group -> Stream.ofNullable(matcher.group(group)))
          .map(UnseenConditions::plain)
          .filter(word -> word.length() >= SHORTEST)
          .forEach(words::add);
    }
  }

  /**
   * Tells whether a sub-chart is turned off.
   *
   * @param key the key of its values
   * @param own its values
   */
  boolean turnOff(String key, YamlMapping own) {
    String name = plain(key);
    return WITHIN.stream().anyMatch(one -> own.is(false, one))
        || words.stream().anyMatch(name::contains)
        || tags.contains(name);
  }

  private static String plain(String name) {
    return NO_LETTER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
