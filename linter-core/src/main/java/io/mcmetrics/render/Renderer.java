package io.mcmetrics.render;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.AlloyDocuments;
import io.mcmetrics.document.BuildProblems;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.HelmReading;
import io.mcmetrics.document.Manifests;
import io.mcmetrics.document.Shape;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.gitops.GitOps;
import io.mcmetrics.gitops.UnitDocuments;
import io.mcmetrics.helm.ChartRelease;
import io.mcmetrics.helm.SendingCharts;
import io.mcmetrics.helm.TerraformReleases;
import io.mcmetrics.helm.TerraformReleases.Release;
import io.mcmetrics.inventory.Inventory;
import io.mcmetrics.kustomize.KustomizeBuild;
import io.mcmetrics.kustomize.RootKustomizations;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The renderer of a tree, which decides what is deployed: overlays that no other kustomization
 * includes, and the manifests, values and configuration files that no kustomization refers to. What
 * an overlay includes is checked as part of it and not by itself, and likewise what Flux and Argo
 * CD deploy.
 */
public final class Renderer {
  private static final Pattern VALUES_NAME =
      Pattern.compile("(?i)(.*[-_.])?values([-_.].*)?\\.ya?ml");

  private final SourceTree tree;
  private final TreeFiles treeFiles;
  private final KustomizeBuild kustomize;
  private final RootKustomizations rootKustomizations;
  private final UnreferencedFiles unreferencedFiles;
  private final UnnamedCharts unnamedCharts;
  private final TerraformReleases terraform;
  private final List<UnitDocuments> units = new ArrayList<>();
  private final List<Document> takenOut = new ArrayList<>();
  private final List<Problem> stops = new ArrayList<>();
  private final List<Problem> eatenVariables = new ArrayList<>();

  private Renderer(SourceTree tree, TreeFiles treeFiles) {
    this.tree = tree;
    this.treeFiles = treeFiles;
    this.kustomize = new KustomizeBuild(treeFiles);
    this.rootKustomizations = findRootKustomizations();
    this.unreferencedFiles =
        new UnreferencedFiles(
            tree, kustomize, treeFiles.charts(), rootKustomizations.usersByDirectory());
    this.unnamedCharts = new UnnamedCharts(tree);
    this.terraform = new TerraformReleases(tree);
  }

  /** Renders a tree, without keeping the values of charts. */
  public static Rendering render(SourceTree tree) {
    return render(tree, new TreeFiles(tree));
  }

  /** Renders a tree as it is deployed if one Helm reads all values. */
  public static Rendering render(SourceTree tree, HelmReading helmReading) {
    return render(tree, new TreeFiles(tree, false, helmReading));
  }

  /** Renders a tree, and keeps the values of charts. */
  public static Rendering renderWithValues(SourceTree tree) {
    return render(tree, new TreeFiles(tree, true, HelmReading.EITHER));
  }

  /**
   * A rendered tree, with what each unit holds by itself.
   *
   * @param units before Flux and Argo CD resources among their documents are followed
   */
  record ByUnit(Rendering rendering, List<UnitDocuments> units) {}

  /** Renders a tree, and keeps what each unit holds by itself. */
  static ByUnit renderByUnit(SourceTree tree) {
    Renderer renderer = new Renderer(tree, new TreeFiles(tree));
    Rendering rendering = renderer.render();
    return new ByUnit(rendering, List.copyOf(renderer.units));
  }

  private static Rendering render(SourceTree tree, TreeFiles treeFiles) {
    return new Renderer(tree, treeFiles).render();
  }

  private Rendering render() {
    buildRootKustomizations();
    readOtherFiles();
    return rendering(deployed());
  }

  private RootKustomizations findRootKustomizations() {
    List<SourceFile> asked =
        tree.givenFiles().stream()
            .filter(file -> Kustomization.NAMES.contains(file.name()))
            .toList();
    boolean kustomized =
        tree.givenFiles().stream()
            .map(SourceFile::directory)
            .distinct()
            .anyMatch(directory -> kustomize.in(directory).isPresent());
    List<SourceFile> around = kustomized ? tree.otherFilesNamed(Kustomization.NAMES) : List.of();
    return RootKustomizations.of(kustomizations(asked), kustomizations(around));
  }

