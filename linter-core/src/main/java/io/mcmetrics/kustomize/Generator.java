package io.mcmetrics.kustomize;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.kustomize.resource.GeneratedData;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.KustomizeRefusal;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An entry of {@code configMapGenerator} or {@code secretGenerator}. */
final class Generator {
  private static final int LINE_OF_BASE64 = 70;

  private final Kustomization kustomization;
  private final YamlMapping written;
  private final String kind;
  private final TreeFiles files;

  private Generator(
      Kustomization kustomization, YamlMapping written, String kind, TreeFiles files) {
    this.kustomization = kustomization;
    this.written = written;
    this.kind = kind;
    this.files = files;
  }

  /**
   * Adds the resources that the generators of a kustomization make, or merges them into existing
   * ones.
   *
   * @param whole whether all resources are known, so that one that is not there is nowhere
   */
  static void run(
      Kustomization kustomization,
      TreeFiles files,
      Unit unit,
      List<Resource> resources,
      boolean whole) {
    for (YamlMapping written : kustomization.configMapGenerators()) {
      new Generator(kustomization, written, "ConfigMap", files).into(resources, unit, whole);
    }
    for (YamlMapping written : kustomization.secretGenerators()) {
      new Generator(kustomization, written, "Secret", files).into(resources, unit, whole);
    }
  }

  private void into(List<Resource> resources, Unit unit, boolean whole) {
    GeneratedData data = GeneratedData.of(kustomization, written, files);
    Sight sight = data.isWhole() ? Sight.CLEAR : Sight.CLEAR.partial();
    Resource made = Resource.of(new Document(unit, kind, root(data), sight));
    made = made.hashed(data.isWhole() && !option("disableNameSuffixHash"));
    String behavior = text("behavior");
    boolean changes = behavior.equals("merge") || behavior.equals("replace");
    for (int i = 0; i < resources.size(); i++) {
      if (resources.get(i).hasOrHadId(made.id())) {
        if (changes) {
          resources.set(i, onto(resources.get(i), made, behavior.equals("merge")));
        } else {
          refuses("`" + made.id() + "` is there already; `behavior` must be merge or replace");
        }
        return;
      }
    }
    if (changes) {
      String missing = "there is no `" + made.id() + "` to " + behavior;
      if (whole) {
        refuses(missing);
      } else {
        files.addGap(Gap.at(written, missing + " in the tree", "what it becomes is not known"));
      }
      made = made.partial();
    }
    resources.add(made);
  }

  private void refuses(String why) {
    KustomizeRefusal.report(files, written, why);
  }

  /**
   * Returns a generated resource in the place of an old one, whose name and hash option are kept.
   */
  private static Resource onto(Resource old, Resource made, boolean merges) {
    YamlMapping root = made.root();
    if (merges) {
      root = joined(old.root(), root, "data");
      root = joined(old.root(), root, "binaryData");
    }
    YamlMapping oldMetadata = old.root().mappingAt("metadata").orElse(root);
    YamlMapping metadata = root.mappingAt("metadata").orElse(root);
    metadata = joined(oldMetadata, metadata, "labels");
    metadata = joined(oldMetadata, metadata, "annotations");
    for (String key : List.of("name", "namespace")) {
      Optional<Entry> kept = oldMetadata.entry(key);
      metadata = kept.isPresent() ? YamlEdits.put(metadata, kept.get()) : metadata;
    }
    YamlScalar key = YamlScalar.plain("metadata", metadata.origin());
    Resource merged = made.with(YamlEdits.put(root, new Entry(key, metadata))).withNamesOf(old);
    return old.document().sight().whole() ? merged : merged.partial();
  }

  private static YamlMapping joined(YamlMapping old, YamlMapping now, String key) {
    Optional<YamlMapping> before = old.mappingAt(key);
    if (before.isEmpty()) {
      return now;
    }
    YamlMapping all = before.get();
    for (Entry entry : now.mappingAt(key).map(YamlMapping::entries).orElse(List.of())) {
      all = YamlEdits.put(all, over(all, entry));
    }
    return YamlEdits.put(now, new Entry(old.entry(key).orElseThrow().key(), all));
  }

