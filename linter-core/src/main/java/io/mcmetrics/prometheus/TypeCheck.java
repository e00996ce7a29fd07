package io.mcmetrics.prometheus;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.prometheus.ConfigurationSheet.Row;
import io.mcmetrics.relabel.GoScalar;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks keys and types as {@code yaml.UnmarshalStrict} does, and then what the type of each block
 * checks itself. Lists of relabelling rules have a reader of their own.
 */
final class TypeCheck {
  private static final ConfigurationSheet SHEET = ConfigurationSheet.read("configuration.txt");
  private static final String RELABELLING = "[]*relabel.Config";

  /** Types that are lists or maps by another name, or groups without a declaration of their own. */
  private static final Map<String, String> SPELLED_OUT =
      Map.of(
          "url.Values", "map[string][]string",
          "model.LabelSet", "map[model.LabelName]string",
          "config.ProxyHeader", "map[string][]string",
          "config.Header", "map[string][]string",
          "labels.Labels", "map[string]string",
          "config.Headers", "map[string]config.OneHeader");

  private static final Map<String, List<String>> SMALL_GROUPS =
      Map.of(
          "config.OneHeader", List.of("values", "secrets", "files"),
          "targetgroup.Group", List.of("targets", "labels"));

  private final Refusals out;

  TypeCheck(Refusals out) {
    this.out = out;
  }

  /** Checks a value that is to be of a type. */
  void check(String type, Yaml node) {
    if (node instanceof YamlScalar scalar && scalar.isUnknown() && !type.equals("labels.Labels")) {
      return;
    }
    if (type.startsWith("*")) {
      check(type.substring(1), node);
    } else if (type.startsWith("[]")) {
      checkList(type, node);
    } else if (SPELLED_OUT.containsKey(type)) {
      checkMap(SPELLED_OUT.getOrDefault(type, type), node);
    } else if (type.startsWith("map[")) {
      checkMap(type, node);
    } else if (isGroup(SHEET.underlying(type))) {
      checkGroup(SHEET.underlying(type), node);
    } else {
      ScalarCheck.check(type, SHEET.underlying(type), node, out);
    }
  }

  private static boolean isGroup(String type) {
    return SHEET.hasFields(type) || SMALL_GROUPS.containsKey(type);
  }

  private void checkList(String type, Yaml node) {
    if (node.isNull() || type.equals(RELABELLING)) {
      return;
    }
    if (!(node instanceof YamlSequence list)) {
      cannotRead(type, node);
      return;
    }
    for (Yaml item : list.items()) {
      check(type.substring(2), item);
    }
  }

  private void checkMap(String type, Yaml node) {
    if (node.isNull()) {
      return;
    }
    if (node instanceof YamlMapping mapping) {
      int end = type.indexOf(']');
      fill(type.substring(4, end), type.substring(end + 1), mapping, new HashSet<>());
    } else {
      cannotRead(type, node);
    }
  }

  /** Merged keys are set like others, and none may be set twice. */
  private void fill(String keyType, String type, YamlMapping mapping, Set<String> set) {
    for (Entry entry : mapping.entries()) {
      if (entry.isMerge()) {
        sources(entry).forEach(source -> fill(keyType, type, source, set));
        continue;
      }
      check(keyType, entry.key());
      check(type, entry.value());
      if (!set.add(entry.key().text())) {
        out.add("key \"" + entry.key().text() + "\" already set in map", entry);
      }
    }
  }

  private List<YamlMapping> sources(Entry merge) {
    List<Yaml> sources =
        merge.value() instanceof YamlSequence list ? list.items() : List.of(merge.value());
    if (!sources.stream().allMatch(YamlMapping.class::isInstance)) {
      out.add("map merge requires map or sequence of maps as the value", merge);
      return List.of();
    }
    return sources.stream().map(YamlMapping.class::cast).toList();
  }

  private void checkGroup(String type, Yaml node) {
    if (node.isNull()) {
      return;
    }
    if (!(node instanceof YamlMapping mapping)) {
      cannotRead(type, node);
      return;
    }
    int before = out.count();
    readFields(type, mapping);
    if (out.count() == before) {
      BlockChecks.check(type, new Struct(mapping.merged(), out));
    }
  }

  private void readFields(String type, YamlMapping mapping) {
    Map<String, Entry> set = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (entry.isMerge()) {
        sources(entry).forEach(source -> readFields(type, source));
      } else if (!entry.key().isUnknown()) {
        // A template may make any keys of another.
        if (set.putIfAbsent(key, entry) == null) {
          readField(type, entry);
        } else {
          out.add("field " + key + " already set in type " + type, entry);
        }
      }
    }
  }

  private void readField(String type, Entry entry) {
    String key = entry.key().text();
    if (SMALL_GROUPS.containsKey(type)) {
      if (SMALL_GROUPS.getOrDefault(type, List.of()).contains(key)) {
        check(key.equals("labels") ? "model.LabelSet" : "[]string", entry.value());
      } else {
        unknownField(type, entry, SMALL_GROUPS.getOrDefault(type, List.of()));
      }
      return;
    }
    List<Row> rows = SHEET.rows(type, key);
    Optional<Row> row = rowFor(rows);
    if (row.isPresent()) {
      if (out.loader().release().isEmpty() && row.get().before().isPresent()) {
        String gone = row.get().before().get().toString();
        out.add(notFound(type, key) + " since " + gone, Confidence.POSSIBLE, entry);
      }
      check(row.get().type(), entry.value());
    } else if (rows.isEmpty()) {
      if (!out.loader().isUnseen()) {
        unknownField(type, entry, SHEET.names(type));
      }
    } else {
      out.add(notFound(type, key) + when(rows), entry);
    }
  }

  private Optional<Row> rowFor(List<Row> rows) {
    Optional<MinorVersion> release = out.loader().release();
    if (release.isEmpty()) {
      return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    }
    return rows.stream().filter(row -> row.isIn(release.get())).reduce((older, newer) -> newer);
  }

  private String when(List<Row> rows) {
    Row row = rows.get(rows.size() - 1);
    String release = out.loader().release().map(MinorVersion::toString).orElse("");
    Optional<MinorVersion> gone =
        row.before().filter(before -> !out.loader().isBefore(before.major(), before.minor()));
    return gone.isPresent()
        ? " since " + gone.get()
        : " of " + release + "; it came after " + row.after().map(Object::toString).orElse("it");
  }

  private static String notFound(String type, String key) {
    return "field " + key + " not found in type " + type;
  }

  private void unknownField(String type, Entry entry, List<String> known) {
    String key = entry.key().text();
    String snake = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    Vocabulary names = new Vocabulary(known);
    String hint = known.contains(snake) ? "; did you mean `" + snake + "`?" : names.hint(key);
    out.add(notFound(type, key) + hint, entry);
  }

  private void cannotRead(String type, Yaml node) {
    out.add("cannot unmarshal " + GoScalar.shown(node) + " into " + type, node);
  }
}
