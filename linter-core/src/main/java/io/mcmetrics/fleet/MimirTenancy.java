package io.mcmetrics.fleet;

import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a Grafana Mimir, or a Cortex, wants each request to name a tenant, which both do unless
 * they are told otherwise (Grafana Mimir, "About authentication and authorization"; Cortex,
 * "Authentication and Authorisation").
 */
public record MimirTenancy(ContainerPort mimir, Infrastructure infrastructure) {
  /** The header with the tenant. */
  public static final String HEADER = "X-Scope-OrgID";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!_.*'()-]{1,150}");

  /**
   * Returns the Mimir or Cortex at which all samples of a delivery arrive, if it is known to want a
   * tenant.
   */
  public static Optional<ContainerPort> wantingTenant(
      SampleDelivery delivery, Infrastructure infrastructure) {
    return delivery
        .path()
        .soleTarget()
        .filter(target -> target.program().isMimirOrCortex())
        .filter(target -> new MimirTenancy(target, infrastructure).wantsTenant() == Answer.YES);
  }

  /** Tells whether it wants a tenant. */
  public Answer wantsTenant() {
    MimirConfiguration settings = new MimirConfiguration(mimir, infrastructure);
    Value<String> setting =
        mimir.program() == Program.CORTEX
            ? settings.setting("auth.enabled", "auth_enabled")
            : settings.setting("auth.multitenancy-enabled", "multitenancy_enabled");
    return setting instanceof Value.Unknown<String>
        ? Answer.UNKNOWN
        : Answer.of(!setting.isKnown("false"));
  }

  /** Tells whether a header of this name has the tenant. */
  public static boolean isHeader(String name) {
    return name.equalsIgnoreCase(HEADER);
  }

  /** Tells whether a text is the name of a tenant; several are joined by bars for queries alone. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.equals(".") && !text.equals("..");
  }
}