  private static Entry over(YamlMapping before, Entry entry) {
    return before
        .get(entry.key().text())
        .map(old -> new Entry(entry.key(), entry.value().through(Hop.over(How.GENERATOR, old))))
        .orElse(entry);
  }

  private YamlMapping root(GeneratedData data) {
    Origin at = written.origin();
    List<Entry> entries = new ArrayList<>();
    entries.add(entry("apiVersion", "v1"));
    entries.add(entry("kind", kind));
    entries.add(new Entry(YamlScalar.plain("metadata", at), metadata()));
    boolean secret = kind.equals("Secret");
    if (secret) {
      entries.add(written.entry("type").orElseGet(() -> entry("type", "Opaque")));
    }
    List<Entry> values = new ArrayList<>(data.entries());
    if (secret) {
      values.replaceAll(Generator::encoded);
      values.addAll(data.binaries());
    }
    add("data", values, entries);
    add("binaryData", secret ? List.of() : data.binaries(), entries);
    if (option("immutable")) {
      entries.add(entry("immutable", "true"));
    }
    return new YamlMapping(entries, at);
  }

  private void add(String key, List<Entry> values, List<Entry> entries) {
    Origin at = written.origin();
    if (!values.isEmpty()) {
      entries.add(new Entry(YamlScalar.plain(key, at), new YamlMapping(values, at)));
    }
  }

  private YamlMapping metadata() {
    List<Entry> entries = new ArrayList<>();
    written.entry("name").ifPresent(entries::add);
    written.entry("namespace").ifPresent(entries::add);
    pairs("labels").ifPresent(entries::add);
    pairs("annotations").ifPresent(entries::add);
    return new YamlMapping(entries, written.origin());
  }

  /**
   * Returns the labels or annotations to set; those of the generator win over {@code
   * generatorOptions}.
   */
  private Optional<Entry> pairs(String key) {
    Map<String, Entry> joined = new LinkedHashMap<>();
    Optional<YamlMapping> all = kustomization.root().mappingAt("generatorOptions", key);
    Optional<YamlMapping> own = written.mappingAt("options", key);
    all.map(YamlMapping::entries).orElse(List.of()).forEach(e -> joined.put(e.key().text(), e));
    own.map(YamlMapping::entries).orElse(List.of()).forEach(e -> joined.put(e.key().text(), e));
    Origin at = own.or(() -> all).map(YamlMapping::origin).orElse(written.origin());
    List<Entry> texts = joined.values().stream().map(Generator::text).toList();
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(YamlScalar.plain(key, at), new YamlMapping(texts, at)));
  }

  private static Entry text(Entry entry) {
    return entry.value() instanceof YamlScalar scalar
        ? new Entry(entry.key(), new YamlScalar(scalar.text(), Style.QUOTED, scalar.origin()))
        : entry;
  }

  private static Entry encoded(Entry entry) {
    if (!(entry.value() instanceof YamlScalar scalar)) {
      return entry;
    }
    String code =
        Base64.getEncoder().encodeToString(scalar.text().getBytes(StandardCharsets.UTF_8));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < code.length(); i += LINE_OF_BASE64) {
      lines.append(code, i, Math.min(i + LINE_OF_BASE64, code.length()));
      lines.append(code.length() >= LINE_OF_BASE64 ? "\n" : "");
    }
    Origin at = scalar.origin().through(How.GENERATOR, scalar.origin().span());
    return new Entry(entry.key(), new YamlScalar(lines.toString(), Style.QUOTED, at));
  }

  private boolean option(String key) {
    return written.is(true, "options", key)
        || kustomization.root().is(true, "generatorOptions", key);
  }

  private String text(String key) {
    return written.textAt(key);
  }

  private Entry entry(String key, String value) {
    Origin at = written.origin().through(How.GENERATOR, written.origin().span());
    return new Entry(YamlScalar.plain(key, at), YamlScalar.plain(value, at));
  }
}
