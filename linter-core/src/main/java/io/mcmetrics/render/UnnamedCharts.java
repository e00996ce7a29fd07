package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The charts of a tree that nothing in it names, though Flux, Argo CD or helmfile deploy from it.
 * What their values say is not what a cluster is given. Where nothing in the tree deploys, somebody
 * does so by hand, and each chart may be meant.
 */
final class UnnamedCharts {
  private static final String MANIFEST = "Chart.yaml";

  private static final Set<String> SENDERS =
      Set.of(
          "Prometheus",
          "PrometheusAgent",
          "VMAgent",
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "OpenTelemetryCollector",
          Document.ALLOY,
          Document.PROMETHEUS_YML,
          Document.OTEL_COLLECTOR);

  private static final Pattern DEPLOYER =
      Pattern.compile(
          "(?m)^ *kind: *[\"']?(?:Application|ApplicationSet|HelmRelease)[\"']? *$"
              + "|toolkit\\.fluxcd\\.io/|^helmfiles?:|^releases:|^[ -]*repoURL:");

  /** A path with a wildcard, as in the generator of an ApplicationSet. */
  private static final Pattern WILDCARD = Pattern.compile("([\\w.-]+(?:/[\\w.-]+)*)/\\*");

  private final SourceTree tree;
  private final TreeSet<String> directories = new TreeSet<>();
  private final Map<String, Boolean> unnamed = new HashMap<>();
  private final boolean isDeployedFrom;

  UnnamedCharts(SourceTree tree) {
    this.tree = tree;
    for (SourceFile file : tree.givenFiles()) {
      if (file.name().equals(MANIFEST) && !file.directory().isEmpty()) {
        directories.add(file.directory());
      }
    }
    this.isDeployedFrom =
        !directories.isEmpty()
            && tree.givenFiles().stream().anyMatch(file -> DEPLOYER.matcher(file.text()).find());
  }

  /**
   * Returns the gap for a file of such a chart.
   *
   * @param found what it would deploy
   */
  static Gap gap(SourceFile file, String chart, List<Document> found) {
    boolean mayBeSender = found.stream().map(Document::kind).anyMatch(SENDERS::contains);
    return Gap.at(
        Origin.written(Span.startOf(file)),
        "the chart `%s`, which nothing in the tree deploys%s"
            .formatted(chart, mayBeSender ? ", may send metrics" : ""),
        "it is taken as not deployed");
  }

  /** Returns the name of the chart that a file is part of, if nothing in the tree names it. */
  Optional<String> around(SourceFile file) {
    if (!isDeployedFrom) {
      return Optional.empty();
    }
    return outermost(file.directory())
        .filter(chart -> unnamed.computeIfAbsent(chart, this::isUnnamed))
        .map(TreePath::nameOf);
  }

  /** Charts within a chart are deployed with it. */
  private Optional<String> outermost(String directory) {
    Optional<String> found = Optional.empty();
    for (String path = directory; !path.isEmpty(); path = TreePath.parentOf(path)) {
      if (directories.contains(path)) {
        found = Optional.of(path);
      }
    }
    return found;
  }

  /**
   * What deploys a chart of the same repository names its directory, whatever the chart is called.
   */
  private boolean isUnnamed(String chart) {
    String name = TreePath.nameOf(chart);
    return texts(chart).noneMatch(file -> file.text().contains(name) || takesAllBelow(file, chart));
  }

  /** Hidden files have wildcards for labels and checks, and deploy nothing. */
  private static boolean takesAllBelow(SourceFile file, String chart) {
    boolean isHidden = file.path().startsWith(".") || file.path().contains("/.");
    Matcher path = WILDCARD.matcher(file.text());
    while (!isHidden && path.find()) {
      if (TreePath.isBelow(chart, path.group(1))) {
        return true;
      }
    }
    return false;
  }

  private Stream<SourceFile> texts(String chart) {
    return Stream.concat(
            tree.givenFiles().stream(),
            tree.otherTexts().stream().flatMap(path -> tree.find(path).stream()))
        .filter(file -> !TreePath.isBelow(file.path(), chart));
  }
}
