package io.mcmetrics.helm;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The releases of a Helmfile that is written as plain YAML, as far as their values are; of one that
 * is a template, only that it may install what sends (Helmfile 1.1, docs/index.md).
 */
public final class HelmfileReleases {
  private static final Pattern PLACE =
      Pattern.compile("(?:.*/)?(?:helmfile[^/]*|helmfile\\.d/.*)\\.ya?ml(?:\\.gotmpl)?");
  private static final Pattern RELEASES = Pattern.compile("(?m)^releases:");
  private static final Pattern CHART =
      Pattern.compile(
          "(?m)^[ \\t-]*chart:[ \\t]*[\"']?(?:[^\\s\"'#]*/)?(kube-prometheus-stack|prometheus"
              + "|prometheus-agent|prometheus-operator|victoria-metrics-(?:agent|k8s-stack))[\"']?[ \\t]*$");

  private HelmfileReleases() {}

  /** Tells whether a file has releases of Helmfile. */
  public static boolean isOne(SourceFile file) {
    return PLACE.matcher(file.path()).matches() && RELEASES.matcher(file.text()).find();
  }

  /** Returns what the releases make that can be read. */
  public static List<Document> documents(SourceFile file, List<Yaml> roots, TreeFiles files) {
    List<Document> found = new ArrayList<>();
    boolean isPlain = !file.text().contains("{{");
    for (Yaml root : isPlain ? roots : List.<Yaml>of()) {
      for (Yaml release : root.itemsAt("releases")) {
        if (release instanceof YamlMapping written && !written.is(false, "installed")) {
          found.addAll(documents(written, root, file, files));
        }
      }
    }
    Matcher chart = CHART.matcher(file.text());
    if (!isPlain && chart.find()) {
      files.addGap(
          Gap.maySend(
              Origin.written(new Span(file, chart.start(1), chart.end(1))),
              "the chart `%s` of this Helmfile".formatted(chart.group(1))));
    }
    return found;
  }

  private static List<Document> documents(
      YamlMapping release, Yaml helmfile, SourceFile file, TreeFiles files) {
    Optional<HelmfilePostRenderer> renderer = HelmfilePostRenderer.of(release, helmfile);
    if (renderer.filter(HelmfilePostRenderer::isOfDefinitions).isPresent()) {
      return List.of();
    }
    Unit unit = new Unit(file.directory(), Unit.Form.DIRECTORY);
    List<Document> made = release(release, file, files).documents(unit, Sight.CLEAR, files);
    renderer.ifPresent(program -> program.note(made, files));
    return renderer.isPresent() ? List.of() : made;
  }

  private static WrittenRelease release(YamlMapping release, SourceFile file, TreeFiles files) {
    List<YamlMapping> layers = new ArrayList<>();
    boolean whole =
        List.of("set", "setString", "strategicMergePatches", "jsonPatches", "transformers").stream()
                .allMatch(key -> release.itemsAt(key).isEmpty())
            && release.at("condition").isEmpty()
            && release.at("inherit").isEmpty();
    for (Yaml values : release.itemsAt("values")) {
      if (values instanceof YamlMapping inline) {
        layers.add(inline);
      } else if (values instanceof YamlScalar path) {
        Optional<YamlMapping> layer =
            path.text().endsWith(".gotmpl")
                ? Optional.empty()
                : WrittenRelease.layer(path.text(), file, files);
        layer.ifPresent(layers::add);
        whole &= layer.isPresent();
      }
    }
    Origin at = release.scalarAt("chart").map(YamlScalar::origin).orElse(release.origin());
    ChartUse written =
        new ChartUse(
            "",
            "",
            release.textAt("version"),
            release.textAt("name"),
            release.textAt("namespace"),
            at);
    return new WrittenRelease(WrittenRelease.use(written, release.textAt("chart")), layers, whole);
  }
}