  private List<Kustomization> kustomizations(List<SourceFile> files) {
    return files.stream().flatMap(file -> kustomize.of(file).stream()).toList();
  }

  private void buildRootKustomizations() {
    for (Kustomization kustomization : rootKustomizations.deployed()) {
      Unit unit = new Unit(kustomization.directory(), Unit.Form.OVERLAY);
      KustomizeBuild.Built built = kustomize.build(kustomization, unit);
      units.add(new UnitDocuments(unit, built.documents(), built.stops()));
    }
    for (Kustomization kustomization : rootKustomizations.includedElsewhere()) {
      addElsewhereGap(kustomization.file());
    }
  }

  private void addElsewhereGap(SourceFile file) {
    treeFiles.markUnderstood(file);
    treeFiles.addGap(
        file,
        "included by kustomizations that are not among the paths given",
        "it is judged where it is included");
  }

  private void readOtherFiles() {
    Map<String, List<SourceFile>> others = new LinkedHashMap<>();
    for (SourceFile file : tree.givenFiles()) {
      boolean isIncluded =
          rootKustomizations.refersTo(file.path()) || treeFiles.use(file.path()).isPresent();
      if (!isIncluded || isAskedAboutAlone(file)) {
        others.computeIfAbsent(file.directory(), directory -> new ArrayList<>()).add(file);
      } else {
        // Read for its syntax alone: what it says counts where it is included.
        treeFiles.documents(file);
        if (rootKustomizations.onlyOutsideRefersTo(file.path())) {
          addElsewhereGap(file);
        }
      }
    }
    others.forEach(this::readDirectory);
  }

  /**
   * Tells whether the caller named a file by itself and nothing that includes it: as with standard
   * input, the question is what is wrong with this text.
   */
  private boolean isAskedAboutAlone(SourceFile file) {
    return tree.isNamedFile(file.path()) && rootKustomizations.onlyOutsideRefersTo(file.path());
  }

  private void readDirectory(String directory, List<SourceFile> files) {
    boolean left = rootKustomizations.has(directory);
    Sight sight = left ? Sight.CLEAR.atMost(Confidence.LIKELY) : Sight.CLEAR;
    Unit unit = new Unit(directory, Unit.Form.DIRECTORY);
    List<Document> deployed = new ArrayList<>();
    for (SourceFile file : files) {
      List<Yaml> roots = treeFiles.documents(file);
      List<Document> manifests = Manifests.of(roots, unit, sight);
      if (!manifests.isEmpty()) {
        treeFiles.markUnderstood(file);
        if (left) {
          addUnreferencedGap(file, manifests);
        } else {
          deployed.addAll(manifests);
        }
      } else if (WrittenReleases.areIn(file)) {
        WrittenReleases releases = WrittenReleases.of(file, roots, treeFiles);
        deployed.addAll(releases.in(unit));
        units.addAll(releases.elsewhereThan(unit));
      } else {
        readConfiguration(file, roots, sight);
      }
    }
    units.add(new UnitDocuments(unit, deployed));
  }

  private void addUnreferencedGap(SourceFile file, List<Document> manifests) {
    Optional<String> user = unreferencedFiles.userOf(file);
    if (user.isEmpty()) {
      treeFiles.addGap(
          file,
          "no kustomization refers to this file, though one stands beside it",
          "it is taken as not deployed");
      if (unreferencedFiles.isCommentedOut(file)) {
        takenOut.addAll(manifests);
      }
    } else if (manifests.stream().anyMatch(EncryptedData::mayHoldConfiguration)) {
      treeFiles.addGap(
          file,
          "this file is named by `" + user.get() + "`, which is not followed",
          "it is not known whether it is deployed");
    }
  }

