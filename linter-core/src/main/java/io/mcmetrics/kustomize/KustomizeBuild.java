package io.mcmetrics.kustomize;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Manifests;
import io.mcmetrics.document.TextEdits;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.KustomizationFiles;
import io.mcmetrics.kustomize.resource.KustomizationShape;
import io.mcmetrics.kustomize.resource.KustomizeRefusal;
import io.mcmetrics.kustomize.resource.MetadataTexts;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.resource.ResourceSet;
import io.mcmetrics.kustomize.transform.NameReferences;
import io.mcmetrics.kustomize.transform.Transformers;
import io.mcmetrics.kustomize.transform.Variables;
import io.mcmetrics.patch.JsonContainer;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A build of kustomizations, without running kustomize: resources, components, generators, charts
 * and patches. A base is built once, however many overlays include it.
 */
public final class KustomizeBuild {
  private final TreeFiles treeFiles;
  private final Map<String, BuildResult> built = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private final KustomizationShape shape = new KustomizationShape();
  private final Set<String> postRenderers;

  /** Prepares builds of the kustomizations in some files. */
  public KustomizeBuild(TreeFiles treeFiles) {
    this.treeFiles = treeFiles;
    this.postRenderers = FleetPostRenderers.in(treeFiles);
  }

  /** Returns the kustomization of a directory; empty if there is none. */
  public Optional<Kustomization> in(String directory) {
    for (String name : Kustomization.NAMES) {
      Optional<SourceFile> file = treeFiles.tree().find(TreePath.join(directory, name));
      if (file.isPresent()) {
        return of(file.get());
      }
    }
    return Optional.empty();
  }

  /** Returns a file as a kustomization; empty if it holds something else. */
  public Optional<Kustomization> of(SourceFile file) {
    List<Yaml> documents = treeFiles.documents(file);
    if (treeFiles.whyUnread(file.path()).filter("empty"::equals).isPresent()) {
      YamlMapping nothing = YamlMapping.empty(Origin.written(Span.startOf(file)));
      return Optional.of(new Kustomization(file, nothing));
    }
    return documents.stream()
        .filter(YamlMapping.class::isInstance)
        .map(root -> new Kustomization(file, (YamlMapping) root))
        .findFirst();
  }

  /**
   * The documents that a kustomization builds.
   *
   * @param stops what stops the build, so that none of them is deployed; they are marked with it
   */
  public record Built(List<Document> documents, List<Problem> stops) {
    /** Keeps its own lists. */
    public Built {
      documents = List.copyOf(documents);
      stops = List.copyOf(stops);
    }
  }

  /** Returns what a kustomization builds, as documents of a unit. */
  public Built build(Kustomization kustomization, Unit unit) {
    BuildResult build = build(kustomization);
    // A Kustomization of Flux often has this name, and is read as a resource.
    boolean isOfFlux = kustomization.root().textAt("apiVersion").contains(".toolkit.fluxcd.io/");
    return built(build.stoppedBy(isOfFlux ? List.of() : shape.faultsOf(kustomization)), unit);
  }

  /** Returns what a kustomization builds once Flux has written its file anew. */
  public Built buildRewritten(Kustomization kustomization, Unit unit) {
    return built(build(kustomization), unit);
  }

  /**
   * Returns what a kustomization builds that is not the one in its file, but has fields that were
   * written into it.
   */
  public Built buildChanged(Kustomization changed, Unit unit) {
    String path = changed.file().path();
    if (!underWay.add(path)) {
      return new Built(List.of(), List.of());
    }
    BuildResult build = stopped(() -> apply(changed, BuildResult.NOTHING));
    underWay.remove(path);
    return built(build, unit);
  }

  private Built built(BuildResult build, Unit unit) {
    int before = treeFiles.stops().count();
    List<Resource> resources = finished(build);
    List<Problem> stops = build.stoppedBy(treeFiles.stops().after(before)).stops();
    return new Built(
        resources.stream()
            .map(resource -> resource.document().inUnit(unit).troubledBy(stops))
            .flatMap(Manifests::objectsOf)
            .toList(),
        stops);
  }

  /** Returns the result of a step, with what stopped it. */
  private BuildResult stopped(Supplier<BuildResult> step) {
    int before = treeFiles.stops().count();
    BuildResult result = step.get();
    return result.stoppedBy(treeFiles.stops().after(before));
  }

