package io.mcmetrics.gitops;

import io.mcmetrics.document.TextEdits;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options {@code source.kustomize} of an Application, which Argo CD writes into the
 * kustomization that it deploys (Argo CD, docs/user-guide/kustomize.md and
 * util/kustomize/kustomize.go).
 *
 * @param written the options as they are in the Application
 */
record ArgoKustomize(YamlMapping written) {
  private static final List<String> SAME =
      List.of("components", "patches", "namespace", "namePrefix", "nameSuffix", "replicas");

  /** Returns the fields of a kustomization with the same effect. */
  YamlMapping fields() {
    List<Entry> entries = new ArrayList<>();
    SAME.forEach(key -> written.entry(key).ifPresent(entries::add));
    written.entry("commonLabels").map(this::labels).ifPresent(entries::add);
    written.entry("commonAnnotations").map(this::annotations).ifPresent(entries::add);
    written.entry("images").map(ArgoKustomize::images).ifPresent(entries::add);
    return new YamlMapping(entries, written.origin());
  }

  private Entry labels(Entry common) {
    if (!written.is(true, "labelWithoutSelector")) {
      return common;
    }
    List<Entry> label = new ArrayList<>();
    label.add(new Entry(key("pairs", common), common.value()));
    written
        .get("labelIncludeTemplates")
        .ifPresent(value -> label.add(new Entry(key("includeTemplates", common), value)));
    return listed("labels", common, List.of(new YamlMapping(label, common.value().origin())));
  }

  /** Returns the annotations; values from the environment of the build are unknown. */
  private Entry annotations(Entry common) {
    return written.is(true, "commonAnnotationsEnvsubst")
        ? new Entry(common.key(), TextEdits.changed(common.value(), ArgoKustomize::unknownIfFilled))
        : common;
  }

  private static YamlScalar unknownIfFilled(YamlScalar text) {
    return text.text().contains("$")
        ? new YamlScalar(text.text(), Style.TEMPLATE, text.origin())
        : text;
  }

  private static Entry images(Entry images) {
    List<Yaml> parsed = new ArrayList<>();
    if (images.value() instanceof YamlSequence list) {
      for (Yaml image : list.items()) {
        if (image instanceof YamlScalar text) {
          parsed.add(image(text));
        }
      }
    }
    return listed("images", images, parsed);
  }

  /** Reads {@code name=new:tag@digest}, in which each part but the first is optional. */
  private static YamlMapping image(YamlScalar image) {
    int equals = image.text().indexOf('=');
    String rest = image.text().substring(equals + 1);
    int at = rest.indexOf('@');
    String digest = at < 0 ? "" : rest.substring(at + 1);
    String tagged = at < 0 ? rest : rest.substring(0, at);
    int colon = tagged.indexOf(':', Math.max(tagged.lastIndexOf('/'), 0));
    String tag = colon < 0 ? "" : tagged.substring(colon + 1);
    String name = colon < 0 ? tagged : tagged.substring(0, colon);
    List<Entry> entries = new ArrayList<>();
    add(image, "name", equals < 0 ? name : image.text().substring(0, equals), entries);
    add(image, "newName", equals < 0 ? "" : name, entries);
    add(image, "newTag", tag, entries);
    add(image, "digest", digest, entries);
    return new YamlMapping(entries, image.origin());
  }

  private static void add(YamlScalar image, String key, String text, List<Entry> entries) {
    Optional.of(text)
        .filter(known -> !known.isEmpty())
        .map(known -> new YamlScalar(known, Style.QUOTED, image.origin()))
        .map(value -> new Entry(YamlScalar.plain(key, image.origin()), value))
        .ifPresent(entries::add);
  }

  private static Entry listed(String name, Entry written, List<Yaml> items) {
    return new Entry(key(name, written), new YamlSequence(items, written.value().origin()));
  }

  private static YamlScalar key(String name, Entry written) {
    return YamlScalar.plain(name, written.key().origin());
  }
}
