package io.mcmetrics.kustomize.resource;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The fields that transformers change: those built into kustomize, and those that {@code
 * configurations} add.
 */
public final class KustomizeFields {
  private static final String REFERENCE = "nameReference";

  /** The built-in fields, which are read only when a transformer needs them. */
  private static final class BuiltIn {
    static final KustomizeFields FIELDS = parse(text());

    private static String text() {
      try (InputStream in =
          Objects.requireNonNull(
              KustomizeFields.class.getResourceAsStream("kustomize-fields.txt"))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The fields that refer to resources of some kind by name. */
  private record Reference(FieldSpec target, List<FieldSpec> referrers) {}

  /** A field that names a resource of some kind. */
  public record NamePlace(FieldSpec target, FieldSpec field) {}

  private final Map<String, List<FieldSpec>> lists;
  private final List<Reference> references;
  private final Map<String, List<NamePlace>> namePlaces = new HashMap<>();

  private KustomizeFields(Map<String, List<FieldSpec>> lists, List<Reference> references) {
    this.lists = lists;
    this.references = references;
    for (Reference reference : references) {
      for (FieldSpec field : reference.referrers()) {
        namePlaces
            .computeIfAbsent(field.kind(), kind -> new ArrayList<>())
            .add(new NamePlace(reference.target(), field));
      }
    }
  }

  /** Returns the same fields for every transformer. */
  public static KustomizeFields sameForAll(List<FieldSpec> places) {
    Map<String, List<FieldSpec>> lists = new LinkedHashMap<>();
    builtIn().lists.keySet().forEach(transformer -> lists.put(transformer, places));
    return new KustomizeFields(lists, List.of());
  }

  /** Returns the fields that are built into kustomize, which {@code kustomize-fields.txt} lists. */
  public static KustomizeFields builtIn() {
    return BuiltIn.FIELDS;
  }

  /** Returns the fields of one transformer, by its name in {@code configurations}. */
  public List<FieldSpec> of(String transformer) {
    return lists.getOrDefault(transformer, List.of());
  }

  /** Returns the fields of a kind that name resources. */
  public List<NamePlace> namesIn(String kind) {
    return namePlaces.getOrDefault(kind, List.of());
  }

  /** Returns these fields and those that files of {@code configurations} add. */
  public KustomizeFields with(List<Yaml> configurations) {
    Map<String, List<FieldSpec>> more = new LinkedHashMap<>(lists);
    List<Reference> moreReferences = new ArrayList<>(references);
    for (Yaml configuration : configurations) {
      if (configuration instanceof YamlMapping mapping) {
        mapping.entries().forEach(entry -> add(entry, more, moreReferences));
      }
    }
    return new KustomizeFields(more, moreReferences);
  }

  private static void add(
      YamlMapping.Entry entry, Map<String, List<FieldSpec>> lists, List<Reference> references) {
    for (YamlMapping item : entry.value().mappingsAt()) {
      if (entry.key().text().equals(REFERENCE)) {
        List<FieldSpec> referrers =
            item.mappingsAt("fieldSpecs").stream().map(FieldSpec::of).toList();
        references.add(new Reference(FieldSpec.of(item), referrers));
      } else {
        FieldSpec spec = FieldSpec.of(item);
        List<FieldSpec> longer = new ArrayList<>(lists.getOrDefault(entry.key().text(), List.of()));
        longer.removeIf(old -> old.path().equals(spec.path()) && sameKind(old, spec));
        longer.add(spec);
        lists.put(entry.key().text(), longer);
      }
    }
  }

  private static boolean sameKind(FieldSpec one, FieldSpec other) {
    return one.group().equals(other.group())
        && one.version().equals(other.version())
        && one.kind().equals(other.kind());
  }

  private static KustomizeFields parse(String text) {
    Map<String, List<FieldSpec>> lists = new LinkedHashMap<>();
    List<Reference> references = new ArrayList<>();
    List<FieldSpec> current = List.of();
    for (String line : text.lines().toList()) {
      if (line.startsWith("[" + REFERENCE)) {
        String kind = line.substring(REFERENCE.length() + 2, line.length() - 1);
        current = new ArrayList<>();
        references.add(new Reference(FieldSpec.parse(kind + " metadata/name"), current));
      } else if (line.startsWith("[")) {
        current = new ArrayList<>();
        lists.put(line.substring(1, line.length() - 1), current);
      } else if (!line.startsWith("#")) {
        current.add(FieldSpec.parse(line));
      }
    }
    return new KustomizeFields(lists, references);
  }
}