  /** Sets hashes and references, which come last because they need the final names. */
  private List<Resource> finished(BuildResult build) {
    List<Resource> resources =
        build.resources().stream()
            .map(KustomizeBuild::withoutEmptyAnnotations)
            .map(resource -> resource.with(MetadataTexts.quoted(resource.root(), "annotations")))
            .toList();
    if (resources.stream().anyMatch(Resource::hashed)) {
      resources = resources.stream().map(KustomizeBuild::hashed).toList();
    }
    if (resources.stream().anyMatch(resource -> !resource.previousIds().isEmpty())) {
      resources = NameReferences.updated(resources, build.fields(), treeFiles);
    }
    return build.variables().isEmpty()
        ? resources
        : Variables.resolved(
            build.variables(),
            resources,
            build.fields(),
            treeFiles,
            build.whole() && resources.stream().allMatch(r -> r.document().sight().whole()));
  }

  /**
   * Removes empty annotations, as kustomize does, which keeps internal notes there during a build.
   */
  private static Resource withoutEmptyAnnotations(Resource resource) {
    Optional<YamlMapping> metadata = resource.root().mappingAt("metadata");
    boolean empty =
        metadata
            .flatMap(mapping -> mapping.get("annotations"))
            .filter(node -> node.isNull() || node.size() == 1)
            .isPresent();
    return empty && resource.isManifest()
        ? metadata
            .flatMap(mapping -> JsonContainer.remove(mapping, "annotations"))
            .map(left -> new Entry(resource.root().entry("metadata").orElseThrow().key(), left))
            .map(entry -> resource.with(YamlEdits.put(resource.root(), entry)))
            .orElse(resource)
        : resource;
  }

  private static Resource hashed(Resource resource) {
    if (!resource.hashed()) {
      return resource;
    }
    String name = resource.id().name() + "-" + ContentHash.of(resource.root());
    return resource.withIdNoted().renamed(name, resource.root().origin().span());
  }

  private BuildResult build(Kustomization kustomization) {
    String path = kustomization.file().path();
    BuildResult known = built.get(path);
    if (known != null) {
      return known;
    }
    if (!underWay.add(path)) {
      gap(kustomization.root(), "`" + path + "` includes itself");
      return BuildResult.NOTHING;
    }
    BuildResult given =
        postRenderers.contains(kustomization.directory())
            ? BuildResult.UNKNOWN
            : BuildResult.NOTHING;
    BuildResult build = stopped(() -> apply(kustomization, given));
    underWay.remove(path);
    built.put(path, build);
    return build;
  }

  /** Returns a result with the changes of a kustomization, and the resources that it adds. */
  private BuildResult apply(Kustomization kustomization, BuildResult given) {
    treeFiles.markUnderstood(kustomization.file());
    UnsupportedFields.report(kustomization, treeFiles);
    Unit unit = new Unit(kustomization.directory(), Unit.Form.OVERLAY);
    BuildResult build = given;
    for (YamlScalar resource : kustomization.resources()) {
      build = build.plus(resource(kustomization, resource, unit));
    }
    reportDuplicates(kustomization.root(), build.resources());
    build = build.withConfigurations(configurations(kustomization));
    List<Resource> resources = new ArrayList<>(build.resources());
    Plugins plugins = new Plugins(kustomization, treeFiles, this, unit);
    generate(kustomization, unit, resources, build.whole());
    plugins.generate(resources, build.whole());
    build = build.with(resources);
    if (!kustomization.helmCharts().isEmpty() || !kustomization.items("generators").isEmpty()) {
      build = build.inPart();
    }
    for (YamlScalar component : kustomization.components()) {
      build = component(kustomization, component, build);
    }
    List<Resource> transformed =
        plugins.transformed(
            Transformers.apply(
                kustomization, treeFiles, build::fields, build.resources(), build.whole()));
    plugins.validate(transformed);
    return build.with(transformed).withVariables(kustomization.mappings("vars"));
  }

  /** Adds the resources that the generators and charts of a kustomization make. */
  void generate(Kustomization kustomization, Unit unit, List<Resource> resources, boolean whole) {
    Generator.run(kustomization, treeFiles, unit, resources, whole);
    for (YamlMapping chart : kustomization.helmCharts()) {
      HelmChartEntry.documents(kustomization, chart, treeFiles, unit)
          .forEach(document -> resources.add(Resource.of(document)));
    }
  }

  private List<Yaml> configurations(Kustomization kustomization) {
    List<Yaml> configurations = new ArrayList<>();
    KustomizationFiles files = new KustomizationFiles(kustomization, treeFiles);
    kustomization
        .scalars("configurations")
        .forEach(path -> files.documents(path, "configuration").ifPresent(configurations::addAll));
    return configurations;
  }

