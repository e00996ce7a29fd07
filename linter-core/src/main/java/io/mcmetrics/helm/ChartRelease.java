package io.mcmetrics.helm;

import io.mcmetrics.chart.ChartSheet;
import io.mcmetrics.chart.ChartSheet.KnownBy;
import io.mcmetrics.chart.ChartSheet.Rendered;
import io.mcmetrics.chart.ChartSheet.RenderedDocument;
import io.mcmetrics.chart.ChartSheet.SubChart;
import io.mcmetrics.chart.ChartSheets;
import io.mcmetrics.chart.ChartSheets.Match;
import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.chart.sketch.ValueRemark;
import io.mcmetrics.document.AlloyDocuments;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The documents that charts render from the values of a release, as far as there are sheets of the
 * charts. A chart is found by its name, or else recognised by the keys of its values, which may be
 * below a key of an umbrella chart.
 */
public final class ChartRelease {
  /**
   * How many keys deep the values of sub-charts are looked for; one level is usual, two do occur.
   */
  private static final int MAX_UMBRELLAS = 3;

  /**
   * What those of the published charts depend on that depend on anything: kube-prometheus-stack and
   * prometheus on the first, those of Bitnami on the second, those of VictoriaMetrics on the third.
   */
  private static final Set<String> PARTS_OF_PUBLISHED =
      Set.of(
          "kube-state-metrics",
          "common",
          "victoria-metrics-common",
          "victoria-metrics-operator",
          "minio",
          "opentelemetry-operator");

  private final ChartSheets sheets;
  private final Document release;
  private final List<Document> found = new ArrayList<>();

  private ChartRelease(ChartSheets sheets, Document release) {
    this.sheets = sheets;
    this.release = release;
  }

  /**
   * Returns the documents that a chart renders from values; none if the linter does not know the
   * chart.
   *
   * @param use what is known of the chart
   * @param manifest its {@code Chart.yaml}, if that is in the tree
   * @param release the values as a document of their unit
   */
  public static List<Document> documents(
      ChartSheets sheets, ChartUse use, Optional<YamlMapping> manifest, Document release) {
    ChartRelease charts = new ChartRelease(sheets, release);
    charts.chart(use, manifest, Yaml11Scalars.resolved(release.root()));
    charts.found.addAll(AlloyDocuments.inValues(release));
    charts.found.addAll(MonitoringDestinations.senders(use, release));
    return charts.found;
  }

  private void chart(ChartUse use, Optional<YamlMapping> manifest, YamlMapping values) {
    Optional<Match> fit = sheets.named(use.chart(), use.repository(), values);
    if (fit.isPresent() && manifest.filter(ChartRelease::isUmbrella).isEmpty()) {
      make(fit.get(), use, values, KnownBy.NAME);
      return;
    }
    manifest.ifPresent(chart -> dependencies(chart, use, values));
    if (found.isEmpty()) {
      search(use.of("", "", ""), values, MAX_UMBRELLAS);
    }
  }

  /**
   * Tells whether a chart only wraps another one, though it has the name of a known chart: it
   * depends on one of its own name, on kube-prometheus-stack, or on nothing that the published
   * charts depend on.
   */
  private static boolean isUmbrella(YamlMapping manifest) {
    String own = text(manifest, "name");
    List<String> names =
        manifest.itemsAt("dependencies").stream()
            .map(dependency -> text(dependency, "name"))
            .toList();
    return names.contains(own)
        || names.contains("kube-prometheus-stack")
        || (!names.isEmpty() && names.stream().noneMatch(PARTS_OF_PUBLISHED::contains));
  }

