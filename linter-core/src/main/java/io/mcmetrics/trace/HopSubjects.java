package io.mcmetrics.trace;

import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The objects along the path of samples, used to tell which findings concern it. */
final class HopSubjects {
  private final String cluster;
  private final Set<Origin> passed = new HashSet<>();

  private HopSubjects(Sender sender, SamplePath path) {
    this.cluster = sender.cluster().name();
    passed.add(sender.origin());
    for (RouteMatch match : path.resolution().routes()) {
      passed.add(match.endpoint().origin());
      passed.add(match.route().origin());
    }
    for (Backend backend : path.resolution().backends()) {
      passed.add(backend.origin());
      add(backend.services());
      add(backend.ports());
      for (ContainerPort target : backend.targets()) {
        passed.add(target.origin());
        passed.add(target.workload().origin());
      }
    }
    add(path.receives());
    add(path.ingestors());
    add(path.queriers());
    add(path.datasources());
  }

  static HopSubjects of(Destination destination, SamplePath path) {
    HopSubjects subjects = new HopSubjects(destination.sender(), path);
    subjects.add(destination.writes());
    return subjects;
  }

  static HopSubjects of(Sender sender, SamplePath path) {
    return new HopSubjects(sender, path);
  }

  private void add(List<? extends Located> things) {
    things.forEach(thing -> passed.add(thing.origin()));
  }

  /**
   * Tells whether a finding concerns the path: by its subjects, else by its clusters, else by its
   * place.
   */
  boolean areConcernedBy(Finding finding) {
    Problem problem = finding.problem();
    if (!problem.subjects().isEmpty()) {
      return isOfHere(problem) && problem.subjects().stream().anyMatch(passed::contains);
    }
    return problem.clusters().isEmpty()
        ? passed.stream().anyMatch(thing -> thing.span().covers(problem.at().span()))
        : isOfHere(problem);
  }

  private boolean isOfHere(Problem problem) {
    return problem.clusters().isEmpty() || problem.clusters().contains(cluster);
  }
}
