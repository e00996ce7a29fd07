package io.mcmetrics.gitops;

import io.mcmetrics.document.ConfigMapsAndSecrets;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.TextEdits;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a Flux Kustomization's {@code postBuild}: {@code substituteFrom} in order, and
 * {@code substitute} over them (kustomize-controller, docs/spec/v1/kustomizations.md).
 */
final class FluxVariables {
  private static final String OPT_OUT = "kustomize.toolkit.fluxcd.io/substitute";
  private static final Pattern USE =
      Pattern.compile("(\\$?)\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[=-])([^{}]*))?}");

  private final Map<String, YamlScalar> values = new HashMap<>();
  private boolean whole = true;

  private FluxVariables() {}

  /** Returns the variables; empty if there are none, so that nothing is substituted. */
  static Optional<FluxVariables> of(Document kustomization, ConfigMapsAndSecrets configs) {
    FluxVariables variables = new FluxVariables();
    Optional<YamlMapping> post = kustomization.root().mappingAt("spec", "postBuild");
    if (post.isEmpty()) {
      return Optional.empty();
    }
    post.get().itemsAt("substituteFrom").stream()
        .forEach(source -> variables.take(source, kustomization, configs));
    post.get().mappingAt("substitute").ifPresent(variables::take);
    // Without a single variable the controller leaves the texts alone.
    return variables.values.isEmpty() ? Optional.empty() : Optional.of(variables);
  }

  private void take(Yaml source, Document kustomization, ConfigMapsAndSecrets configs) {
    Optional<YamlMapping> data =
        source.scalarAt("kind").filter(kind -> kind.text().equals("ConfigMap")).isPresent()
            ? configs
                .find(source, kustomization)
                .flatMap(configMap -> configMap.root().mappingAt("data"))
            : Optional.empty();
    data.ifPresent(this::take);
    whole &= data.isPresent();
  }

  private void take(YamlMapping data) {
    for (Entry entry : data.entries()) {
      if (entry.value() instanceof YamlScalar value) {
        values.put(entry.key().text(), value);
      }
    }
  }

  /**
   * Returns a manifest with its variables substituted, unless a label or annotation of it disables
   * that.
   */
  Document filled(Document document) {
    return document.text("metadata", "annotations", OPT_OUT).isKnown("disabled")
            || document.text("metadata", "labels", OPT_OUT).isKnown("disabled")
        ? document
        : document.with(TextEdits.changed(document.root(), this::filled));
  }

  private YamlScalar filled(YamlScalar text) {
    if (!text.text().contains("${")) {
      return text;
    }
    Matcher use = USE.matcher(text.text());
    if (use.matches() && use.group(1).isEmpty()) {
      YamlScalar value = values.get(use.group(2));
      if (value != null && !(value.text().isEmpty() && isDefaultIfEmpty(use))) {
        // Quotes around the variable are gone by then: what looks like a number becomes one.
        return VariableValue.whole(text, value, Style.PLAIN);
      }
    }
    String filled = use.replaceAll(found -> Matcher.quoteReplacement(replacement(found)));
    List<YamlScalar> used =
        USE.matcher(text.text())
            .results()
            .filter(found -> found.group(1).isEmpty())
            .map(found -> found.group(2))
            .filter(values::containsKey)
            .map(values::get)
            .toList();
    return filled.equals(text.text()) ? text : VariableValue.inside(text, filled, used);
  }

  private String replacement(MatchResult use) {
    if (!use.group(1).isEmpty()) {
      return use.group();
    }
    YamlScalar value = values.get(use.group(2));
    if (value == null && !whole) {
      return use.group();
    }
    if (value == null || (value.text().isEmpty() && isDefaultIfEmpty(use))) {
      return use.group(4) == null ? "" : use.group(4);
    }
    return value.text();
  }

  private static boolean isDefaultIfEmpty(MatchResult use) {
    return use.group(3) != null && use.group(3).startsWith(":");
  }

  /** Tells whether a Flux Kustomization takes variables from ConfigMaps or Secrets. */
  static boolean hasReferences(Document kustomization) {
    Optional<Yaml> from = kustomization.at("spec", "postBuild", "substituteFrom");
    return from.isPresent() && !from.get().isNull();
  }
}
