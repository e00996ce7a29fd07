package io.mcmetrics.kustomize;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.KustomizeFields;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.transform.NamespaceTransformer;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A generator, transformer or validator that is configured as a resource. The ones built into
 * kustomize do the same as some field of a kustomization, so they are read as a kustomization with
 * only that field (kustomize, {@code api/internal/plugins/builtinhelpers/builtins.go}).
 *
 * @param role the key that lists it, in the singular
 * @param listed where the kustomization lists it
 * @param resource its configuration
 */
record Plugin(String role, YamlScalar listed, Resource resource) {
  private static final String BUILT_IN = "builtin";

  /** The built-in plugins that are too rare to be supported. */
  private static final List<String> LEFT_OUT =
      List.of("HashTransformer", "IAMPolicyGenerator", "ValueAddTransformer");

  /** Returns it as a kustomization; empty if it is not supported, or refused. */
  Optional<Kustomization> in(Kustomization holder) {
    boolean followed = isBuiltIn() && !isRefused() && resource.document().sight().whole();
    return followed
        ? fields()
            .map(entries -> new YamlMapping(entries, config().origin()))
            .map(root -> new Kustomization(holder.file(), root))
        : Optional.empty();
  }

  /**
   * Tells whether kustomize refuses it, because there is no such built-in plugin or a required
   * field is missing.
   */
  boolean isRefused() {
    return isBuiltIn() && (isMisplaced() || lacksFieldSpecs());
  }

  /** Tells whether its file is missing, for which there is a gap already. */
  boolean isMissing() {
    return resource.id().kind().isEmpty() && !Kustomization.isInline(listed);
  }

  /** Returns its role, kind and file, as printed. */
  String description() {
    String kind = resource.id().kind();
    return role + (kind.isEmpty() ? "" : " `" + kind + "`") + " in `" + file() + "`";
  }

  /** Returns the path of the file that configures it. */
  String file() {
    return config().origin().span().file().path();
  }

  private YamlMapping config() {
    return resource.root();
  }

  private boolean isBuiltIn() {
    return resource.id().apiVersion().equals(BUILT_IN);
  }

  private boolean isMisplaced() {
    String kind = resource.id().kind();
    boolean known = fields().isPresent() || LEFT_OUT.contains(kind);
    return !known || kind.endsWith("Generator") != role.equals("generator");
  }

  /** Returns the places that it changes, which are only those of its {@code fieldSpecs}. */
  KustomizeFields fieldSpecs() {
    return KustomizeFields.sameForAll(
        config().mappingsAt("fieldSpecs").stream().map(FieldSpec::of).toList());
  }

  private boolean lacksFieldSpecs() {
    String kind = resource.id().kind();
    boolean renames = kind.startsWith("Prefix") || kind.startsWith("Suffix");
    return renames && !config().has("fieldSpecs");
  }

  private Optional<List<Entry>> fields() {
    return switch (resource.id().kind()) {
      case "ConfigMapGenerator" -> Optional.of(listed("configMapGenerator", named()));
      case "SecretGenerator" -> Optional.of(listed("secretGenerator", named()));
      case "HelmChartInflationGenerator" -> Optional.of(chart());
      case "PatchTransformer" -> Optional.of(listed("patches", config()));
      case "PatchStrategicMergeTransformer" -> Optional.of(strategicPatches());
      case "PatchJson6902Transformer" -> Optional.of(listed("patchesJson6902", jsonPatch()));
      case "NamespaceTransformer" -> Optional.of(namespace());
      case "PrefixTransformer" -> Optional.of(renamed("prefix", "namePrefix"));
      case "SuffixTransformer" -> Optional.of(renamed("suffix", "nameSuffix"));
      case "PrefixSuffixTransformer" ->
          Optional.of(joined(renamed("prefix", "namePrefix"), renamed("suffix", "nameSuffix")));
      case "LabelTransformer" -> Optional.of(renamed("labels", "commonLabels"));
      case "AnnotationsTransformer" -> Optional.of(renamed("annotations", "commonAnnotations"));
      case "ImageTagTransformer" -> Optional.of(item("imageTag", "images"));
      case "ReplicaCountTransformer" -> Optional.of(item("replica", "replicas"));
      case "ReplacementTransformer" -> Optional.of(renamed("replacements", "replacements"));
      default -> Optional.empty();
    };
  }

  /**
   * Returns the generator; by default, the name and namespace in its metadata are those of the
   * generated resource.
   */
  private YamlMapping named() {
    YamlMapping generator = config();
    for (String key : List.of("name", "namespace")) {
      Optional<Entry> own = config().mappingAt("metadata").flatMap(data -> data.entry(key));
      if (own.isPresent() && !config().has(key)) {
        generator = YamlEdits.put(generator, own.get());
      }
    }
    return generator;
  }

  private List<Entry> chart() {
    return joined(listed("helmCharts", config()), List.of(new Entry(key("helmGlobals"), config())));
  }

  private List<Entry> strategicPatches() {
    List<Yaml> patches = new ArrayList<>(config().itemsAt("paths"));
    config().scalarAt("patches").filter(text -> !text.isNull()).ifPresent(patches::add);
    YamlSequence list = new YamlSequence(patches, config().origin());
    return List.of(new Entry(key("patchesStrategicMerge"), list));
  }

  private YamlMapping jsonPatch() {
    return config()
        .get("jsonOp")
        .map(patch -> YamlEdits.put(config(), new Entry(key("patch"), patch)))
        .orElse(config());
  }

  private List<Entry> namespace() {
    List<Entry> entries = new ArrayList<>();
    config().mappingAt("metadata").flatMap(data -> data.entry("namespace")).ifPresent(entries::add);
    config().entry(NamespaceTransformer.UNSET_ONLY).ifPresent(entries::add);
    config().entry(NamespaceTransformer.SUBJECT_MODE).ifPresent(entries::add);
    return entries;
  }

  private List<Entry> renamed(String own, String field) {
    return config().get(own).map(value -> List.of(new Entry(key(field), value))).orElse(List.of());
  }

  private List<Entry> item(String own, String field) {
    return config().mappingAt(own).map(value -> listed(field, value)).orElse(List.of());
  }

  private List<Entry> listed(String field, YamlMapping item) {
    return List.of(new Entry(key(field), new YamlSequence(List.of(item), item.origin())));
  }

  private static List<Entry> joined(List<Entry> some, List<Entry> more) {
    List<Entry> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private YamlScalar key(String name) {
    return YamlScalar.plain(name, config().origin());
  }
}
