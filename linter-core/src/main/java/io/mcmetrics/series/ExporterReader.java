package io.mcmetrics.series;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the resources of this package that describe exporters, one for each.
 *
 * <p>A line without indentation begins something, and the indented lines below belong to it:
 *
 * <pre>
 * # a comment
 * optional                       a flag; also honor-labels, unscraped, every-target
 * switch KEY…                    values of the chart, each of which turns the exporter off
 * relabelings KEY                where its metric relabelings stand
 * target LABEL=VALUE…            one target
 * include NAME                   the metrics of another resource, at these targets
 * rows NAME                      labels that occur together, one row a line;
 *   [LABEL=VALUE] LABEL=VALUE…     in brackets, of which targets
 * gauge ROWS…                    metrics with all combinations of these rows;
 *   NAME…                          counter, histogram (and rows le), summary (and rows quantile)
 * absent REASON                  names that are asked for but not exposed
 *   NAME…
 * </pre>
 */
final class ExporterReader {
  private static final List<LabelRow> ONE_EMPTY = List.of(LabelRow.empty());

  private final Set<Exporter.Flag> flags = EnumSet.noneOf(Exporter.Flag.class);
  private final List<String> switches = new ArrayList<>();
  private Optional<String> relabelings = Optional.empty();
  private final List<Map<String, String>> targets = new ArrayList<>();
  private final List<String> includes = new ArrayList<>();
  private final Map<String, List<LabelRow>> rows = new HashMap<>();
  private final List<MetricBlock> blocks = new ArrayList<>();
  private final NavigableMap<String, String> absent = new TreeMap<>();

  private ExporterReader() {}

  static Exporter read(String name) {
    ExporterReader reader = new ExporterReader();
    String head = "";
    List<String> body = new ArrayList<>();
    for (String line : text(name + ".txt").split("\n", -1)) {
      if (line.startsWith("  ")) {
        body.add(line.substring(2));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        reader.take(head, body);
        head = line;
        body.clear();
      }
    }
    reader.take(head, body);
    return new Exporter(
        name,
        reader.flags,
        reader.switches,
        reader.relabelings,
        reader.targets,
        reader.includes,
        reader.blocks,
        reader.absent);
  }

  static String text(String resource) {
    try (InputStream in = ExporterReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String head, List<String> body) {
    int space = head.indexOf(' ');
    String word = space < 0 ? head : head.substring(0, space);
    String rest = space < 0 ? "" : head.substring(space + 1);
    switch (word) {
      case "" -> {}
      case "optional" -> flags.add(Exporter.Flag.OPTIONAL);
      case "honor-labels" -> flags.add(Exporter.Flag.HONOR_LABELS);
      case "unscraped" -> flags.add(Exporter.Flag.UNSCRAPED);
      case "every-target" -> flags.add(Exporter.Flag.EVERY_TARGET);
      case "switch" -> switches.addAll(words(rest));
      case "relabelings" -> relabelings = Optional.of(rest);
      case "target" -> targets.add(labels(rest));
      case "include" -> includes.add(rest);
      case "rows" -> rows.put(rest, body.stream().map(ExporterReader::row).toList());
      case "absent" -> names(body).forEach(name -> absent.put(name, rest));
      default -> blocks.add(block(word, words(rest), names(body)));
    }
  }

  private MetricBlock block(String word, List<String> kinds, List<String> names) {
    MetricType type =
        MetricType.find(word).orElseThrow(() -> new IllegalStateException("unknown word " + word));
    List<LabelRow> combined = ONE_EMPTY;
    for (String kind : kinds) {
      combined = combined.equals(ONE_EMPTY) ? rowsOf(kind) : product(combined, rowsOf(kind));
    }
    List<LabelRow> points = type.rows().isPresent() ? rowsOf(type.rows().get()) : ONE_EMPTY;
    return new MetricBlock(type, combined, points, names);
  }

  private List<LabelRow> rowsOf(String kind) {
    List<LabelRow> found = rows.get(kind);
    if (found == null) {
      throw new IllegalStateException("no rows are called " + kind);
    }
    return found;
  }

  private static List<LabelRow> product(List<LabelRow> some, List<LabelRow> others) {
    List<LabelRow> product = new ArrayList<>();
    for (LabelRow one : some) {
      for (LabelRow other : others) {
        product.add(one.and(other));
      }
    }
    return product;
  }

  private static LabelRow row(String line) {
    if (!line.startsWith("[")) {
      return new LabelRow(Map.of(), labels(line));
    }
    int end = line.indexOf(']');
    return new LabelRow(labels(line.substring(1, end)), labels(line.substring(end + 1)));
  }

  private static NavigableMap<String, String> labels(String text) {
    NavigableMap<String, String> labels = new TreeMap<>();
    for (String word : words(text)) {
      int equals = word.indexOf('=');
      labels.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return labels;
  }

  private static List<String> names(List<String> body) {
    List<String> names = new ArrayList<>();
    body.forEach(line -> names.addAll(words(line)));
    return names;
  }

  private static List<String> words(String text) {
    String bare = text.strip();
    return bare.isEmpty() ? List.of() : List.of(bare.split(" "));
  }
}
