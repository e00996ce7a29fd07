package io.mcmetrics.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.Linter;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.engine.LintResult;
import io.mcmetrics.report.configuration.ClusterReport;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TraceResult;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that counts clusters and senders counts the same: {@code lint}, {@code trace}, {@code
 * clusters}.
 */
final class CountsAgreeTest {
  private static final Linter LINTER = Linter.with(List.of());

  /** The kinds of fixtures: fleets, hops, and the exhibits of each rule. */
  static Stream<String> kinds() {
    return Stream.concat(
        Stream.of("fleets", "hops"), Exhibit.ruleIds().stream().map(id -> "rules/" + id));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void clustersAndSendersAreThoseOfLint(String kind) throws IOException {
    for (Path path : fixtures(kind)) {
      Path root = Files.isDirectory(path) ? path : path.resolveSibling(".").normalize();
      assertAgree(LINTER.trace(SourceTree.read(root, List.of(path), any -> false)), path);
    }
  }

  private static void assertAgree(TraceResult traced, Path path) {
    LintResult linted = traced.result();
    List<String> clusters = linted.clusters().stream().map(Cluster::name).toList();
    // What sends and is tied to no cluster is traced beside them, under the name of its place.
    Set<String> untied =
        traced.fleet().unassigned().stream()
            .map(Cluster::name)
            .collect(Collectors.toUnmodifiableSet());
    assertThat(clusters(traced.trace()).stream().filter(name -> !untied.contains(name)))
        .as("clusters of %s", path)
        .isEqualTo(clusters);

    JsonNode report = JsonMapper.shared().readTree(ClusterReport.json(traced));
    List<String> reported = new ArrayList<>();
    int senders = 0;
    for (String group : List.of("clusters", "mayBeClusters")) {
      for (JsonNode cluster : report.get(group)) {
        reported.add(cluster.get("name").asString());
        senders += cluster.get("senders").asInt() + cluster.get("scrapeOnly").asInt();
      }
    }
    assertThat(reported.stream().sorted()).as("clusters of %s", path).isEqualTo(clusters);
    assertThat(senders).as("senders of %s", path).isEqualTo(linted.counts().senders());

    Set<String> names =
        traced.fleet().senderObjects().stream()
            .map(object -> object.first().cluster().name())
            .collect(Collectors.toCollection(TreeSet::new));
    names.addAll(untied);
    assertThat(sending(traced.trace())).as("what sends in %s", path).isEqualTo(names);
    assertThat(paths(traced.trace()))
        .as("paths of %s", path)
        .hasSizeGreaterThanOrEqualTo(linted.counts().senders());
  }

  private static List<String> clusters(Trace trace) {
    return Stream.concat(
            trace.clusters().stream().map(TracedCluster::cluster), trace.silent().stream())
        .map(Cluster::name)
        .sorted()
        .toList();
  }

  private static Set<String> sending(Trace trace) {
    return trace.clusters().stream()
        .map(cluster -> cluster.cluster().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<TracedSender> paths(Trace trace) {
    return trace.clusters().stream().flatMap(cluster -> cluster.senders().stream()).toList();
  }

  private static List<Path> fixtures(String kind) throws IOException {
    Path directory = Exhibit.TESTDATA.resolve(kind);
    if (!kind.startsWith("rules/")) {
      return children(directory);
    }
    List<Path> exhibits = new ArrayList<>();
    for (String folder : List.of("bad", "good", "near")) {
      if (Files.isDirectory(directory.resolve(folder))) {
        exhibits.addAll(children(directory.resolve(folder)));
      }
    }
    return exhibits;
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
