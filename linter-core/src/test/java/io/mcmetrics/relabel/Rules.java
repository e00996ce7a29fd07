package io.mcmetrics.relabel;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;

/** Rules and chains parsed from text. */
public final class Rules {
  private Rules() {}

  static Yaml yaml(String text) {
    return YamlReader.read(SourceFile.of("rules.yaml", text)).documents().get(0);
  }

  public static List<RelabelRule> raw(String text) {
    return RelabelReader.read(yaml(text), RelabelSyntax.PROMETHEUS_FILE);
  }

  static List<RelabelRule> custom(String text) {
    return RelabelReader.read(yaml(text), RelabelSyntax.CUSTOM_RESOURCE);
  }

  public static RelabelChain chain(String text) {
    return RelabelChain.of(raw(text), PrometheusDialect.PROMETHEUS_3);
  }

  static RelabelChain oldChain(String text) {
    return RelabelChain.of(raw(text), PrometheusDialect.PROMETHEUS_2);
  }

  /** Returns a series of known labels and no others, given as names and texts in turns. */
  static LabelSet series(String... labels) {
    LabelSet series = LabelSet.closed();
    for (int i = 0; i < labels.length; i += 2) {
      series = series.with(labels[i], labels[i + 1]);
    }
    return series;
  }

  static LabelSet metric(String name) {
    return LabelSet.open().with(LabelSet.NAME, name);
  }
}