  private void readConfiguration(SourceFile file, List<Yaml> roots, Sight sight) {
    Unit unit = new Unit(file.path(), Unit.Form.FILE);
    List<Document> deployed = new ArrayList<>();
    List<Document> asking = new ArrayList<>();
    deployed.addAll(AlloyDocuments.in(file, unit));
    for (Yaml root : roots) {
      if (root instanceof YamlMapping mapping && Shape.isDashboard(root)) {
        asking.add(new Document(unit, Document.DASHBOARD, mapping, sight));
      } else if (root instanceof YamlMapping mapping && Shape.isRuleFile(root)) {
        asking.add(new Document(unit, Document.RULE_FILE, mapping, sight));
      } else if (root instanceof YamlMapping mapping
          && Document.kindOf(root).isEmpty()
          && !Shape.isSchema(root)) {
        List<Document> found = new ArrayList<>();
        List<YamlMapping> agent = AgentConfig.instances(mapping);
        if (!agent.isEmpty()) {
          agent.forEach(one -> found.add(new Document(unit, Document.PROMETHEUS_YML, one, sight)));
        } else if (Shape.isPrometheusConfig(mapping)) {
          Sight sure = Shape.isFragment(mapping) ? sight.atMost(Confidence.POSSIBLE) : sight;
          found.add(new Document(unit, Document.PROMETHEUS_YML, mapping, sure));
        } else if (Shape.isCollectorConfig(mapping)) {
          found.add(new Document(unit, Document.OTEL_COLLECTOR, mapping, sight));
        } else if (!treeFiles.isLayer(file.path()) && OtherValues.isBeside(file, kustomize)) {
          treeFiles.addGap(
              file,
              "no kustomization refers to this file, though the one beside it names other values",
              "it is taken as not deployed");
        } else if (!isOfFleetBundle(file)) {
          Optional<Release> installed = terraform.of(file, mapping);
          boolean isPart =
              isOfNoRelease(file) || installed.filter(release -> !release.isWhole()).isPresent();
          Sight sure = isPart ? sight.atMost(Confidence.POSSIBLE) : sight;
          YamlMapping given = installed.map(Release::values).orElse(mapping);
          Document values = new Document(unit, Document.VALUES, given, sure);
          ChartUse use =
              installed
                  .map(Release::use)
                  .orElseGet(() -> ChartUse.unknown(Origin.written(Span.startOf(file))));
          found.addAll(treeFiles.withValues(values, values(file, values, use)));
        }
        deployed.addAll(found);
      }
    }
    Optional<String> unnamed = deployed.isEmpty() ? Optional.empty() : unnamedCharts.around(file);
    if (unnamed.isPresent()) {
      treeFiles.markUnderstood(file);
      treeFiles.addGap(UnnamedCharts.gap(file, unnamed.get(), deployed));
    } else if (!deployed.isEmpty()) {
      treeFiles.markUnderstood(file);
      units.add(new UnitDocuments(unit, deployed));
    }
    // No rule judges what asks for metrics by itself, so the file does not count as understood.
    if (!asking.isEmpty()) {
      units.add(new UnitDocuments(unit, asking));
    }
  }

  /**
   * Tells whether a values file is in a bundle of Rancher Fleet, whose {@code fleet.yaml} says
   * which of them a cluster gets (Fleet 0.12, docs/ref-fleet-yaml.md).
   */
  private boolean isOfFleetBundle(SourceFile file) {
    String directory = file.directory();
    while (!directory.isEmpty()) {
      if (tree.find(TreePath.join(directory, "fleet.yaml")).isPresent()
          || tree.find(TreePath.join(directory, "fleet.yml")).isPresent()) {
        return true;
      }
      directory = TreePath.parentOf(directory);
    }
    return false;
  }

  /** Tells whether a file in the directory of a chart is none of those that releases name. */
  private boolean isOfNoRelease(SourceFile file) {
    return !VALUES_NAME.matcher(file.name()).matches()
        && tree.find(TreePath.join(file.directory(), "Chart.yaml")).isPresent();
  }

