package io.mcmetrics.kustomize.resource;

import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.Arrays;
import java.util.List;

/**
 * A place in resources of some kind that a transformer changes.
 *
 * @param group the API group; a star for any, as for version and kind
 * @param path the keys; {@code []} at the end of one says that a list stands there
 * @param creates whether what is missing on the way is made
 */
public record FieldSpec(
    String group, String version, String kind, List<String> path, boolean creates) {
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

  public static FieldSpec anywhere(String path, boolean creates) {
    return new FieldSpec(ANY, ANY, ANY, path(path), creates);
  }

  /** Tells whether resources of this kind are meant. */
  public boolean selects(ResourceId id) {
    return (kind.equals(ANY) || kind.equals(id.kind()))
        && (group.equals(ANY) || group.equals(id.group()))
        && (version.equals(ANY) || version.equals(id.version()));
  }

  /** A slash of a key's own is escaped. */
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
    return entry.scalarAt(key).map(YamlScalar::text).orElse("");
  }
}
