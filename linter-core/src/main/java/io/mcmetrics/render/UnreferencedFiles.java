package io.mcmetrics.render;

import io.mcmetrics.chart.ChartSheets;
import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Manifests;
import io.mcmetrics.document.Unit;
import io.mcmetrics.helm.ChartRelease;
import io.mcmetrics.kustomize.KustomizeBuild;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The search for files that look like values, patches or manifests which a kustomization should
 * list.
 *
 * <p>Only files in a directory that has a kustomization, or of which a kustomization uses another
 * file, are considered. Files that a script, a workflow or a README nearby names are used by other
 * means.
 */
final class UnreferencedFiles {
  /**
   * Names of files that use other files in ways that the linter does not follow, or document such
   * use.
   */
  private static final List<String> USING_FILES =
      List.of(
          "Makefile",
          "makefile",
          "GNUmakefile",
          "Justfile",
          "justfile",
          "Tiltfile",
          "README.md",
          "Taskfile.yml",
          "Taskfile.yaml",
          "deploy.sh",
          "install.sh",
          "main.tf",
          "Jenkinsfile",
          ".gitlab-ci.yml");

  private static final Pattern VALUES = Pattern.compile("(?i)(^|.*[-_.])values([-_.].*|$)");
  private static final Pattern PATCH = Pattern.compile("(?i)(^|.*[-_.])patch(es)?([-_.].*|$)");
  private static final Pattern FOR_PEOPLE =
      Pattern.compile(
          "(?i)^\\..*|.*(example|sample|template|\\.dist|\\.bak|schema).*|.*\\.(tmpl|tpl|gotmpl)$");
  private static final Set<String> OTHER_DIRECTORIES =
      Set.of(
          "ci", "examples", "example", "samples", "tests", "test", "templates", "docs", ".github");

  private final SourceTree tree;
  private final KustomizeBuild kustomize;
  private final ChartSheets charts;
  private final Map<String, List<SourceFile>> files = new HashMap<>();
  private final Map<String, String> usersByDirectory;

  /**
   * Prepares the search in a tree.
   *
   * @param usersByDirectory the path of a kustomization that uses a file in a directory, by
   *     directory
   */
  UnreferencedFiles(
      SourceTree tree,
      KustomizeBuild kustomize,
      ChartSheets charts,
      Map<String, String> usersByDirectory) {
    this.tree = tree;
    this.charts = charts;
    this.kustomize = kustomize;
    this.usersByDirectory = Map.copyOf(usersByDirectory);
    for (SourceFile file : tree.givenFiles()) {
      files.computeIfAbsent(file.directory(), directory -> new ArrayList<>()).add(file);
    }
  }

  /**
   * Returns the state of a file that nothing refers to; empty if it does not look like part of a
   * deployment.
   */
  Optional<Coverage.Entry> entry(SourceFile file, List<Yaml> roots) {
    Optional<Kustomization> beside = kustomize.in(file.directory());
    Optional<String> nearest =
        beside
            .map(kustomization -> kustomization.file().path())
            .or(() -> Optional.ofNullable(usersByDirectory.get(file.directory())));
    if (nearest.isEmpty() || isInOtherDirectory(file)) {
      return Optional.empty();
    }
    Optional<String> looks = looks(file, roots, nearest.get());
    if (looks.isEmpty()) {
      return Optional.empty();
    }
    if (FOR_PEOPLE.matcher(file.name()).matches()) {
      return Optional.of(
          new Coverage.Entry(
              file.path(), Coverage.State.ELSEWHERE, "an example or a template by its name", ""));
    }
    Optional<String> user = userOf(file);
    return Optional.of(
        user.isPresent()
            ? new Coverage.Entry(
                file.path(), Coverage.State.ELSEWHERE, "named by what is not followed", user.get())
            : new Coverage.Entry(
                file.path(),
                Coverage.State.UNREFERENCED,
                looks.get() + commentedOut(file, nearest.get()),
                nearest.get()));
  }

  /**
   * Returns a note if the kustomization contains the name of the file, which must be in a comment.
   */
  private String commentedOut(SourceFile file, String kustomization) {
    return tree.find(kustomization).filter(other -> names(other, file)).isPresent()
        ? ", commented out"
        : "";
  }

  /**
   * Tells whether the kustomization beside a file, which nothing refers to, has it in a comment:
   * somebody took it out on purpose.
   */
  boolean isCommentedOut(SourceFile file) {
    return kustomize.in(file.directory()).filter(beside -> names(beside.file(), file)).isPresent();
  }

