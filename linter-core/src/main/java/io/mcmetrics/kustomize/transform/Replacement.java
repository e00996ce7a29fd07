package io.mcmetrics.kustomize.transform;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kustomize.resource.FieldPath;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.PatchTarget;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.resource.ResourceId;
import io.mcmetrics.limit.Budget;
import io.mcmetrics.patch.PatchRefusal;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.PlainText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import io.mcmetrics.yaml.YamlSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An entry of {@code replacements}: copies a value of one resource into fields of others. */
final class Replacement {
  private static final List<String> ID_KEYS =
      List.of("group", "version", "kind", "name", "namespace");
  private static final String DEFAULT_PATH = "metadata.name";

  private final YamlMapping written;
  private final YamlMapping source;
  private final Optional<YamlScalar> fixed;
  private final Budget copied;
  private final List<Gap> gaps = new ArrayList<>();

  private Replacement(
      YamlMapping written, YamlMapping source, Optional<YamlScalar> fixed, Budget copied) {
    this.copied = copied;
    this.written = written;
    this.source = source;
    this.fixed = fixed;
  }

  /**
   * Returns the replacement that a mapping writes.
   *
   * @param copied what may still be copied in its kustomization
   * @throws PatchRefusal if it has no source or no target
   */
  static Replacement of(YamlMapping written, Budget copied) {
    Optional<YamlMapping> source = written.mappingAt("source");
    Optional<YamlScalar> fixed = written.scalarAt("sourceValue").filter(text -> !text.isNull());
    if ((source.isEmpty() && fixed.isEmpty()) || written.sequenceAt("targets").isEmpty()) {
      throw refusal(written, "a replacement needs a source and targets");
    }
    if (source.isPresent() && fixed.isPresent()) {
      throw refusal(fixed.get(), "a replacement has either a `source` or a `sourceValue`");
    }
    return new Replacement(written, source.orElse(written), fixed, copied);
  }

  /** Returns what an older kustomize would not do. */
  List<Gap> gaps() {
    return gaps;
  }

  private void needs(Yaml at, String what, String release) {
    gaps.add(
        Gap.at(
            at,
            "kustomize before " + release + " refuses " + what,
            "with such a release this overlay cannot be built"));
  }

  /**
   * Returns resources with the value copied to all targets.
   *
   * @throws PatchRefusal if kustomize would refuse
   */
  List<Resource> in(List<Resource> resources) {
    Yaml value = value(resources);
    List<Resource> changed = new ArrayList<>(resources);
    for (YamlMapping target : written.at("targets").map(YamlEdits::mappings).orElse(List.of())) {
      YamlMapping select =
          target.mappingAt("select").orElseThrow(() -> refusal(target, "a target selects nothing"));
      List<YamlMapping> rejected = target.at("reject").map(YamlEdits::mappings).orElse(List.of());
      for (int i = 0; i < changed.size(); i++) {
        Resource resource = changed.get(i);
        if (selects(select, resource)
            && rejected.stream().noneMatch(reject -> selects(reject, resource))) {
          changed.set(i, copied(value, target, resource));
        }
      }
    }
    return changed;
  }

  private Yaml value(List<Resource> resources) {
    if (fixed.isPresent()) {
      needs(fixed.get(), "`sourceValue`", "5.7");
      return YamlScalar.plain(fixed.get().text(), fixed.get().origin());
    }
    List<Resource> found =
        resources.stream()
            .filter(resource -> resource.ids().stream().anyMatch(id -> isMeant(source, id)))
            .toList();
    if (found.size() != 1) {
      throw refusal(
          source,
          found.isEmpty() ? "nothing is such a source" : "several resources are the source");
    }
    String path = text(source, "fieldPath");
    List<Yaml> values =
        FieldPath.ofSource(path.isEmpty() ? DEFAULT_PATH : path).find(found.get(0).root());
    if (values.isEmpty() || values.get(0).isNull()) {
      throw refusal(source, "the source has no `" + path + "`");
    }
    String delimiter = text(source, "options", "delimiter");
    if (delimiter.isEmpty() || !(values.get(0) instanceof YamlScalar scalar)) {
      return values.get(0);
    }
    List<String> parts = split(scalar.text(), delimiter);
    int index = index(source);
    if (index < 0 || index >= parts.size()) {
      throw refusal(source, "the source has no part " + index);
    }
    return new YamlScalar(parts.get(index), scalar.style(), scalar.origin());
  }

