package io.mcmetrics.kustomize.transform;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.kustomize.resource.FieldEdit;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.KustomizeFields;
import io.mcmetrics.kustomize.resource.KustomizeFields.NamePlace;
import io.mcmetrics.kustomize.resource.KustomizeRefusal;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.resource.ResourceId;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The update of references to renamed resources, as kustomize does it at the end of a build
 * (api/filters/nameref/nameref.go).
 */
public final class NameReferences {
  private final TreeFiles files;
  private final Map<String, List<Resource>> byOldName = new HashMap<>();
  private final KustomizeFields fields;

  private NameReferences(TreeFiles files, KustomizeFields fields) {
    this.files = files;
    this.fields = fields;
  }

  /** Returns resources with references updated to the current names. */
  public static List<Resource> updated(
      List<Resource> resources, KustomizeFields fields, TreeFiles files) {
    NameReferences references = new NameReferences(files, fields);
    resources.forEach(references::note);
    return resources.stream().map(references::updated).toList();
  }

  private void note(Resource resource) {
    Set<String> names = new HashSet<>();
    for (ResourceId id : resource.previousIds()) {
      if (names.add(id.name())) {
        byOldName.computeIfAbsent(id.name(), name -> new ArrayList<>()).add(resource);
      }
    }
  }

  private Resource updated(Resource referrer) {
    YamlMapping root = referrer.root();
    for (String kind : List.of(referrer.original().kind(), FieldSpec.ANY)) {
      for (NamePlace place : fields.namesIn(kind)) {
        if (place.field().selects(referrer.original())) {
          root =
              FieldEdit.ofPresent(place.field(), node -> updated(node, referrer, place))
                  .applyTo(root);
        }
      }
    }
    return referrer.with(root);
  }

  private Yaml updated(Yaml node, Resource referrer, NamePlace place) {
    if (node instanceof YamlScalar name && !name.isNull()) {
      return find(name, referrer, place, any -> true, false)
          .map(found -> renamed(name, found))
          .orElse(name);
    }
    if (node instanceof YamlMapping mapping) {
      return updatedMapping(mapping, referrer, place);
    }
    if (node instanceof YamlSequence list) {
      return YamlEdits.eachItem(list, item -> updated(item, referrer, place));
    }
    return node;
  }

  /** Returns a reference that is a mapping of name and namespace, updated. */
  private Yaml updatedMapping(YamlMapping mapping, Resource referrer, NamePlace place) {
    Optional<Entry> name = mapping.entry("name");
    if (name.isEmpty() || !(name.get().value() instanceof YamlScalar text)) {
      return mapping;
    }
    Optional<String> namespace = mapping.scalarAt("namespace").map(YamlScalar::text);
    Predicate<Resource> there = resource -> namespace.isEmpty() || isIn(namespace.get(), resource);
    Optional<Resource> found = find(text, referrer, place, there, true);
    if (found.isEmpty()) {
      return mapping;
    }
    YamlMapping changed =
        YamlEdits.put(mapping, new Entry(name.get().key(), renamed(text, found.get())));
    Optional<YamlScalar> now = found.get().root().scalarAt("metadata", "namespace");
    if (now.isEmpty() || namespace.equals(now.map(YamlScalar::text))) {
      return namespace.isPresent() || now.isEmpty() ? sameOr(mapping, changed, text) : changed;
    }
    YamlScalar key = YamlScalar.plain("namespace", now.get().origin());
    Origin at =
        mapping
            .get("namespace")
            .map(old -> now.get().origin().through(How.PATCH, old.origin().span()))
            .orElse(now.get().origin());
    return YamlEdits.put(
        changed, new Entry(key, new YamlScalar(now.get().text(), Style.QUOTED, at)));
  }

  private static Yaml sameOr(YamlMapping before, YamlMapping after, YamlScalar name) {
    boolean same = after.scalarAt("name").filter(now -> now.text().equals(name.text())).isPresent();
    return same ? before : after;
  }

  /** Tells whether a resource is or was originally in a namespace. */
  private static boolean isIn(String namespace, Resource resource) {
    String original = resource.original().namespace();
    return original.equals(namespace) || resource.id().namespace().equals(namespace);
  }

  private static YamlScalar renamed(YamlScalar old, Resource found) {
    String name = found.id().name();
    if (name.equals(old.text())) {
      return old;
    }
    Origin by = found.root().at("metadata", "name").map(Yaml::origin).orElse(found.root().origin());
    return new YamlScalar(name, Style.QUOTED, old.origin().through(How.GENERATOR, by.span()));
  }

  private Optional<Resource> find(
      YamlScalar oldName,
      Resource referrer,
      NamePlace place,
      Predicate<Resource> there,
      boolean withNamespace) {
    List<Resource> candidates = byOldName.getOrDefault(oldName.text(), List.of());
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    candidates =
        candidates.stream()
            .filter(there)
            .filter(candidate -> wasCalled(candidate, oldName.text(), place.target()))
            .filter(candidate -> isRole(candidate, referrer, place))
            .filter(candidate -> isWithinReach(candidate, referrer))
            .toList();
    if (candidates.size() > 1) {
      candidates =
          candidates.stream()
              .filter(c -> endAlike(c.prefixes(), referrer.prefixes()))
              .filter(c -> endAlike(c.suffixes(), referrer.suffixes()))
              .toList();
    }
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    ResourceId first = candidates.get(0).id();
    boolean alike =
        candidates.stream()
            .map(Resource::id)
            .allMatch(
                id ->
                    id.name().equals(first.name())
                        && (!withNamespace || id.namespace().equals(first.namespace())));
    if (!alike) {
      String why = "`" + oldName.text() + "` may be any of several resources";
      KustomizeRefusal.report(files, oldName, why);
      return Optional.empty();
    }
    return Optional.of(candidates.get(0));
  }

  private static boolean wasCalled(Resource candidate, String name, FieldSpec target) {
    return candidate.previousIds().stream().anyMatch(id -> id.name().equals(name))
        && candidate.previousIds().stream().anyMatch(target::selects);
  }

  /** Tells whether a candidate has the kind that a role binding states for its role. */
  private static boolean isRole(Resource candidate, Resource referrer, NamePlace place) {
    List<String> path = place.field().path();
    if (!path.equals(List.of("roleRef", "name"))) {
      return true;
    }
    Optional<String> kind = referrer.root().scalarAt("roleRef", "kind").map(YamlScalar::text);
    return kind.isEmpty()
        || candidate.previousIds().stream().anyMatch(id -> id.kind().equals(kind.get()));
  }

  private static boolean isWithinReach(Resource candidate, Resource referrer) {
    if (referrer.isClusterScoped() || candidate.isClusterScoped()) {
      return true;
    }
    boolean near = candidate.id().namespace().equals(referrer.id().namespace());
    if (near || !candidate.id().kind().equals("ServiceAccount")) {
      return near;
    }
    // A role binding may name accounts of other namespaces.
    for (YamlMapping subject :
        referrer.root().at("subjects").map(YamlEdits::mappings).orElse(List.of())) {
      if (subject.text("kind").isKnown("ServiceAccount")
          && subject.text("namespace").isKnown(candidate.id().namespace())) {
        return true;
      }
    }
    return false;
  }

  private static boolean endAlike(List<String> one, List<String> other) {
    int length = Math.min(one.size(), other.size());
    return one.subList(one.size() - length, one.size())
        .equals(other.subList(other.size() - length, other.size()));
  }
}
