package io.mcmetrics.prometheus;

import static io.mcmetrics.finding.Confidence.LIKELY;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.inventory.HostProgram;
import io.mcmetrics.kubernetes.HostWorkloads;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every Prometheus that Docker Compose or systemd starts, with the file that it mounts. */
final class HostStarts {
  private final List<Document> configurations;
  private final Function<Document, Cluster> clusterOf;

  HostStarts(List<Document> documents, Function<Document, Cluster> clusterOf) {
    this.configurations =
        documents.stream().filter(each -> each.kind().equals(Document.PROMETHEUS_YML)).toList();
    this.clusterOf = clusterOf;
  }

  /** Returns what becomes of a program when it starts; empty if it is no Prometheus. */
  Optional<PrometheusStart> start(HostProgram program) {
    Document self = HostWorkloads.document(program);
    PrometheusProcess seen = process(program, clusterOf.apply(self));
    if (Program.of(seen.container()) != Program.PROMETHEUS) {
      return Optional.empty();
    }
    Optional<Document> mounted = seen.configuration().flatMap(path -> document(program, path));
    Optional<Document> loaded =
        mounted.or(() -> seen.configuration().flatMap(path -> beside(program, path)));
    Cluster cluster = clusterOf.apply(loaded.orElse(self));
    PrometheusProcess process = process(program, cluster);
    Optional<ConfigurationText> text =
        loaded.flatMap(document -> ConfigurationText.of(document.origin().span().file()));
    Sight own = process.workload().sight();
    Sight sight = mounted.isPresent() == loaded.isPresent() ? own : own.atMost(LIKELY);
    return Optional.of(
        new PrometheusStart(
            cluster,
            Optional.of(process),
            text.map(ConfigurationText::origins).orElse(List.of()),
            false,
            text.map(found -> found.faults(process.loader())).orElse(List.of()),
            FlagCheck.faults(process.flags(), process.loader()),
            loaded.map(found -> sight.atMost(found.sight().limit())).orElse(sight)));
  }

  private static PrometheusProcess process(HostProgram program, Cluster cluster) {
    Workload workload = HostWorkloads.of(program, cluster);
    return new PrometheusProcess(workload, workload.containers().get(0));
  }

  /**
   * Returns the configuration that is probably copied to the path that a unit of systemd names: the
   * only one in the directory of the unit, if it has the name of that file.
   */
  private Optional<Document> beside(HostProgram program, String path) {
    String directory = TreePath.parentOf(program.path());
    List<Document> near =
        configurations.stream()
            .filter(document -> document.origin().via().isEmpty())
            .filter(document -> TreePath.parentOf(document.unit().path()).equals(directory))
            .toList();
    return program.image() instanceof Value.Absent<String>
            && near.size() == 1
            && TreePath.nameOf(near.get(0).unit().path()).equals(TreePath.nameOf(path))
        ? Optional.of(near.get(0))
        : Optional.empty();
  }

  /**
   * Returns the configuration at a path of a container, if a file of the tree is mounted there; of
   * nested mounts the inner one counts.
   */
  private Optional<Document> document(HostProgram program, String path) {
    return program.files().entrySet().stream()
        .filter(file -> TreePath.isBelow(path, file.getKey()))
        .max(Comparator.comparingInt(file -> file.getKey().length()))
        .map(file -> file.getValue() + path.substring(file.getKey().length()))
        .map(inTree -> inTree.replaceFirst("^/", ""))
        .flatMap(
            inTree ->
                configurations.stream()
                    .filter(document -> document.unit().path().equals(inTree))
                    .filter(document -> document.origin().via().isEmpty())
                    .findFirst());
  }
}
