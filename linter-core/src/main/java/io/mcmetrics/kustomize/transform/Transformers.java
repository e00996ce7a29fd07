package io.mcmetrics.kustomize.transform;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.KustomizationFiles;
import io.mcmetrics.kustomize.resource.KustomizeFields;
import io.mcmetrics.kustomize.resource.KustomizeRefusal;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.resource.ResourceSet;
import io.mcmetrics.limit.Budget;
import io.mcmetrics.limit.Limit;
import io.mcmetrics.patch.PatchRefusal;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The changes to resources that the fields of one kustomization make, in the order of kustomize
 * ({@code KustTarget.configureBuiltinTransformers}).
 */
public final class Transformers {
  private final Kustomization kustomization;
  private final TreeFiles files;
  private final Supplier<KustomizeFields> fields;
  private final boolean whole;
  private final Budget copied;
  private List<Resource> resources;

  private Transformers(
      Kustomization kustomization,
      TreeFiles files,
      Supplier<KustomizeFields> fields,
      List<Resource> resources,
      boolean whole) {
    this.copied = new Budget(Limit.COPIED_NODES);
    this.kustomization = kustomization;
    this.files = files;
    this.fields = fields;
    this.resources = resources;
    this.whole = whole;
  }

  /**
   * Returns resources with the changes that the fields of a kustomization make.
   *
   * @param whole whether all resources are known
   */
  public static List<Resource> apply(
      Kustomization kustomization,
      TreeFiles files,
      Supplier<KustomizeFields> fields,
      List<Resource> resources,
      boolean whole) {
    Transformers transformers = new Transformers(kustomization, files, fields, resources, whole);
    transformers.apply();
    return transformers.resources;
  }

  private void apply() {
    resources = Patches.first(kustomization, files, resources, whole);
    text("namespace").ifPresent(this::namespace);
    text("namePrefix").ifPresent(prefix -> each(NameAffix.prefix(prefix, fields.get())));
    text("nameSuffix").ifPresent(suffix -> each(NameAffix.suffix(suffix, fields.get())));
    kustomization.mappings("labels").forEach(this::labels);
    pairs("commonLabels")
        .ifPresent(pairs -> each(LabelsAndAnnotations.of(pairs, fields.get().of("commonLabels"))));
    pairs("commonAnnotations")
        .ifPresent(
            pairs -> each(LabelsAndAnnotations.of(pairs, fields.get().of("commonAnnotations"))));
    resources = Patches.late(kustomization, files, resources, whole);
    kustomization.mappings("replicas").forEach(this::replicas);
    kustomization.mappings("images").forEach(image -> each(ImageTag.of(image, fields.get())));
    kustomization.items("replacements").forEach(this::replacement);
  }

  private Optional<YamlScalar> text(String key) {
    return kustomization
        .root()
        .scalarAt(key)
        .filter(text -> !text.isNull() && !text.text().isEmpty());
  }

  private Optional<YamlMapping> pairs(String key) {
    return kustomization.root().mappingAt(key);
  }

  private void each(UnaryOperator<Resource> step) {
    resources =
        resources.stream()
            .map(resource -> resource.isManifest() ? step.apply(resource) : resource)
            .toList();
  }

  private void namespace(YamlScalar namespace) {
    List<Resource> before = resources;
    each(NamespaceTransformer.of(namespace, fields.get(), kustomization.root()));
    ResourceSet.firstDuplicate(resources)
        // Two that were alike before are told of already.
        .filter(id -> ResourceSet.firstDuplicate(before).isEmpty())
        .ifPresent(id -> refuses(namespace, "two resources become `" + id + "` in this namespace"));
  }

  private void labels(YamlMapping label) {
    List<FieldSpec> specs = new ArrayList<>();
    label.sequenceAt("fields").ifPresent(list -> list.items().forEach(item -> add(item, specs)));
    specs.addAll(fields.get().of("labels"));
    if (label.is(true, "includeSelectors")) {
      specs.addAll(fields.get().of("commonLabels"));
    } else {
      if (label.is(true, "includeTemplates")) {
        specs.addAll(fields.get().of("templateLabels"));
      }
      specs.add(FieldSpec.anywhere("metadata/labels", true));
    }
    label.mappingAt("pairs").ifPresent(pairs -> each(LabelsAndAnnotations.of(pairs, specs)));
  }

  private static void add(Yaml item, List<FieldSpec> specs) {
    if (item instanceof YamlMapping mapping) {
      specs.add(FieldSpec.of(mapping));
    }
  }

  private void replicas(YamlMapping entry) {
    Optional<YamlScalar> name = entry.scalarAt("name");
    Optional<YamlScalar> count = entry.scalarAt("count");
    if (name.isEmpty() || count.isEmpty()) {
      return;
    }
    ReplicaCount step =
        new ReplicaCount(name.get().text(), count.get(), fields.get().of("replicas"));
    if (whole && resources.stream().noneMatch(step::concerns)) {
      refuses(name.get(), "nothing with replicas is called `" + name.get().text() + "`");
    }
    each(step);
  }

  private void replacement(Yaml entry) {
    List<YamlMapping> written = new ArrayList<>();
    Optional<YamlScalar> path = entry.scalarAt("path");
    if (path.isEmpty()) {
      YamlEdits.mappings(entry).forEach(written::add);
    } else {
      Optional<List<Yaml>> file =
          new KustomizationFiles(kustomization, files).documents(path.get(), "replacement");
      if (file.isEmpty()) {
        resources = resources.stream().map(Resource::partial).toList();
      }
      file.orElse(List.of()).forEach(root -> written.addAll(YamlEdits.mappings(root)));
    }
    for (YamlMapping replacement : written) {
      try {
        Replacement step = Replacement.of(replacement, copied);
        resources = step.in(resources);
        step.gaps().forEach(files::addGap);
      } catch (PatchRefusal e) {
        if (isAllKnown()) {
          refuses(e.problem().at(), e.problem().message());
        } else {
          files.addGap(
              Gap.at(e.problem().at(), e.problem().message(), "what it changes is not known"));
        }
        resources = resources.stream().map(Resource::partial).toList();
      }
    }
  }

  /** Tells whether nothing is missing, as a base or the file of a generator that others make. */
  private boolean isAllKnown() {
    return whole && resources.stream().allMatch(resource -> resource.document().sight().whole());
  }

  private void refuses(Located at, String why) {
    KustomizeRefusal.report(files, at, why);
  }
}
