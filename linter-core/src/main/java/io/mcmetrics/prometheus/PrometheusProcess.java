package io.mcmetrics.prometheus;

import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.Optional;

/**
 * A Prometheus that a container of a workload runs with flags of its own: not one of an operator,
 * which writes flags and configuration itself.
 */
public record PrometheusProcess(Workload workload, Container container) implements Located {
  /** Where the image has its configuration ({@code Dockerfile} of Prometheus). */
  private static final String DEFAULT_PATH = "/etc/prometheus/prometheus.yml";

  /** Returns its flags. */
  public CommandLine flags() {
    return container.commandLine();
  }

  /** Returns its release, by the tag of its image; empty if that does not say. */
  public Optional<MinorVersion> release() {
    return MinorVersion.of(container.tag());
  }

  /** Returns how it loads a configuration. */
  Loader loader() {
    return new Loader(release(), isAgent());
  }

  /** Tells whether it runs as an agent; since 3.0, the feature of that name is no more. */
  boolean isAgent() {
    boolean isOld = release().filter(version -> version.isBefore(3, 0)).isPresent();
    return isOld
        ? flags().all("enable-feature").stream()
            .anyMatch(feature -> feature.written().matches("(.*,)?agent(,.*)?"))
        : flags().has("agent");
  }

  /** Returns the path of its configuration; empty if it is not known. */
  Optional<String> configuration() {
    if (flags().isEmpty()) {
      return Optional.of(DEFAULT_PATH);
    }
    return flags().last("config.file") instanceof Value.Known<String> path
        ? Optional.of(path.value())
        : Optional.empty();
  }

  @Override
  public Origin origin() {
    return container.origin();
  }
}
