package io.mcmetrics.thanos.file;

import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.relabel.RelabelValidation;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks files of relabelling rules (thanos, pkg/block/fetcher.go, {@code ParseRelabelConfig}). The
 * rules of alerts alone may have no keys that are not known.
 */
final class RelabelFileCheck {
  private static final Set<String> KEYS =
      Set.of(
          "action",
          "source_labels",
          "separator",
          "regex",
          "modulus",
          "target_label",
          "replacement");

  /** A selection of blocks cannot change them. */
  private static final Set<String> SELECTING = Set.of("keep", "drop", "hashmod");

  private RelabelFileCheck() {}

  static void check(FileKind kind, Yaml file, Faults out) {
    Yaml rules = kind == FileKind.ALERT_RELABELLING ? file : withKnownKeys(file);
    for (RelabelRule rule : RelabelReader.read(rules, RelabelSyntax.PROMETHEUS_FILE)) {
      RelabelValidation.faults(rule, PrometheusDialect.PROMETHEUS_3).stream()
          .filter(RelabelFault::isFatal)
          .forEach(fault -> out.add(fault.message(), fault));
    }
    if (kind == FileKind.SELECTOR_RELABELLING && out.isEmpty()) {
      file.itemsAt().forEach(rule -> checkAction(rule, out));
    }
  }

  private static void checkAction(Yaml rule, Faults out) {
    if (!(rule instanceof YamlMapping mapping)) {
      return;
    }
    String action =
        mapping
            .merged()
            .scalarAt("action")
            .filter(scalar -> !scalar.isUnknown())
            .map(YamlScalar::text)
            .orElseGet(() -> mapping.merged().has("action") ? "keep" : "replace");
    if (!SELECTING.contains(action.toLowerCase(Locale.ROOT))) {
      out.add("unsupported relabel action: " + action, mapping.get("action").orElse(mapping));
    }
  }

  private static Yaml withKnownKeys(Yaml file) {
    if (!(file instanceof YamlSequence list)) {
      return file;
    }
    List<Yaml> rules = new ArrayList<>();
    for (Yaml rule : list.items()) {
      rules.add(
          rule instanceof YamlMapping mapping
              ? new YamlMapping(
                  mapping.merged().entries().stream()
                      .filter(entry -> KEYS.contains(entry.key().text()) || entry.key().isUnknown())
                      .toList(),
                  mapping.origin())
              : rule);
    }
    return new YamlSequence(rules, list.origin());
  }
}
