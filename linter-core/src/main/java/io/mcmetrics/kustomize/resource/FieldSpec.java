package io.mcmetrics.kustomize.resource;

import io.mcmetrics.yaml.YamlMapping;
import java.util.Arrays;
import java.util.List;

/**
 * A field in resources of some kind that a transformer changes.
 *
 * @param group the API group; a star for any, as for version and kind
 * @param path the keys; {@code []} at the end of a key means that its value is a list
 * @param creates whether missing nodes on the path are created
 */
public record FieldSpec(
    String group, String version, String kind, List<String> path, boolean creates) {
  /** Any group, version or kind. */
  public static final String ANY = "*";

  /** Keeps its own list. */
  public FieldSpec {
    path = List.copyOf(path);
  }

  /** Returns the place that a line of {@code kustomize-fields.txt} writes. */
  static FieldSpec parse(String line) {
    String[] words = line.split(" ", -1);
    String[] kind = words[0].split("\\|", -1);
    return new FieldSpec(kind[0], kind[1], kind[2], path(words[1]), words.length > 2);
  }

  /** Returns the place that an entry of {@code fieldSpecs} writes. */
  public static FieldSpec of(YamlMapping entry) {
    return new FieldSpec(
        orAny(entry, "group"),
        orAny(entry, "version"),
        orAny(entry, "kind"),
        path(text(entry, "path")),
        entry.is(true, "create"));
  }

  /** Returns the place at a path, in resources of every kind. */
  public static FieldSpec anywhere(String path, boolean creates) {
    return new FieldSpec(ANY, ANY, ANY, path(path), creates);
  }

  /** Tells whether the field is in resources with this group, version and kind. */
  public boolean selects(ResourceId id) {
    return (kind.equals(ANY) || kind.equals(id.kind()))
        && (group.equals(ANY) || group.equals(id.group()))
        && (version.equals(ANY) || version.equals(id.version()));
  }

  /** Returns the keys of a path; a slash inside a key is escaped. */
  private static List<String> path(String text) {
    return Arrays.stream(text.split("(?<!\\\\)/", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> part.replace("\\/", "/"))
        .toList();
  }

  private static String orAny(YamlMapping entry, String key) {
    String text = text(entry, key);
    return text.isEmpty() ? ANY : text;
  }

  private static String text(YamlMapping entry, String key) {
    return entry.textAt(key);
  }
}
