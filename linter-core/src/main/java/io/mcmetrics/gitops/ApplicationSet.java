package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TextEdits;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ApplicationSet of Argo CD: one Application for each set of parameters that it generates. */
final class ApplicationSet {
  private static final Pattern USE =
      Pattern.compile(
          "\\{\\{-?\\s*(?:\\.?([A-Za-z][A-Za-z0-9_.\\[\\]-]*?)"
              + "|index\\s+\\.?path\\.segments\\s+(\\d{1,4}))\\s*-?}}");

  private final Document document;
  private final ArgoGenerators generators;

  ApplicationSet(
      Document document, DeployedPaths deployedPaths, TreeFiles files, ArgoClusters clusters) {
    this.document = document;
    this.generators = new ArgoGenerators(deployedPaths, files, clusters);
  }

  /** Returns the Applications; a parameter whose value is not in the tree stays a placeholder. */
  List<Document> applications() {
    Optional<YamlMapping> spec = document.root().mappingAt("spec");
    Optional<YamlMapping> template = spec.flatMap(s -> s.mappingAt("template"));
    if (spec.isEmpty() || template.isEmpty()) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    entries.add(entry("apiVersion", "argoproj.io/v1alpha1"));
    entries.add(entry("kind", "Application"));
    entries.addAll(template.get().entries());
    YamlMapping root = new YamlMapping(entries, template.get().origin());
    Document application = document.part("Application", root);
    Document seen =
        document.at("spec", "templatePatch").isPresent() ? application.partial() : application;
    return generators.parameters(spec.get()).stream()
        .map(parameters -> seen.with(TextEdits.changed(root, text -> filled(text, parameters))))
        .toList();
  }

  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>(generators.gaps());
    document
        .at("spec", "templatePatch")
        .map(
            patch ->
                Gap.at(
                    patch,
                    "what `templatePatch` changes is not followed",
                    "the Applications of this ApplicationSet are known in part"))
        .ifPresent(gaps::add);
    return gaps;
  }

  private Entry entry(String key, String value) {
    return new Entry(
        YamlScalar.plain(key, document.origin()), YamlScalar.plain(value, document.origin()));
  }

  private static YamlScalar filled(YamlScalar text, Map<String, YamlScalar> parameters) {
    if (!text.text().contains("{{")) {
      return text;
    }
    Matcher use = USE.matcher(text.text().strip());
    if (use.matches()) {
      YamlScalar value = parameters.get(nameOf(use));
      if (value == null) {
        return text;
      }
      // It is put between the quotes of a text, and stays one (argo-cd, applicationset/utils).
      // What is computed, as the name of a directory, is written nowhere else.
      boolean isWritten = value.origin().span().text().contains(value.text());
      return isWritten
          ? VariableValue.whole(text, value, value.text(), Style.QUOTED)
          : VariableValue.inside(text, value.text(), List.of(value));
    }
    String filled =
        USE.matcher(text.text())
            .replaceAll(found -> Matcher.quoteReplacement(replacement(found, parameters)));
    List<YamlScalar> used =
        USE.matcher(text.text())
            .results()
            .map(ApplicationSet::nameOf)
            .filter(parameters::containsKey)
            .map(parameters::get)
            .toList();
    return filled.equals(text.text()) ? text : VariableValue.inside(text, filled, used);
  }

  private static String replacement(MatchResult use, Map<String, YamlScalar> parameters) {
    YamlScalar value = parameters.get(nameOf(use));
    return value == null ? use.group() : value.text();
  }

  private static String nameOf(MatchResult use) {
    String name = use.group(1);
    if (name == null) {
      return "path[" + use.group(2) + "]";
    }
    // Without Go templates the directory is `path`, with them it is `.path.path`.
    return name.equals("path.path") ? "path" : name;
  }
}
