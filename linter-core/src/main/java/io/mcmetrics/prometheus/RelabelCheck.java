package io.mcmetrics.prometheus;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.regex.PrometheusDialect;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelReader;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.relabel.RelabelValidation;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/** Checks lists of relabelling rules, wherever they stand. */
final class RelabelCheck {
  private final Refusals out;
  private final PrometheusDialect dialect;

  RelabelCheck(Refusals out) {
    this.out = out;
    this.dialect =
        out.loader().isBefore(3, 0)
            ? PrometheusDialect.PROMETHEUS_2
            : PrometheusDialect.PROMETHEUS_3;
  }

  /**
   * Checks a list.
   *
   * @param hasLegacyNames whether the configuration asks for the names of labels before 3.0
   */
  void check(Struct block, String key, boolean hasLegacyNames) {
    for (Yaml list : block.mapping().get(key).stream().toList()) {
      for (RelabelRule rule :
          RelabelReader.read(withMergedKeys(list), RelabelSyntax.PROMETHEUS_FILE)) {
        check(rule, hasLegacyNames);
      }
    }
  }

  private void check(RelabelRule rule, boolean hasLegacyNames) {
    List<RelabelFault> faults = RelabelValidation.faults(rule, dialect);
    for (RelabelFault fault : faults) {
      out.add(fault.message(), fault.isCertain() ? Confidence.CERTAIN : Confidence.LIKELY, fault);
    }
    if (faults.isEmpty() && hasLegacyNames) {
      // The scheme of the configuration counts since 3.7.
      RelabelValidation.faultsOfLegacyNames(rule, dialect)
          .forEach(fault -> out.addSince(3, 7, fault.message(), fault));
    }
  }

  private static Yaml withMergedKeys(Yaml list) {
    if (!(list instanceof YamlSequence sequence)) {
      return list;
    }
    List<Yaml> rules = new ArrayList<>();
    for (Yaml rule : sequence.items()) {
      rules.add(rule instanceof YamlMapping mapping ? mapping.merged() : rule);
    }
    return new YamlSequence(rules, list.origin());
  }
}
