package io.mcmetrics.gitops;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way in which Flux and Argo CD write fields of their own into a kustomization (fluxcd/pkg,
 * kustomize/kustomize_generator.go, 1.44; Argo CD 3.6, util/kustomize/kustomize.go): lists get
 * longer, images and replicas are joined by name, labels and annotations by key, and everything
 * else is replaced.
 */
final class WrittenFields {
  private static final Set<String> LISTS =
      Set.of("components", "patches", "patchesStrategicMerge", "patchesJson6902", "labels");

  private static final Set<String> BY_NAME = Set.of("images", "replicas");
  private static final Set<String> BY_KEY = Set.of("commonLabels", "commonAnnotations");

  private WrittenFields() {}

  /** Returns a kustomization with some fields written into it. */
  static YamlMapping into(YamlMapping kustomization, YamlMapping fields) {
    YamlMapping changed = kustomization;
    for (Entry field : fields.entries()) {
      Optional<Yaml> old = kustomization.get(field.key().text());
      changed = YamlEdits.put(changed, new Entry(field.key(), joined(field, old)));
    }
    return changed;
  }

  private static Yaml joined(Entry field, Optional<Yaml> old) {
    String key = field.key().text();
    if (old.isPresent() && field.value() instanceof YamlSequence more) {
      List<Yaml> items = new ArrayList<>(old.get().itemsAt());
      if (LISTS.contains(key)) {
        items.addAll(more.items());
        return new YamlSequence(items, more.origin());
      }
      if (BY_NAME.contains(key)) {
        more.items().forEach(item -> addByName(item, items));
        return new YamlSequence(items, more.origin());
      }
    }
    if (BY_KEY.contains(key)
        && old.orElse(field.value()) instanceof YamlMapping before
        && field.value() instanceof YamlMapping more) {
      YamlMapping joined = before;
      for (Entry entry : more.entries()) {
        joined = YamlEdits.put(joined, entry);
      }
      return joined;
    }
    return field.value();
  }

  private static void addByName(Yaml item, List<Yaml> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof YamlMapping old
          && item instanceof YamlMapping more
          && old.textAt("name").equals(more.textAt("name"))) {
        items.set(i, image(old, more));
        return;
      }
    }
    items.add(item);
  }

  /** Joins two images of one name. Tag and digest are one: where either is given, both count. */
  private static YamlMapping image(YamlMapping old, YamlMapping more) {
    YamlMapping joined = old;
    if (more.has("newTag") || more.has("digest")) {
      joined = YamlEdits.without(YamlEdits.without(joined, "newTag"), "digest");
    }
    for (Entry entry : more.entries()) {
      boolean isEmpty = entry.value().isNull() || more.textAt(entry.key().text()).isEmpty();
      joined = isEmpty ? joined : YamlEdits.put(joined, entry);
    }
    return joined;
  }
}
