package io.mcmetrics.thanos;

import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.Network;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hashrings that thanos-receive-controller maintains. It reads the hashrings of one ConfigMap,
 * fills in the endpoints, and writes them into another one, in the same order
 * (observatorium/thanos-receive-controller, main.go, populate and saveHashring).
 */
final class ControlledHashrings {
  private static final String GENERATED = "configmap-generated-name";

  /** A controller: the ConfigMap that it reads, the one that it writes, and the key in both. */
  private record Controller(Workload workload, String from, String to, String file) {}

  private final List<Controller> controllers = new ArrayList<>();
  private final MountedFileContents files;

  ControlledHashrings(Network network, MountedFileContents files) {
    this.files = files;
    for (Workload workload : network.workloads()) {
      for (Container container : workload.containers()) {
        CommandLine flags = container.commandLine();
        if (flags.last(GENERATED) instanceof Known<String> to
            && flags.last("configmap-name") instanceof Known<String> from
            && flags.last("file-name") instanceof Known<String> file) {
          controllers.add(new Controller(workload, from.value(), to.value(), file.value()));
        }
      }
    }
  }

  /** Returns the hashrings from which a controller writes a file; empty if none writes it. */
  Optional<Yaml> at(Component component, String path) {
    for (Controller controller : controllers) {
      if (path.endsWith("/" + controller.file()) && mounts(component, controller)) {
        return written(component, controller);
      }
    }
    return Optional.empty();
  }

  private static boolean mounts(Component component, Controller controller) {
    return controller.workload().location().mayShareNamespaceWith(component.workload().location())
        && component.workload().volumes().stream().anyMatch(v -> isOf(v, controller.to()));
  }

  private static boolean isOf(YamlMapping volume, String name) {
    return volume.text("configMap", "name").isKnown(name);
  }

  private Optional<Yaml> written(Component component, Controller controller) {
    Origin place = controller.workload().origin();
    return files.readable(
        component,
        new KeyReference(
            "ConfigMap",
            new Known<>(controller.from(), place),
            new Known<>(controller.file(), place),
            place));
  }
}
