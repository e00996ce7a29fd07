package io.mcmetrics.fleet;

import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import io.mcmetrics.yaml.Yaml;
import java.util.Optional;

/** What the flags of a Grafana Mimir or a Cortex say, and else its file: flags take precedence. */
record MimirConfiguration(ContainerPort program, Infrastructure infrastructure) {
  /**
   * Returns a setting; absent where nothing says anything of it, and nothing unseen may.
   *
   * @param flag the name of the flag
   * @param keys where it stands in the file
   */
  Value<String> setting(String flag, String... keys) {
    CommandLine flags = program.container().commandLine();
    Value<String> given = flags.last(flag);
    if (!(given instanceof Absent<String>)) {
      return given;
    }
    Value<String> path = flags.last("config.file");
    if (path instanceof Absent<String>) {
      return program.workload().sight().whole() ? path : new Unknown<>("", program.origin());
    }
    Optional<Yaml> file =
        path instanceof Known<String> known
            ? infrastructure.file(program, known.value())
            : Optional.empty();
    if (file.isEmpty()) {
      return new Unknown<>("", path.origin());
    }
    return file.get().at(keys).map(Value::of).orElse(new Absent<>(file.get().origin()));
  }

  /** Tells whether settings of single tenants may say otherwise. */
  boolean hasOverrides() {
    return !(setting("runtime-config.file", "runtime_config", "file") instanceof Absent<String>);
  }
}
