package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds what we say that charts make of values against what they make of them, for the directory of
 * charts that {@code -Dmcmetrics.charts} names: {@code <chart>-<version>/}, with the dependencies.
 */
final class RealChartTest {
  private static final Optional<Path> CHARTS =
      Optional.ofNullable(System.getProperty("mcmetrics.charts")).map(Path::of);

  /** Not of the cluster, but of the linter. */
  private static final Set<String> OURS =
      Set.of(Document.THANOS_VALUES, Document.MISPLACED_EXTERNAL_LABELS, Document.SCRAPE_PLAN);

  private static final Set<String> COMPONENTS =
      Set.of("receive", "query", "query-frontend", "store", "compact", "rule");

  @TestFactory
  List<DynamicTest> chartsMakeTheSameOfValues() {
    if (CHARTS.isEmpty()) {
      String reason = "the real charts are not at hand";
      return List.of(DynamicTest.dynamicTest(reason, () -> assumeTrue(false, reason)));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (ChartCase one : ChartCase.all()) {
      for (String version : one.versions()) {
        Path chart = CHARTS.get().resolve(one.chartDirectory(version));
        tests.add(
            DynamicTest.dynamicTest(one.name() + " " + version, () -> check(one, version, chart)));
      }
    }
    return tests;
  }

  private static void check(ChartCase one, String version, Path chart) {
    assumeTrue(Files.isDirectory(chart), "the chart is not at hand");
    String manifests = RealHelm.of(chart).template(one.values(), one.release(), one.namespace());
    assertThat(String.join("\n", differences(one, version, manifests))).isEmpty();
  }

  /** Returns in what the manifests that a chart made differ from what we make of its values. */
  static List<String> differences(ChartCase one, String version, String manifests) {
    Rendering real = ChartCase.ofManifests(manifests);
    Rendering ours = one.withoutChart(version);
    List<String> differences = new ArrayList<>(unlike(ours, real));
    differences.addAll(missing(ours, real));
    List<String> model = FleetText.of(ours);
    List<String> wanted = FleetText.of(real);
    model.stream()
        .filter(line -> !wanted.contains(line))
        .forEach(line -> differences.add("only ours: " + line));
    wanted.stream()
        .filter(line -> !model.contains(line))
        .forEach(line -> differences.add("only the chart's: " + line));
    return differences;
  }

  /** What we say stands in the manifests, too. */
  private static List<String> unlike(Rendering ours, Rendering real) {
    List<String> unlike = new ArrayList<>();
    for (Document document : ours.documents()) {
      if (OURS.contains(document.kind())) {
        continue;
      }
      String name = ChartCase.identity(document);
      Optional<Document> other =
          real.documents().stream().filter(d -> ChartCase.identity(d).equals(name)).findFirst();
      if (other.isEmpty()) {
        unlike.add("no such thing: " + name);
      } else {
        compare(document.root(), Optional.of(plain(other.get())), name, unlike);
      }
    }
    return unlike;
  }

  /** What a Secret holds may be written as text, or in base64. */
  private static YamlMapping plain(Document document) {
    return document.kind().equals("Secret")
        ? YamlEdits.put(
            document.root(),
            new Entry(
                YamlScalar.plain("stringData", document.origin()),
                new YamlMapping(DataTexts.texts(document), document.origin())))
        : document.root();
  }

  private static void compare(Yaml ours, Optional<Yaml> real, String path, List<String> unlike) {
    Optional<Yaml> theirs = real.map(node -> ours instanceof YamlScalar ? node : opened(node));
    if (ours instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        String key = entry.key().text();
        compare(entry.value(), theirs.flatMap(r -> r.at(key)), path + "/" + key, unlike);
      }
    } else if (ours instanceof YamlSequence list) {
      List<Yaml> items = theirs.map(Yaml::itemsAt).orElse(List.of());
      for (int i = 0; i < list.items().size(); i++) {
        Yaml item = list.items().get(i);
        compare(item, counterpart(item, i, items, path), path + "/" + i, unlike);
      }
    } else if (ours instanceof YamlScalar scalar && !scalar.isUnknown() && !isSame(scalar, real)) {
      unlike.add(path + ": ours " + text(Optional.of(ours)) + ", the chart's " + text(real));
    }
  }

