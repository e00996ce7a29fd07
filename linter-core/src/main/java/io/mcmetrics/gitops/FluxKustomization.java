package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.KustomizationFiles;
import io.mcmetrics.kustomize.resource.MetadataTexts;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.transform.LabelsAndAnnotations;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Kustomization of Flux: it deploys a path of a repository, with changes of its own.
 *
 * @param document the resource
 */
record FluxKustomization(Document document, DeployedPaths deployedPaths, GitSources sources) {
  private static final List<String> CHANGES =
      List.of(
          "components",
          "patches",
          "patchesStrategicMerge",
          "patchesJson6902",
          "images",
          "namePrefix",
          "nameSuffix");

  /** The API group of Flux Kustomizations, with the slash after it. */
  static final String GROUP = "kustomize.toolkit.fluxcd.io/";

  /** Tells whether a document is a Kustomization of Flux. */
  static boolean isFluxKustomization(Document document) {
    return document.kind().equals("Kustomization")
        && document.text("apiVersion") instanceof Value.Known<String> version
        && version.value().startsWith(GROUP);
  }

  YamlMapping spec() {
    return document.root().mappingAt("spec").orElseGet(() -> YamlMapping.empty(document.origin()));
  }

  /** Returns the unit of what it deploys, which is on another cluster if it names a kubeconfig. */
  Unit unit() {
    return KubeConfig.unit(document);
  }

  /** Returns the fields that Flux adds to the kustomization at its path. */
  YamlMapping kustomizationFields() {
    List<Entry> entries = new ArrayList<>();
    CHANGES.forEach(key -> spec().entry(key).ifPresent(entries::add));
    spec()
        .scalarAt("targetNamespace")
        .filter(name -> !name.isNull())
        .map(name -> new Entry(YamlScalar.plain("namespace", name.origin()), name))
        .ifPresent(entries::add);
    return new YamlMapping(entries, spec().origin());
  }

  /** Notes that the files of its components are part of the deployment. */
  void recordUses(TreeFiles files) {
    YamlMapping fields = kustomizationFields();
    if (path().isPresent() && !fields.entries().isEmpty()) {
      SourceFile file = SourceFile.of(TreePath.join(path().get(), Kustomization.NAMES.get(0)), "");
      new KustomizationFiles(new Kustomization(file, fields), files)
          .recordUses(document.origin().span().file().path());
    }
  }

  /**
   * Returns a document with the labels and annotations of {@code commonMetadata}.
   *
   * @param isSubstituted whether variables were filled in before
   */
  Document withCommonMetadata(Document deployed, boolean isSubstituted) {
    Resource resource = Resource.of(deployed);
    for (String key : List.of("labels", "annotations")) {
      Optional<YamlMapping> pairs = spec().mappingAt("commonMetadata", key);
      if (pairs.isPresent() && resource.isManifest()) {
        List<FieldSpec> field = List.of(FieldSpec.anywhere("metadata/" + key, true));
        resource = LabelsAndAnnotations.of(pairs.get(), field).apply(resource);
        resource =
            resource.with(
                isSubstituted
                    ? MetadataTexts.quotedFromJson(resource.root(), key)
                    : MetadataTexts.quoted(resource.root(), key));
      }
    }
    return resource.document();
  }

  /** Returns its path with the documents there; empty if that is not in the tree. */
  Optional<DeployedPath> deployedPath() {
    return path().filter(path -> isHere()).flatMap(this::deployedPath);
  }

  private Optional<DeployedPath> deployedPath(String path) {
    // Without a kustomization at the root, all of the repository would be one cluster.
    boolean isWhole = path.isEmpty() && deployedPaths.overlay(path).isEmpty();
    return isWhole
        ? Optional.empty()
        : deployedPaths
            .ignoring(sources.ignoredBy(spec().mappingAt("sourceRef")))
            .changed(path, kustomizationFields());
  }

  /**
   * Returns its path. Flux joins it below the root of the source, which {@code ..} cannot leave
   * (kustomize-controller 1.0, {@code securejoin.SecureJoin}).
   */
  private Optional<String> path() {
    Value<String> path = spec().text("path");
    return path instanceof Value.Known<String> known && known.value().indexOf('\\') < 0
        ? Optional.of(TreePath.belowRoot(known.value()))
        : Optional.empty();
  }

  /** Tells whether its source may be this tree: a Git repository, or an artifact made from it. */
  private boolean isHere() {
    Optional<YamlMapping> reference = spec().mappingAt("sourceRef");
    return reference.isEmpty() || sources.mayBeThisTree(reference.get(), path().orElse(""));
  }

  /** Returns a gap if its path is not in the tree. */
  List<Gap> gaps() {
    Value<String> path = spec().text("path");
    boolean isRoot = isHere() && path().filter(String::isEmpty).isPresent();
    if (isRoot || path instanceof Value.Absent<String>) {
      return List.of();
    }
    String text =
        path instanceof Value.Known<String> known
            ? known.value()
            : ((Value.Unknown<String>) path).text();
    String what =
        isHere()
            ? "the path `" + text + "`, which Flux deploys, is not in the tree"
            : "the path `" + text + "`, which Flux deploys from another source";
    return List.of(Gap.at(path, what, "what it deploys is not known"));
  }
}