  private void reportDuplicates(YamlMapping at, List<Resource> resources) {
    ResourceSet.firstDuplicate(resources)
        .ifPresent(id -> KustomizeRefusal.report(treeFiles, at, "`" + id + "` is there twice"));
  }

  private BuildResult component(
      Kustomization kustomization, YamlScalar reference, BuildResult given) {
    Optional<Kustomization> component =
        Kustomization.isRemote(reference.text())
            ? Optional.empty()
            : kustomization.resolve(reference.text()).flatMap(this::in);
    if (component.isEmpty()) {
      missing(reference, kustomization.resolve(reference.text()).orElse(""));
      return given.with(given.resources().stream().map(Resource::partial).toList()).inPart();
    }
    String path = component.get().file().path();
    if (!underWay.add(path)) {
      gap(reference, "`" + path + "` includes itself");
      return given;
    }
    checkIncluded(component.get(), reference);
    BuildResult build = apply(component.get(), given);
    underWay.remove(path);
    return build;
  }

  /** Returns the resources in the file or directory of a reference. */
  BuildResult resource(Kustomization kustomization, YamlScalar reference, Unit unit) {
    if (Kustomization.isRemote(reference.text())) {
      gap(reference, "the remote resource `" + reference.text() + "`");
      return BuildResult.UNKNOWN;
    }
    Optional<String> path = kustomization.resolve(reference.text());
    if (path.isEmpty()) {
      gap(reference, "`" + reference.text() + "` lies outside the tree");
      return BuildResult.UNKNOWN;
    }
    Optional<Kustomization> directory = in(path.get());
    if (directory.isPresent()) {
      if (directory.get().isComponent()) {
        String why = "`" + reference.text() + "` is a Component, and no resource";
        KustomizeRefusal.report(treeFiles, reference, why);
      }
      checkIncluded(directory.get(), reference);
      return build(directory.get());
    }
    Optional<SourceFile> file = new KustomizationFiles(kustomization, treeFiles).find(reference);
    if (file.isEmpty()) {
      missing(reference, path.get());
      return BuildResult.UNKNOWN;
    }
    List<Document> manifests =
        Manifests.resources(treeFiles.documents(file.get()), unit, Sight.CLEAR);
    BuildResult build =
        BuildResult.NOTHING.with(manifests.stream().map(KustomizeBuild::loaded).toList());
    // Flux makes a kustomization where there is none, and looks at the files itself.
    String program = kustomization.file().text().isEmpty() ? "Flux" : "kustomize";
    new ResourceFile(file.get(), treeFiles, program).stops().forEach(treeFiles.stops()::add);
    return manifests.isEmpty() ? build.inPart() : build;
  }

  private static Resource loaded(Document manifest) {
    return Resource.of(manifest.with(TextEdits.changed(manifest.root(), FoldedText::rewritten)));
  }

  /** Notes what kustomize does not take in the file of a kustomization that another includes. */
  private void checkIncluded(Kustomization included, YamlScalar reference) {
    shape.faultsOf(included).forEach(treeFiles.stops()::add);
    if (KustomizationShape.isEmpty(included)) {
      String why = "`" + reference.text() + "` has a kustomization that says nothing";
      KustomizeRefusal.report(treeFiles, reference, why);
    }
  }

  private void missing(YamlScalar reference, String path) {
    List<SourceFile> within =
        path.isEmpty() || Kustomization.isRemote(reference.text())
            ? List.of()
            : Stream.concat(
                    treeFiles.tree().givenFiles().stream()
                        .filter(file -> TreePath.isBelow(file.path(), path)),
                    treeFiles.tree().filesBelow(path).stream())
                .toList();
    boolean isMadeElsewhere =
        within.stream()
            .filter(file -> file.directory().equals(path))
            .anyMatch(file -> file.name().toLowerCase(Locale.ROOT).startsWith("kustomization"));
    if (within.isEmpty() || isMadeElsewhere) {
      gap(reference, "`" + reference.text() + "` is not in the tree");
    } else {
      String why = "`" + reference.text() + "` is a directory without a kustomization";
      KustomizeRefusal.report(treeFiles, reference, why, Confidence.LIKELY);
    }
  }

  private void gap(Yaml at, String what) {
    treeFiles.addGap(Gap.at(at, what, "what it adds or changes is not known"));
  }
}