  /** A sketch may leave out arguments, and what has a name. */
  private static Optional<Yaml> counterpart(Yaml item, int at, List<Yaml> items, String path) {
    if (item instanceof YamlScalar text && path.endsWith("/args")) {
      return items.stream().filter(other -> isSame(text, Optional.of(other))).findFirst();
    }
    for (String key : List.of("name", "job_name")) {
      if (item instanceof YamlMapping named
          && named.text(key) instanceof Value.Known<String> name) {
        return items.stream()
            .filter(other -> other instanceof YamlMapping o && o.text(key).isKnown(name.value()))
            .findFirst();
      }
    }
    return at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
  }

  /** A sketch shows a file in a ConfigMap as what it contains. */
  private static Yaml opened(Yaml node) {
    if (!(node instanceof YamlScalar text)) {
      return node;
    }
    List<Yaml> documents = YamlReader.readEmbedded(text).documents();
    return documents.size() == 1 ? documents.get(0) : node;
  }

  private static boolean isSame(YamlScalar ours, Optional<Yaml> real) {
    return ours.isNull()
        ? real.isEmpty() || real.get().isNull()
        : real.filter(r -> r instanceof YamlScalar s && s.text().equals(ours.text())).isPresent();
  }

  private static String text(Optional<Yaml> node) {
    return node.map(n -> n instanceof YamlScalar s ? s.text() : Canonical.text(List.of(n)))
        .orElse("nothing");
  }

  private static List<String> missing(Rendering ours, Rendering real) {
    Set<String> told =
        ours.documents().stream().map(ChartCase::identity).collect(Collectors.toSet());
    return real.documents().stream()
        .filter(document -> matters(document, real))
        .map(ChartCase::identity)
        .filter(name -> !told.contains(name))
        .map("not told: "::concat)
        .toList();
  }

  /** Tells whether a document is on the way of the samples. */
  private static boolean matters(Document document, Rendering rendering) {
    return switch (document.kind()) {
      case "Prometheus", "PrometheusAgent", "Ingress", Document.PROMETHEUS_YML -> true;
      case "Deployment", "StatefulSet" -> runsThanos(document);
      case "Service" -> leadsToThanosOrPrometheus(document, rendering);
      case "ConfigMap" -> Canonical.text(List.of(document.root())).contains("datasources:");
      default -> false;
    };
  }

  private static boolean runsThanos(Document document) {
    return document.root().itemsAt("spec", "template", "spec", "containers").stream()
        .flatMap(container -> container.itemsAt("args").stream().limit(1))
        .anyMatch(arg -> arg instanceof YamlScalar first && COMPONENTS.contains(first.text()));
  }

  private static boolean leadsToThanosOrPrometheus(Document service, Rendering rendering) {
    Optional<YamlMapping> selector = service.root().mappingAt("spec", "selector");
    if (selector.isEmpty()) {
      return false;
    }
    if (selector.get().text("app.kubernetes.io/name").isKnown("prometheus")) {
      return true;
    }
    return rendering.documents().stream()
        .filter(RealChartTest::runsThanos)
        .flatMap(d -> d.root().mappingAt("spec", "template", "metadata", "labels").stream())
        .anyMatch(labels -> contains(labels, selector.get()));
  }

  private static boolean contains(YamlMapping labels, YamlMapping selector) {
    return selector.entries().stream()
        .allMatch(
            entry ->
                labels.text(entry.key().text()) instanceof Value.Known<String> label
                    && selector.text(entry.key().text()).isKnown(label.value()));
  }
}
