package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.chart.template.TemplateResult;
import io.mcmetrics.chart.template.TemplateResult.Refused;
import io.mcmetrics.chart.template.TemplateResult.Rendered;
import io.mcmetrics.chart.template.TemplateText;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value that a chart writes as YAML and hands to {@code tpl}. The quotes that writing it needs
 * are there before the template runs, so a text in quotes stays one, whatever comes of it.
 */
final class TemplatedNode {
  /** Texts that Helm's {@code toYaml} writes without quotes. */
  private static final Pattern UNQUOTED =
      Pattern.compile("[A-Za-z0-9_/.$(](?:(?!: | #).)*+(?<![ :\\t])");

  private final SketchScope scope;

  private TemplatedNode(SketchScope scope) {
    this.scope = scope;
  }

  /** Returns what comes of a value; what cannot be told stays a placeholder. */
  static Yaml of(Yaml node, SketchScope scope) {
    return new TemplatedNode(scope).rendered(node);
  }

  /** Returns the YAML in a text that goes through {@code tpl} and is printed as it is. */
  static Yaml read(Yaml node, SketchScope scope) {
    if (!(node instanceof YamlScalar text) || text.isNull()) {
      return node;
    }
    if (text.text().contains("{{")) {
      return new YamlScalar(text.text(), Style.TEMPLATE, text.origin());
    }
    YamlFile read = YamlReader.readEmbedded(text);
    return read.isComplete() && read.documents().size() == 1 ? read.documents().get(0) : node;
  }

  private Yaml rendered(Yaml node) {
    if (node instanceof YamlMapping mapping) {
      List<Entry> entries =
          mapping.entries().stream()
              .map(entry -> new Entry(entry.key(), rendered(entry.value())))
              .toList();
      return new YamlMapping(entries, mapping.origin());
    }
    if (node instanceof YamlSequence list) {
      return new YamlSequence(list.items().stream().map(this::rendered).toList(), list.origin());
    }
    return rendered((YamlScalar) node);
  }

  private Yaml rendered(YamlScalar scalar) {
    if (!scalar.text().contains("{{") || scalar.style() == Style.TEMPLATE) {
      return scalar;
    }
    TemplateResult result = TemplateText.rendered(scalar.text(), scope.templateData());
    if (result instanceof Refused refused) {
      note(About.REFUSED, scalar, "Helm ends with an error: " + refused.why());
      return scalar;
    }
    return result instanceof Rendered done ? read(scalar, done) : scalar;
  }

  private Yaml read(YamlScalar scalar, Rendered done) {
    if (done.large()) {
      note(
          About.MISPRINTED,
          scalar,
          "this becomes `"
              + done.text()
              + "`: a template prints a large number of the values with an exponent");
    }
    if (!done.missing().isEmpty()) {
      note(
          About.MISPRINTED,
          scalar,
          "nobody sets `" + done.missing() + "`, and nothing is printed for it");
    }
    YamlScalar text = new YamlScalar(done.text(), Style.QUOTED, scalar.origin());
    boolean isBlock = scalar.text().contains("\n");
    if (isBlock || !UNQUOTED.matcher(scalar.text()).matches()) {
      return changed(scalar, done, text);
    }
    YamlFile line = YamlReader.read(SourceFile.of("template", "value: " + done.text()));
    Optional<Yaml> value =
        line.documents().size() == 1 ? line.documents().get(0).at("value") : Optional.empty();
    if (!line.isComplete() || value.isEmpty()) {
      note(
          About.REFUSED,
          scalar,
          "Helm ends with a YAML parse error: `" + done.text() + "` is printed without quotes");
      return scalar;
    }
    return value.get() instanceof YamlScalar plain
        ? new YamlScalar(plain.text(), plain.style(), scalar.origin())
        : text;
  }

  /** Says what nobody can have meant, of a text that stays one. */
  private YamlScalar changed(YamlScalar scalar, Rendered done, YamlScalar text) {
    boolean isQuoted = done.text().length() > 1 && done.text().matches("(?s)\".*\"|'.*'");
    if (isQuoted && !scalar.text().strip().matches("(?s)[\"'].*")) {
      note(
          About.MISPRINTED,
          scalar,
          "this becomes `"
              + done.text()
              + "` with the quotation marks: the chart writes quotes of its own around it");
    } else if (!done.text().equals(done.text().strip())) {
      String what = done.text().endsWith("\n") ? "a line break at its end" : "blanks around it";
      note(About.MISPRINTED, scalar, "this becomes `" + done.text().strip() + "` with " + what);
    }
    return text;
  }

  private void note(About about, YamlScalar scalar, String message) {
    scope.note(ValueRemark.of(about, scalar.origin(), message));
  }
}