  private void dependencies(YamlMapping manifest, ChartUse use, YamlMapping values) {
    ValuesTable table = ValuesTable.of(values);
    for (Yaml dependency : manifest.itemsAt("dependencies")) {
      String name = text(dependency, "name");
      String alias = text(dependency, "alias");
      String key = alias.isEmpty() ? name : alias;
      Optional<YamlMapping> given = values.mappingAt(key);
      if (given.isEmpty() || !ChartTree.isOn(dependency, table, "")) {
        continue;
      }
      YamlMapping below = withGlobal(given.get(), values);
      String repository = text(dependency, "repository");
      ChartUse part = use.of(key, repository, text(dependency, "version"));
      Optional<Match> fit = sheets.named(name, repository, below);
      if (fit.isPresent()) {
        make(fit.get(), part, below, KnownBy.NAME);
      } else if (!given.get().is(false, "enabled")) {
        search(use.of("", "", ""), below, MAX_UMBRELLAS - 1);
      }
    }
  }

  private void search(ChartUse use, YamlMapping values, int levelsLeft) {
    List<Match> fits = sheets.recognised(values);
    for (Match fit : fits) {
      // Below an umbrella key, a chart goes by that key.
      String name = levelsLeft == MAX_UMBRELLAS ? fit.chart() : use.chart();
      KnownBy how = levelsLeft == MAX_UMBRELLAS ? KnownBy.VALUES : KnownBy.KEY;
      make(fit, use.of(name, "", use.version()), values, how);
    }
    if (!fits.isEmpty() || levelsLeft == 0) {
      return;
    }
    UnseenConditions conditions = UnseenConditions.in(values);
    for (Entry entry : values.entries()) {
      if (entry.value() instanceof YamlMapping nested
          && !conditions.turnOff(entry.key().text(), nested)) {
        search(use.of(entry.key().text(), "", ""), withGlobal(nested, values), levelsLeft - 1);
      }
    }
  }

  /**
   * Returns the values of a sub-chart with the {@code global} values of its parent, as Helm passes
   * them on.
   */
  private static YamlMapping withGlobal(YamlMapping given, YamlMapping parent) {
    Optional<Entry> global = parent.entry("global");
    return global.isPresent() && !given.has("global") ? YamlEdits.put(given, global.get()) : given;
  }

  private void make(Match fit, ChartUse use, YamlMapping values, KnownBy how) {
    Rendered rendered = fit.sheet().rendered(use, values, release.sight().whole(), how);
    rendered.remarks().forEach(remark -> found.add(document(remark, use, fit)));
    for (RenderedDocument made : rendered.documents()) {
      if (made.root().text("kind") instanceof Value.Known<String> kind) {
        Sight sight = release.sight().sketched();
        sight = made.whole() && made.certain() ? sight : sight.partial();
        sight = fit.certain() && made.certain() ? sight : sight.atMost(Confidence.POSSIBLE);
        // The chart around it is not seen: what it sets for its parts, and whether they are on.
        sight = how == KnownBy.KEY ? sight.atMost(Confidence.LIKELY) : sight;
        found.add(release.part(kind.value(), made.root()).withSight(sight));
      }
    }
    for (SubChart part : fit.sheet().subCharts(use, values)) {
      Optional<ChartSheet> sheet = sheets.sheet(part.sheet());
      if (sheet.isPresent()) {
        Match own = new Match(part.key(), sheet.get(), fit.certain() && part.certain());
        make(own, use.of(part.key(), "", ""), withGlobal(part.values(), values), how);
      }
    }
  }

  private Document document(ValueRemark remark, ChartUse use, Match fit) {
    // The step through the chart tells what else is of this release.
    Origin at = remark.at().through(How.CHART, use.origin().span());
    YamlMapping root =
        new YamlMapping(
            List.of(
                entry("about", remark.about().word(), at), entry("message", remark.message(), at)),
            at);
    Sight sight = release.sight();
    sight = remark.certain() ? sight : sight.atMost(Confidence.LIKELY);
    return release
        .part(Document.CHART_REMARK, root)
        .withSight(fit.certain() ? sight : sight.atMost(Confidence.POSSIBLE));
  }

  private static Entry entry(String key, String text, Origin at) {
    return new Entry(YamlScalar.plain(key, at), new YamlScalar(text, Style.QUOTED, at));
  }

  private static String text(Yaml node, String key) {
    return node.scalarAt(key).filter(text -> !text.isNull()).map(YamlScalar::text).orElse("");
  }
}
