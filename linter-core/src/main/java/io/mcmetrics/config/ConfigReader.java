package io.mcmetrics.config;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.cluster.FleetOptions.DeclaredCluster;
import io.mcmetrics.cluster.FleetOptions.RequiredFile;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.schema.SchemaCheck;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads {@code .mcmetrics.yaml}. Values of the wrong type are skipped while reading, since
 * validation by the schema has reported them: so all mistakes are reported at once.
 */
public final class ConfigReader {
  private static final String OFF = "off";

  private final Vocabulary rules;
  private final List<Problem> mistakes = new ArrayList<>();

  private ConfigReader(List<String> ruleIds) {
    this.rules = new Vocabulary(ruleIds);
  }

  /**
   * Returns what a configuration file says.
   *
   * @param ruleIds the ids of all rules there are, the linter's own included
   * @throws UsageException with one line for each mistake in the file
   */
  public static Config read(SourceFile file, List<String> ruleIds) {
    ConfigReader reader = new ConfigReader(ruleIds);
    Config config = reader.config(YamlReader.read(file));
    if (!reader.mistakes.isEmpty()) {
      throw new UsageException(
          reader.mistakes.stream()
              .sorted(Comparator.comparing(mistake -> mistake.at().span()))
              .map(mistake -> mistake.at().span() + ": " + mistake.message())
              .collect(Collectors.joining("\n")));
    }
    return config;
  }

  private Config config(YamlFile yaml) {
    mistakes.addAll(yaml.syntaxErrors());
    mistakes.addAll(yaml.duplicateKeys());
    if (yaml.documents().size() > 1) {
      Yaml second = yaml.documents().get(1);
      mistakes.add(Problem.at(second, "a configuration is one document"));
    }
    Optional<Yaml> document =
        yaml.documents().stream().findFirst().filter(first -> !first.isNull());
    if (document.isEmpty()) {
      return Config.DEFAULTS;
    }
    mistakes.addAll(SchemaCheck.of(ConfigFile.schema()).check(document.get()));
    return document.get() instanceof YamlMapping root ? config(root) : Config.DEFAULTS;
  }

  private Config config(YamlMapping root) {
    String label = text(root, "clusterLabel").orElse(FleetOptions.DEFAULTS.clusterLabel());
    Map<String, Severity> severities = new LinkedHashMap<>();
    List<String> off = new ArrayList<>();
    for (Entry entry : root.mappingAt("rules").map(YamlMapping::entries).orElse(List.of())) {
      readRule(entry, severities, off);
    }
    return new Config(
        new FleetOptions(
            label,
            text(root, "clusterLabel").isPresent(),
            clusters(root),
            requiredMetrics(root),
            externalReceivers(root)),
        severities,
        off,
        exclude(root),
        ignores(root));
  }

  private List<DeclaredCluster> clusters(YamlMapping root) {
    List<DeclaredCluster> clusters = new ArrayList<>();
    for (YamlMapping cluster : root.mappingsAt("clusters")) {
      Optional<YamlScalar> path = cluster.scalarAt("path");
      List<Role> role =
          text(cluster, "role").flatMap(ConfigReader::role).map(List::of).orElse(List.of());
      if (path.isPresent()) {
        clusters.add(new DeclaredCluster(text(cluster, "name").orElse(""), path(path.get()), role));
      }
    }
    return clusters;
  }

  private List<RequiredFile> requiredMetrics(YamlMapping root) {
    List<RequiredFile> files = new ArrayList<>();
    for (Yaml item : root.itemsAt("requiredMetrics")) {
      if (item instanceof YamlScalar written) {
        files.add(new RequiredFile(path(written), written.origin()));
      }
    }
    return files;
  }

  private static List<String> externalReceivers(YamlMapping root) {
    return root.itemsAt("externalReceivers").stream()
        .filter(YamlScalar.class::isInstance)
        .map(item -> ((YamlScalar) item).text())
        .toList();
  }

  private static Optional<Role> role(String word) {
    for (Role role : Role.values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  private String path(YamlScalar written) {
    Optional<String> path = TreePath.resolve("", written.text());
    if (path.isEmpty()) {
      mistakes.add(
          Problem.at(
              written, "`%s` is not a path below the root, with forward slashes", written.text()));
    }
    return path.orElse("");
  }

  private void readRule(Entry entry, Map<String, Severity> severities, List<String> off) {
    String id = entry.key().text();
    demandRule(entry.key());
    if (entry.value() instanceof YamlScalar word) {
      if (word.text().equals(OFF)) {
        off.add(id);
      }
      severity(word.text()).ifPresent(severity -> severities.put(id, severity));
    }
  }

  private static Optional<Severity> severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }

  private void demandRule(YamlScalar id) {
    if (!rules.has(id.text())) {
      mistakes.add(Problem.at(id, "unknown rule `%s`%s", id.text(), rules.hint(id.text())));
    }
  }

  private List<PathGlob> exclude(YamlMapping root) {
    List<PathGlob> globs = new ArrayList<>();
    for (Yaml item : root.itemsAt("exclude")) {
      if (item instanceof YamlScalar written) {
        glob(written).ifPresent(globs::add);
      }
    }
    return globs;
  }

  private List<Ignore> ignores(YamlMapping root) {
    List<Ignore> ignores = new ArrayList<>();
    for (YamlMapping entry : root.mappingsAt("ignore")) {
      Optional<YamlScalar> rule = entry.scalarAt("rule");
      rule.ifPresent(this::demandRule);
      ignores.add(
          new Ignore(
              rule.map(YamlScalar::text).orElse(""),
              entry.scalarAt("path").flatMap(this::glob).map(List::of).orElse(List.of()),
              text(entry, "cluster").map(List::of).orElse(List.of()),
              text(entry, "reason").orElse(""),
              rule.map(YamlScalar::origin).orElse(entry.origin())));
    }
    return ignores;
  }

  private Optional<PathGlob> glob(YamlScalar written) {
    try {
      return Optional.of(PathGlob.of(written.text()));
    } catch (UsageException e) {
      mistakes.add(Problem.at(written, "%s", e.complaint()));
      return Optional.empty();
    }
  }

  private static Optional<String> text(YamlMapping parent, String key) {
    return parent.scalarAt(key).map(YamlScalar::text);
  }
}
