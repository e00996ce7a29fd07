package io.mcmetrics.series;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metrics that a user names in a file: one name a line, what an exporter answers at {@code
 * /metrics}, or what Prometheus answers at {@code /api/v1/label/__name__/values}.
 *
 * @param fault why the file has none of these forms, as the end of a sentence about it; empty if it
 *     has one
 */
public record MetricNames(NavigableSet<String> names, Optional<String> fault) {
  /** Far more than a Prometheus has; each of them is run through each chain of rules. */
  static final int MOST_NAMES = 50_000;

  /**
   * A line of the text format of Prometheus, of which the value may be missing. All quantifiers are
   * possessive, so that matching takes linear time.
   */
  private static final Pattern LINE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*+)"
              + "(?:\\{(?:\\s*+[a-zA-Z_][a-zA-Z0-9_]*+\\s*+=\\s*+"
              + "\"(?:[^\"\\\\]|\\\\.)*+\"\\s*+,?+)*+\\s*+})?+"
              + "(?:\\s.*+)?+");

  /** Keeps its own set. */
  public MetricNames {
    names = Collections.unmodifiableNavigableSet(new TreeSet<>(names));
  }

  /** Returns the metrics that a file names. */
  public static MetricNames read(SourceFile file) {
    String text = file.text().stripLeading();
    MetricNames read =
        text.startsWith("{") || text.startsWith("[") ? fromJson(file) : fromLines(file);
    if (read.fault.isPresent()) {
      return read;
    }
    if (read.names.isEmpty()) {
      return broken("names no metric");
    }
    return read.names.size() > MOST_NAMES
        ? broken("names more than %d metrics".formatted(MOST_NAMES))
        : read;
  }

  private static MetricNames broken(String fault) {
    return new MetricNames(new TreeSet<>(), Optional.of(fault));
  }

  /** JSON is YAML. Since Prometheus 3, a name may be any text. */
  private static MetricNames fromJson(SourceFile file) {
    YamlFile json = YamlReader.read(file);
    if (!json.syntaxErrors().isEmpty() || json.documents().size() != 1) {
      return broken("is no JSON");
    }
    NavigableSet<String> names = new TreeSet<>();
    for (Yaml item : names(json.documents().get(0))) {
      if (!(item instanceof YamlScalar name) || name.text().isEmpty()) {
        return broken("lists what is no name in line " + item.origin().span().from().line());
      }
      names.add(name.text());
    }
    return new MetricNames(names, Optional.empty());
  }

  private static List<Yaml> names(Yaml document) {
    return document instanceof YamlSequence list ? list.items() : document.itemsAt("data");
  }

  private static MetricNames fromLines(SourceFile file) {
    NavigableSet<String> names = new TreeSet<>();
    List<Integer> unread = new ArrayList<>();
    int number = 0;
    for (String line : file.text().lines().toList()) {
      number++;
      String bare = line.strip();
      Matcher matcher = LINE.matcher(bare);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      } else if (!bare.isEmpty() && !bare.startsWith("#")) {
        unread.add(number);
      }
    }
    return new MetricNames(names, complaint(unread));
  }

  private static Optional<String> complaint(List<Integer> unread) {
    if (unread.isEmpty()) {
      return Optional.empty();
    }
    String more = unread.size() > 1 ? ", and %d more".formatted(unread.size() - 1) : "";
    return Optional.of("names no metric in line " + unread.get(0) + more);
  }
}
