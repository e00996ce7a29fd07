package io.mcmetrics.fleet;

import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a Grafana Mimir wants each request to name a tenant, which it does unless it is told
 * otherwise (Grafana Mimir, "About authentication and authorization").
 */
public record MimirTenancy(ContainerPort mimir, Infrastructure infrastructure) {
  /** The header with the tenant. */
  public static final String HEADER = "X-Scope-OrgID";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!_.*'()-]{1,150}");

  /** Tells whether it wants a tenant. */
  public Answer wantsTenant() {
    CommandLine flags = mimir.container().commandLine();
    Value<String> flag = flags.last("auth.multitenancy-enabled");
    if (flag instanceof Known<String> known) {
      return Answer.of(!known.value().equals("false"));
    }
    Value<String> file = flags.last("config.file");
    if (file instanceof Absent<String> && flag instanceof Absent<String>) {
      return mimir.workload().sight().whole() ? Answer.YES : Answer.UNKNOWN;
    }
    Optional<Yaml> content =
        file instanceof Known<String> path
            ? infrastructure.file(mimir, path.value())
            : Optional.empty();
    if (content.isEmpty()) {
      return Answer.UNKNOWN;
    }
    Optional<YamlScalar> setting = content.get().scalarAt("multitenancy_enabled");
    return setting.filter(YamlScalar::isUnknown).isPresent()
        ? Answer.UNKNOWN
        : Answer.of(setting.filter(text -> text.text().equals("false")).isEmpty());
  }

  /** Tells whether a text is the name of a tenant; several are joined by bars for queries alone. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.equals(".") && !text.equals("..");
  }
}