  /**
   * Returns the documents of a values file, whose chart is the one with a {@code Chart.yaml} in the
   * same directory.
   */
  private List<Document> values(SourceFile file, Document values, ChartUse use) {
    String manifest = TreePath.join(file.directory(), "Chart.yaml");
    Optional<YamlMapping> chart =
        treeFiles.documents(manifest).stream()
            .flatMap(List::stream)
            .filter(YamlMapping.class::isInstance)
            .map(YamlMapping.class::cast)
            .findFirst();
    List<Document> found = ChartRelease.documents(treeFiles.charts(), use, chart, values);
    SendingCharts.note(use, chart, values.root(), found, treeFiles);
    return found;
  }

  private List<Document> deployed() {
    GitOps gitOps = new GitOps(treeFiles, kustomize, units, takenOut);
    List<Document> followed = gitOps.documents();
    int before = treeFiles.stops().count();
    List<Document> opened = new EmbeddedDocuments(treeFiles).opened(followed);
    stops.addAll(gitOps.stops());
    eatenVariables.addAll(gitOps.eatenVariables());
    stops.addAll(treeFiles.stops().after(before));
    return opened.stream().filter(document -> !isLayer(document.unit())).toList();
  }

  /** Tells whether a unit is a values file of a release, which is checked as part of that. */
  private boolean isLayer(Unit unit) {
    return unit.form() == Unit.Form.FILE && treeFiles.isLayer(unit.path());
  }

  /** Returns the keys that occur twice and do not stop a build, which says so itself. */
  private List<Problem> duplicateKeys() {
    Set<Origin> told = new HashSet<>();
    stops.forEach(stop -> told.add(stop.at()));
    return treeFiles.duplicateKeys().stream().filter(key -> !told.contains(key.at())).toList();
  }

  /** What git ignores and a kustomization includes may be in no other clone. */
  private void addIgnoredGaps() {
    for (String ignored : tree.ignored()) {
      rootKustomizations
          .userOf(ignored)
          .ifPresent(
              by ->
                  treeFiles.addGap(
                      SourceFile.of(ignored, ""),
                      "`.gitignore` leaves this out, and `" + by + "` includes it",
                      "it is read here; whether another clone has it is not known"));
    }
  }

  private static boolean isValues(Document document) {
    return document.kind().equals(Document.VALUES);
  }

  private Rendering rendering(List<Document> documents) {
    Inventory inventory = Inventory.of(treeFiles);
    for (SourceTree.LeftOut leftOut : tree.leftOut()) {
      // The place is what is not read, of which there is no text.
      SourceFile place = SourceFile.of(leftOut.path(), "");
      treeFiles.addGap(place, "this " + leftOut.reason(), "it is not read");
    }
    addIgnoredGaps();
    UndeployedFolders.gaps(tree).forEach(treeFiles::addGap);
    List<Problem> syntaxErrors = new BrokenFiles(tree, treeFiles, rootKustomizations).errors();
    UnreadSenders.gaps(treeFiles).forEach(treeFiles::addGap);
    ComposeSenders.gaps(treeFiles, documents).forEach(treeFiles::addGap);
    ManagedCollectors.gaps(treeFiles).forEach(treeFiles::addGap);
    Set<String> configMaps =
        documents.stream()
            .filter(document -> document.kind().equals("ConfigMap"))
            .flatMap(document -> document.name().known().stream())
            .collect(Collectors.toSet());
    List<Gap> gaps = SendingCharts.without(configMaps, treeFiles.gaps());
    return new Rendering(
        tree.name(),
        documents.stream().filter(document -> !isValues(document)).toList(),
        documents.stream().filter(Renderer::isValues).toList(),
        gaps,
        syntaxErrors,
        duplicateKeys(),
        new BuildProblems(
            stops, eatenVariables, treeFiles.helmDifferences(), treeFiles.helmsDiffer()),
        new CoverageLedger(
                tree, treeFiles, kustomize, rootKustomizations, unreferencedFiles, unnamedCharts)
            .coverage(),
        inventory);
  }
}
