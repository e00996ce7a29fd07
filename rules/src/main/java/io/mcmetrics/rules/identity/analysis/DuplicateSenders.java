package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.document.Unit.Form;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.scrape.FileScrapeJob;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.series.SeriesGroup;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/** Finds two senders of one cluster whose series have the same labels at the receiver. */
public final class DuplicateSenders {
  /** The exporter on the nodes, which every release of the chart scrapes. */
  private static final String NODES = "cadvisor";

  private DuplicateSenders() {}

  /** Returns what two senders do twice; empty if their series differ, or may. */
  public static Optional<Problem> problem(Sender first, Sender second, Fleet fleet) {
    if (areOneObject(first, second, fleet)) {
      return Optional.of(deployedTwice(first, second));
    }
    if (!areOfOneIdentity(first, second, fleet)) {
      return Optional.empty();
    }
    Optional<Problem> problem =
        first.isResource() ? scrapedTwice(first, second, fleet) : sameJob(first, second);
    return problem.map(found -> inFull(found, first, second));
  }

  /** Whatever their labels and receivers are: one object has one configuration. */
  private static boolean areOneObject(Sender first, Sender second, Fleet fleet) {
    return first.mayBeSameObjectAs(second)
        && areDeployed(first, second)
        && SenderComparison.isOneCluster(first.cluster(), second.cluster())
        && !SenderComparison.isWrittenOnce(first, second, fleet);
  }

  /** Nothing in the tree says how a loose values file is deployed. */
  private static boolean areDeployed(Sender first, Sender second) {
    return first.unit().form() != Form.FILE && second.unit().form() != Form.FILE;
  }

  private static boolean areOfOneIdentity(Sender first, Sender second, Fleet fleet) {
    boolean areAlike =
        first.isResource() == second.isResource()
            && SenderComparison.isOneCluster(first.cluster(), second.cluster())
            && areDeployed(first, second)
            && !SenderComparison.isWrittenOnce(first, second, fleet);
    return areAlike
        && first.externalLabels().value(fleet.clusterLabel()) instanceof Known<String> name
        && second.externalLabels().value(fleet.clusterLabel()).isKnown(name.value())
        && !SenderComparison.differInOtherLabels(first, second, fleet)
        && !SenderComparison.differInOtherLabels(second, first, fleet)
        && SenderComparison.ofReceivers(first, second) != SenderComparison.Receivers.DIFFERENT;
  }

  private static Problem deployedTwice(Sender first, Sender second) {
    String what =
        first.kind().equals(second.kind())
            ? "the " + second.kind() + " `" + second.name().written() + "`"
            : "the release `" + second.release().orElse("") + "`";
    return Problem.at(
            second,
            "`%s` and `%s` both deploy %s to `%s`",
            first.unit().path(),
            second.unit().path(),
            what,
            second.cluster().name())
        .see(first, "one of the two replaces the other")
        .atMost(Confidence.LIKELY)
        .atMost(SenderComparison.confidence(first.cluster(), second.cluster()))
        .atMost(first.sight().limit())
        .atMost(second.sight().limit())
        .affecting(second.cluster().name())
        .concerning(first)
        .concerning(second);
  }

  /** Each release of kube-prometheus-stack scrapes the kubelets of the cluster by itself. */
  private static Optional<Problem> scrapedTwice(Sender first, Sender second, Fleet fleet) {
    boolean areReleases = first.sight().sketch() && second.sight().sketch();
    boolean areOne = first.name().written().equals(second.name().written());
    if (!areReleases || areOne || isWithoutNodes(first) || isWithoutNodes(second)) {
      return Optional.empty();
    }
    return sharedMetric(first, second, fleet)
        .map(
            metric ->
                Problem.at(
                        second,
                        "`%s`, for one, is sent twice: `%s` and `%s` both scrape the nodes of `%s`",
                        metric,
                        first.name().written(),
                        second.name().written(),
                        second.cluster().name())
                    .withWeight(Weight.LIGHTER)
                    .atMost(Confidence.LIKELY));
  }

  private static boolean isWithoutNodes(Sender sender) {
    return sender.plan().removed().contains(NODES);
  }

  private static Optional<String> sharedMetric(Sender first, Sender second, Fleet fleet) {
    for (Destination one : fleet.destinations(first)) {
      for (Destination other : fleet.destinations(second)) {
        RemoteWrite write = one.writes().get(0);
        RemoteWrite otherWrite = other.writes().get(0);
        List<SeriesGroup> groups =
            one.collected().stream().filter(group -> group.name().equals(NODES)).toList();
        Optional<String> metric =
            one.url().written().equals(other.url().written())
                ? RemoteWriteOverlap.of(groups, one, write, other, otherWrite)
                : Optional.empty();
        if (metric.isPresent()) {
          return metric;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> sameJob(Sender first, Sender second) {
    boolean isBuilt = second.unit().form() == Form.OVERLAY || !second.unit().equals(first.unit());
    for (FileScrapeJob job : second.jobs()) {
      Optional<FileScrapeJob> equalJob =
          first.jobs().stream().filter(job::hasSameSeriesAs).findFirst();
      if (equalJob.isPresent()) {
        return Optional.of(
            Problem.at(
                    job,
                    "two Prometheus of `%s` have the job `%s` with the same targets",
                    second.cluster().name(),
                    job.name())
                .see(equalJob.get(), "the same job of the other one")
                .atMost(isBuilt ? Confidence.LIKELY : Confidence.POSSIBLE));
      }
    }
    return Optional.empty();
  }

  private static Problem inFull(Problem problem, Sender first, Sender second) {
    boolean isSure =
        SenderComparison.ofReceivers(first, second) == SenderComparison.Receivers.THE_SAME;
    boolean isWhole = first.sight().whole() && second.sight().whole();
    Problem full = problem.atMost(isSure && isWhole ? Confidence.LIKELY : Confidence.POSSIBLE);
    if (!first.origin().span().equals(second.origin().span())) {
      full = full.see(first, "the other one sends the same to the same receiver");
    }
    return full.atMost(SenderComparison.confidence(first.cluster(), second.cluster()))
        .atMost(first.sight().limit())
        .atMost(second.sight().limit())
        .affecting(second.cluster().name())
        .concerning(first)
        .concerning(second);
  }
}
