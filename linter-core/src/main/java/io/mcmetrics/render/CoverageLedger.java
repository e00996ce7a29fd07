package io.mcmetrics.render;

import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Coverage.Entry;
import io.mcmetrics.document.Coverage.State;
import io.mcmetrics.document.FileUse;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.kustomize.KustomizeBuild;
import io.mcmetrics.kustomize.RootKustomizations;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The determination of the state of each file, after all deployments have been followed. */
final class CoverageLedger {
  private static final String IGNORED = "left out by `.gitignore`";

  private final SourceTree tree;
  private final TreeFiles treeFiles;
  private final KustomizeBuild kustomize;
  private final RootKustomizations rootKustomizations;
  private final UnreferencedFiles unreferencedFiles;
  private final UnnamedCharts unnamedCharts;

  CoverageLedger(
      SourceTree tree,
      TreeFiles treeFiles,
      KustomizeBuild kustomize,
      RootKustomizations rootKustomizations,
      UnreferencedFiles unreferencedFiles,
      UnnamedCharts unnamedCharts) {
    this.tree = tree;
    this.treeFiles = treeFiles;
    this.kustomize = kustomize;
    this.rootKustomizations = rootKustomizations;
    this.unreferencedFiles = unreferencedFiles;
    this.unnamedCharts = unnamedCharts;
  }

  /** Returns the state of all files of the tree. */
  Coverage coverage() {
    List<Entry> entries = new ArrayList<>();
    tree.givenFiles().forEach(file -> entries.add(entry(file)));
    tree.leftOut()
        .forEach(file -> entries.add(new Entry(file.path(), State.LEFT_OUT, file.reason(), "")));
    tree.ignored().forEach(path -> entries.add(new Entry(path, State.LEFT_OUT, IGNORED, "")));
    for (SourceTree.Retired folder : tree.retired()) {
      String why = UndeployedFolders.words(folder);
      folder.files().forEach(path -> entries.add(new Entry(path, State.LEFT_OUT, why, "")));
    }
    entries.sort(Comparator.comparing(Entry::path));
    return new Coverage(entries);
  }

  private Entry entry(SourceFile file) {
    if (isBroken(file)) {
      return notUnderstood(file);
    }
    return kustomization(file)
        .or(() -> reference(file))
        .or(() -> deployed(file))
        .or(() -> unreferencedFiles.entry(file, treeFiles.documents(file)))
        .or(() -> ofUnnamedChart(file))
        .or(() -> byItself(file))
        .orElseGet(() -> notUnderstood(file));
  }

  /** What a generator puts into a ConfigMap as it is need not be YAML. */
  private boolean isBroken(SourceFile file) {
    Optional<FileUse> use =
        rootKustomizations.use(file.path()).or(() -> treeFiles.use(file.path()));
    return treeFiles.isBroken(file.path())
        && use.filter(known -> known.role().equals(Kustomization.GENERATOR_FILE)).isEmpty();
  }

  private Optional<Entry> kustomization(SourceFile file) {
    if (!Kustomization.NAMES.contains(file.name()) || kustomize.of(file).isEmpty()) {
      return Optional.empty();
    }
    Kustomization kustomization = kustomize.of(file).orElseThrow();
    String directory = file.directory();
    Optional<String> by =
        rootKustomizations
            .use(directory)
            .map(FileUse::by)
            .or(() -> treeFiles.deployingFile(new Unit(directory, Unit.Form.OVERLAY)));
    if (rootKustomizations.isIncludedElsewhere(kustomization)) {
      return Optional.of(entry(file, State.ELSEWHERE, "kustomization", by.orElse("")));
    }
    if (by.isEmpty() && kustomization.isComponent()) {
      String what = "a component that no kustomization includes";
      return Optional.of(entry(file, State.UNREFERENCED, what, ""));
    }
    return Optional.of(entry(file, State.REACHED, "kustomization", by.orElse("")));
  }

  private Optional<Entry> reference(SourceFile file) {
    State state =
        rootKustomizations.onlyOutsideRefersTo(file.path()) ? State.ELSEWHERE : State.REACHED;
    return rootKustomizations
        .use(file.path())
        .or(() -> treeFiles.use(file.path()))
        .map(use -> entry(file, state, use.role(), use.by()));
  }

  private Optional<Entry> deployed(SourceFile file) {
    return treeFiles
        .deployingFile(new Unit(file.directory(), Unit.Form.DIRECTORY))
        .filter(by -> treeFiles.isUnderstood(file.path()))
        .map(by -> entry(file, State.REACHED, "manifest", by));
  }

  private Optional<Entry> ofUnnamedChart(SourceFile file) {
    return unnamedCharts
        .around(file)
        .filter(chart -> treeFiles.isUnderstood(file.path()))
        .map(chart -> entry(file, State.UNREFERENCED, "part of a chart that nothing deploys", ""));
  }

  private Optional<Entry> byItself(SourceFile file) {
    return treeFiles.isUnderstood(file.path())
        ? Optional.of(entry(file, State.REACHED, "deployed by itself", ""))
        : Optional.empty();
  }

  private Entry notUnderstood(SourceFile file) {
    String why = treeFiles.whyUnread(file.path()).orElse("no kind of file that the linter knows");
    return entry(file, State.NOT_UNDERSTOOD, why, "");
  }

  private static Entry entry(SourceFile file, State state, String what, String by) {
    return new Entry(file.path(), state, what, by);
  }
}
