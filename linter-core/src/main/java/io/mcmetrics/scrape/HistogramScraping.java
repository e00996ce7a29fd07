package io.mcmetrics.scrape;

import io.mcmetrics.document.Document;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a sender about histograms.
 *
 * @param nativeSetting the setting by which it scrapes native histograms
 * @param featureSetting the entry of {@code enableFeatures} that does the same in releases before
 *     3.8
 * @param conversionSetting the setting that converts classic histograms to native ones with custom
 *     buckets
 * @param keepsClassic whether it scrapes the classic form beside the native one
 */
public record HistogramScraping(
    Optional<Origin> nativeSetting,
    Optional<Origin> featureSetting,
    Optional<Origin> conversionSetting,
    boolean keepsClassic) {

  /**
   * Reads the settings of a sender.
   *
   * @param spec the root of a prometheus.yml, or the {@code spec} of a resource
   */
  public static HistogramScraping of(Document document, YamlMapping spec) {
    return document.kind().equals(Document.PROMETHEUS_YML) ? ofFile(spec) : ofResource(spec);
  }

  private static HistogramScraping ofResource(YamlMapping spec) {
    return new HistogramScraping(
        turnedOn(List.of(spec), "scrapeNativeHistograms"),
        spec.itemsAt("enableFeatures").stream()
            .filter(
                feature -> feature instanceof YamlScalar s && s.text().equals("native-histograms"))
            .map(Located::origin)
            .findFirst(),
        turnedOn(List.of(spec), "convertClassicHistogramsToNHCB"),
        spec.is(true, "scrapeClassicHistograms"));
  }

  private static HistogramScraping ofFile(YamlMapping root) {
    List<YamlMapping> holders = new ArrayList<>();
    root.mappingAt("global").ifPresent(holders::add);
    holders.addAll(root.mappingsAt("scrape_configs"));
    return new HistogramScraping(
        turnedOn(holders, "scrape_native_histograms"),
        Optional.empty(),
        turnedOn(holders, "convert_classic_histograms_to_nhcb"),
        turnedOn(holders, "always_scrape_classic_histograms").isPresent()
            || turnedOn(holders, "scrape_classic_histograms").isPresent());
  }

  private static Optional<Origin> turnedOn(List<YamlMapping> holders, String key) {
    return holders.stream()
        .filter(holder -> holder.is(true, key))
        .flatMap(holder -> holder.entry(key).stream())
        .map(Located::origin)
        .findFirst();
  }
}