  private static boolean selects(YamlMapping select, Resource resource) {
    return resource.isManifest()
        && resource.ids().stream().anyMatch(id -> isMeant(select, id))
        && PatchTarget.of(selectorsOf(select)).matches(resource);
  }

  private static YamlMapping selectorsOf(YamlMapping select) {
    return new YamlMapping(
        select.entries().stream().filter(e -> !ID_KEYS.contains(e.key().text())).toList(),
        select.origin());
  }

  private static boolean isMeant(YamlMapping select, ResourceId id) {
    return matches(select, "group", id.group())
        && matches(select, "version", id.version())
        && matches(select, "kind", id.kind())
        && matches(select, "name", id.name())
        && matches(select, "namespace", id.namespace());
  }

  private static boolean matches(YamlMapping select, String key, String text) {
    String wanted = text(select, key);
    return wanted.isEmpty() || wanted.equals(text);
  }

  private Resource copied(Yaml value, YamlMapping target, Resource resource) {
    List<String> paths = new ArrayList<>();
    Kustomization.scalarsIn(target, "fieldPaths").forEach(path -> paths.add(path.text()));
    Optional<Yaml> made =
        target.is(true, "options", "create") ? Optional.of(twin(value)) : Optional.empty();
    Yaml root = resource.root();
    // One value for another makes nothing larger.
    long size = YamlSize.nodes(value, copied.left() + 1) - 1;
    for (String path : paths.isEmpty() ? List.of(DEFAULT_PATH) : paths) {
      FieldPath field = FieldPath.parse(path);
      Optional<Yaml> embedded = new EmbeddedReplacement(field, value, made.isPresent()).in(root);
      if (embedded.isPresent()) {
        needs(target, "a path into the text of `" + path + "`", "5.8");
        root = embedded.get();
        continue;
      }
      if (made.isEmpty() && field.find(root).isEmpty()) {
        throw refusal(target, "`" + resource.id() + "` has no `" + path + "`");
      }
      if (size > copied.left()) {
        gaps.add(OverLimit.gap(target, copied));
        return resource.partial();
      }
      root =
          field.edited(
              root, made, old -> copied.spends(size) ? set(old, value, target, made) : old);
    }
    return root instanceof YamlMapping mapping ? resource.with(mapping) : resource;
  }

  /** Returns a node like another, to tell what is made from the same value found in its place. */
  private static Yaml twin(Yaml value) {
    if (value instanceof YamlMapping mapping) {
      return new YamlMapping(mapping.entries(), mapping.origin());
    }
    return value instanceof YamlScalar scalar
        ? new YamlScalar(scalar.text(), scalar.style(), scalar.origin())
        : new YamlSequence(((YamlSequence) value).items(), value.origin());
  }

  private static Yaml set(Yaml old, Yaml value, YamlMapping target, Optional<Yaml> made) {
    if (made.filter(twin -> twin == old).isPresent()) {
      return value;
    }
    Yaml carried = value.through(Hop.over(How.PATCH, old));
    if (!(old instanceof YamlScalar place) || !(value instanceof YamlScalar scalar)) {
      return carried;
    }
    String delimiter = text(target, "options", "delimiter");
    String text = scalar.text();
    if (!delimiter.isEmpty()) {
      List<String> parts = new ArrayList<>(split(place.text(), delimiter));
      int index = index(target);
      if (index < 0) {
        parts.add(0, text);
      } else if (index >= parts.size()) {
        parts.add(text);
      } else {
        parts.set(index, text);
      }
      text = String.join(delimiter, parts);
    }
    // What is there keeps its type: a number may be put into a text.
    Style style = PlainText.isString(place) ? Style.QUOTED : Style.PLAIN;
    return new YamlScalar(text, style, carried.origin());
  }

  private static List<String> split(String text, String delimiter) {
    return Arrays.asList(text.split(Pattern.quote(delimiter), -1));
  }

  private static int index(YamlMapping holder) {
    String text = text(holder, "options", "index");
    return text.matches("-?[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  private static String text(YamlMapping holder, String... path) {
    return holder.scalarAt(path).filter(t -> !t.isNull()).map(YamlScalar::text).orElse("");
  }

  private static PatchRefusal refusal(Yaml at, String words) {
    return new PatchRefusal(Problem.at(at, "%s", words));
  }
}
