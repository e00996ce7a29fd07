package io.mcmetrics.rules.storage.analysis;

import io.mcmetrics.kubernetes.VolumeFile;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import java.util.Optional;

/** Where a receiver keeps samples until they are uploaded: two hours at least. */
public final class ReceiverDisk {
  private static final String DEFAULT_PATH = "./data";

  private ReceiverDisk() {}

  /**
   * Returns what is wrong with its disk, as a clause, if that is gone with the pod; empty for one
   * whose samples others have as well.
   */
  public static Optional<String> fault(Receive receive) {
    Component component = receive.component();
    Workload workload = component.workload();
    boolean isSeen =
        workload.sight().whole()
            && !workload.sight().sketch()
            && component.commandLine().isWhole()
            && !(component.commandLine().last("tsdb.path") instanceof Unknown<String>);
    if (!isSeen
        || receive.mode() == Mode.ROUTER
        || handsAllOn(receive)
        || !receive.replicationFactor().isKnown(1)
        || !workload.kind().matches("StatefulSet|Deployment")) {
      return Optional.empty();
    }
    String path =
        component.commandLine().last("tsdb.path") instanceof Known<String> given
            ? given.value()
            : DEFAULT_PATH;
    String absolute = path.startsWith("/") ? path : path.replaceFirst("^(\\./)?", "/");
    Optional<VolumeFile> file = VolumeFile.at(absolute, workload, component.container());
    // Examples often leave volumes out; an `emptyDir` somebody wrote.
    boolean isEmptied =
        file.isPresent()
            && workload.volumes(file.get().mount()).stream()
                .anyMatch(volume -> volume.has("emptyDir"));
    return isEmptied ? Optional.of("`%s` is in an `emptyDir`".formatted(path)) : Optional.empty();
  }

  /**
   * Tells whether a receiver keeps nothing though it has an endpoint of its own: by the name of its
   * pod, which a Deployment makes of its own name, and hashrings of other pods alone.
   */
  private static boolean handsAllOn(Receive receive) {
    Workload workload = receive.component().workload();
    return workload.kind().equals("Deployment")
        && workload.name() instanceof Known<String> name
        && receive.hashrings().isKnown()
        && !receive.hashrings().rings().isEmpty()
        && receive.localEndpoint().written().startsWith("$(")
        && receive.hashrings().rings().stream()
            .allMatch(
                ring ->
                    ring.isComplete()
                        && ring.addresses().stream()
                            .allMatch(each -> isOfAnotherPod(each.written(), name.value())));
  }

  private static boolean isOfAnotherPod(String address, String deployment) {
    return address.contains(".") && !address.startsWith(deployment + "-");
  }
}
