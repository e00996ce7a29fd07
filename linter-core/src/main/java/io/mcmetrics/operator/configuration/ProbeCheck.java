package io.mcmetrics.operator.configuration;

import io.mcmetrics.operator.configuration.OperatorFault.Outcome;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the targets and the prober of a Probe ({@code checkProbe} of the operator, 0.94.1). */
final class ProbeCheck {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[^/:\\s]+)(?::[0-9]{1,5})?|[0-9A-Fa-f:]+");

  private ProbeCheck() {}

  static List<OperatorFault> faults(YamlMapping spec, boolean isWhole) {
    List<OperatorFault> faults = new ArrayList<>();
    boolean hasTargets =
        spec.mappingAt("targets")
            .filter(targets -> targets.has("staticConfig") || targets.has("ingress"))
            .isPresent();
    boolean isOpen =
        !isWhole
            || isUnknown(spec)
            || spec.mappingAt("targets").filter(ProbeCheck::isUnknown).isPresent();
    if (!hasTargets && !isOpen) {
      faults.add(
          OperatorFault.certain(
              Outcome.LEFT_OUT,
              "at least one of .spec.targets.staticConfig and .spec.targets.ingress is required",
              spec));
    }
    boolean hasProber =
        spec.mappingAt("prober")
            .filter(prober -> prober.has("url") || isUnknown(prober))
            .isPresent();
    if (!hasProber && !isOpen) {
      faults.add(OperatorFault.certain(Outcome.LEFT_OUT, "the prober has no url", spec));
    } else if (spec.text("prober", "url") instanceof Known<String> url
        && !HOST_AND_PORT.matcher(url.value()).matches()) {
      faults.add(
          OperatorFault.certain(
              Outcome.LEFT_OUT,
              "`%s` specified in proberSpec is invalid, it should be of the format `hostname` or"
                      .formatted(url.value())
                  + " `hostname:port`",
              url));
    }
    return faults;
  }

  private static boolean isUnknown(YamlMapping mapping) {
    return mapping.entries().stream().anyMatch(entry -> entry.key().isUnknown());
  }
}
