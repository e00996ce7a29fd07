package io.mcmetrics.storage;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.kubernetes.VolumeFile;
import io.mcmetrics.storage.CaFile.Mounting;
import io.mcmetrics.storage.StorageConfig.Unused;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.MountedFileContents;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.thanos.Thanos;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The object storage of a fleet.
 *
 * @param uses one for each component that can use object storage, in the order of the documents
 */
public record ObjectStorage(List<StorageUse> uses) {
  /** The names that bundles of certificate authorities have in images. */
  private static final List<String> BUNDLES =
      List.of("ca-certificates.crt", "ca-bundle.crt", "tls-ca-bundle.pem", "cert.pem");

  /** Keeps its own list. */
  public ObjectStorage {
    uses = List.copyOf(uses);
  }

  /** Returns the object storage that the components of Thanos are configured to use. */
  public static ObjectStorage of(
      Thanos thanos, List<Document> documents, Function<Document, Cluster> clusterOf) {
    MountedFileContents files = MountedFileContents.of(documents, clusterOf);
    List<Document> makers = documents.stream().filter(SecretSource::makesSecret).toList();
    List<StorageUse> uses = new ArrayList<>();
    for (Component component : thanos.components()) {
      Optional<StorageRole> role = StorageRole.of(component.program());
      if (role.isPresent()) {
        StorageConfig config =
            isRouter(component, thanos)
                ? new Unused("it hands on all that it takes", component.origin())
                : new StorageReader(component, files, makers).read(role.get());
        uses.add(new StorageUse(component, role.get(), config, caFile(config, component)));
      }
    }
    return new ObjectStorage(uses);
  }

  private static boolean isRouter(Component component, Thanos thanos) {
    return thanos.receives().stream()
        .filter(receive -> receive.component().equals(component))
        .map(Receive::mode)
        .anyMatch(mode -> mode == Mode.ROUTER);
  }

  private static Optional<CaFile> caFile(StorageConfig config, Component component) {
    if (!(config instanceof StorageConfig.Configured told)
        || !(told.bucket().caFile() instanceof Known<String> path)
        || path.value().isEmpty()) {
      return Optional.empty();
    }
    Optional<VolumeFile> file =
        VolumeFile.at(path.value(), component.workload(), component.container());
    Mounting mounting = file.isPresent() ? Mounting.MOUNTED : without(path.value(), component);
    return Optional.of(
        new CaFile(path.value(), mounting, file.flatMap(VolumeFile::key), path.origin()));
  }

  /** Where a sheet of a chart shows mounts of a container, it shows them all. */
  private static Mounting without(String path, Component component) {
    Sight sight = component.workload().sight();
    boolean isShown = !sight.sketch() || !component.container().mounts().isEmpty();
    boolean isBroughtAlong =
        CaFile.isInSystemDirectory(path)
            && BUNDLES.contains(path.substring(path.lastIndexOf('/') + 1));
    return isBroughtAlong || !sight.whole() || !isShown ? Mounting.UNKNOWN : Mounting.NOT_MOUNTED;
  }
}