  private boolean isInOtherDirectory(SourceFile file) {
    String directory = file.directory();
    while (!directory.isEmpty()) {
      if (OTHER_DIRECTORIES.contains(TreePath.nameOf(directory))
          || tree.find(directory + "/Chart.yaml").isPresent()) {
        return true;
      }
      directory = TreePath.parentOf(directory);
    }
    return tree.find("Chart.yaml").isPresent();
  }

  private Optional<String> looks(SourceFile file, List<Yaml> roots, String nearest) {
    List<Document> manifests =
        Manifests.of(roots, new Unit("", Unit.Form.DIRECTORY), Document.Sight.CLEAR);
    if (!manifests.isEmpty()) {
      return Optional.of(manifests(manifests, TreePath.parentOf(nearest)));
    }
    if (roots.isEmpty()) {
      return Optional.empty();
    }
    if (roots.get(0) instanceof YamlSequence list) {
      return isJsonPatch(list) ? Optional.of("a JSON patch") : Optional.empty();
    }
    if (!(roots.get(0) instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
      return Optional.empty();
    }
    Unit unit = new Unit(file.path(), Unit.Form.FILE);
    String bare = file.name().replaceFirst("\\.[^.]*$", "");
    Document values = new Document(unit, Document.VALUES, mapping, Document.Sight.CLEAR);
    ChartUse use = ChartUse.unknown(Origin.written(Span.startOf(file)));
    boolean known = !ChartRelease.documents(charts, use, Optional.empty(), values).isEmpty();
    boolean named = VALUES.matcher(bare).matches();
    return known || named
        ? Optional.of("values" + ofCharts(nearest))
        : PATCH.matcher(bare).matches() ? Optional.of("a patch") : Optional.empty();
  }

  private static boolean isJsonPatch(YamlSequence list) {
    return !list.items().isEmpty()
        && list.items().stream()
            .allMatch(
                item ->
                    item.scalarAt("op").isPresent()
                        && item.scalarAt("path").filter(p -> p.text().startsWith("/")).isPresent());
  }

  /** Returns what manifests look like: a patch, if the kustomization deploys the same resources. */
  private String manifests(List<Document> manifests, String directory) {
    Set<String> names = new TreeSet<>();
    manifests.forEach(document -> names.add(nameOf(document)));
    Set<String> deployed = new TreeSet<>();
    kustomize
        .in(directory)
        .ifPresent(
            kustomization ->
                kustomize
                    .build(kustomization, new Unit(directory, Unit.Form.OVERLAY))
                    .documents()
                    .forEach(document -> deployed.add(nameOf(document))));
    String first = names.iterator().next();
    String more = names.size() == 1 ? "" : " and " + (names.size() - 1) + " more";
    return (deployed.containsAll(names) ? "a patch of " : "the manifest of ") + first + more;
  }

  private static String nameOf(Document document) {
    String name = document.root().textAt("metadata", "name");
    return document.kind() + (name.isEmpty() ? "" : "/" + name);
  }

  private String ofCharts(String nearest) {
    Set<String> charts = new TreeSet<>();
    kustomize
        .in(TreePath.parentOf(nearest))
        .ifPresent(
            kustomization ->
                kustomization.helmCharts().stream()
                    .flatMap(chart -> chart.scalarAt("name").stream())
                    .forEach(name -> charts.add(name.text())));
    return charts.isEmpty() ? " of a chart" : " of " + String.join(", ", charts);
  }

  /**
   * Returns the path of a script, document or workflow that names a file, from the nearest
   * directory up.
   */
  Optional<String> userOf(SourceFile file) {
    String directory = file.directory();
    while (true) {
      for (SourceFile other : around(directory)) {
        if (other != file && names(other, file)) {
          return Optional.of(other.path());
        }
      }
      if (directory.isEmpty()) {
        break;
      }
      directory = TreePath.parentOf(directory);
    }
    return files.getOrDefault(".github/workflows", List.of()).stream()
        .filter(workflow -> names(workflow, file))
        .map(SourceFile::path)
        .findFirst();
  }

  private List<SourceFile> around(String directory) {
    List<SourceFile> around = new ArrayList<>();
    for (String name : USING_FILES) {
      tree.find(TreePath.join(directory, name)).ifPresent(around::add);
    }
    files.getOrDefault(directory, List.of()).stream()
        .filter(other -> !Kustomization.NAMES.contains(other.name()))
        .forEach(around::add);
    return around;
  }

  /**
   * Tells whether a file names another one: by its name in the same directory, else with its
   * directory, since many files have the same name.
   */
  private static boolean names(SourceFile other, SourceFile file) {
    boolean same = other.directory().equals(file.directory());
    String tail = TreePath.nameOf(file.directory()) + "/" + file.name();
    return other.text().contains(same || file.directory().isEmpty() ? file.name() : tail);
  }
}
