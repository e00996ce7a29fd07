package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.analysis.ReceivePath;
import io.mcmetrics.rules.remotewrite.analysis.SenderVersion;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Flags remote write 2.0 to a Thanos Receive that cannot read it. The first that can is none of the
 * releases up to 0.42 (thanos, commit 9fe2d4c9d).
 */
@AutoService(Rule.class)
@RuleInfo(
    summary = "remote write 2.0 to a Thanos Receive that cannot read it",
    why =
        """
        Thanos Receive takes such a message for an empty one and answers `200`: nothing is stored.
        Prometheus only logs `sent v2 request with … samples …; got 2xx, but PRW 2.0 response header
        statistics indicate 0 samples`.
        """,
    symptom =
        """
        Thanos Receive answers 200 and stores nothing; only at the level debug it logs
        `empty remote write request`. The sender logs `sent v2 request with …` and that the
        statistics indicate 0 samples, and `prometheus_remote_storage_samples_failed_total` counts
        all of them.
        """,
    remedy =
        """
        Leave out `messageVersion` (`protobuf_message` in prometheus.yml).
        """,
    confidence =
        """
        Certain where the receivers that the URL leads to, or all of the tree, have a written
        release that cannot read it. Likely where only the path tells of Thanos Receive or a
        release is not written.
        """,
    sources = {
      "Thanos 0.42.5, pkg/receive/handler.go, receiveHTTP: a request without series of "
          + "version 1.0 is skipped and answered with 200",
      "Prometheus 3.16.0, storage/remote/queue_manager.go: an answer without statistics of "
          + "what was written counts as failed",
      "Prometheus 3.16.0 with Thanos 0.42.5, run: 27 of 27 samples failed",
      "Grafana Mimir 3.0.5, run: it takes remote write 2.0"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class RemoteWriteV2Unsupported implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      for (RemoteWrite write : sender.remoteWrites()) {
        if (isSecond(write, sender)) {
          problem(write, sender, fleet).ifPresent(out);
        }
      }
    }
  }

  /** The operator omits the setting for a Prometheus before 2.54. */
  private static boolean isSecond(RemoteWrite write, Sender sender) {
    return write.settings().isRemoteWrite2() && !SenderVersion.isBefore(sender, 2, 54);
  }

  /** Where the receiver of a URL is not known, it may be any of the tree. */
  private static Optional<Problem> problem(RemoteWrite write, Sender sender, Fleet fleet) {
    Infrastructure infrastructure = fleet.infrastructure();
    List<Receive> reached =
        infrastructure.samplePath(write.url(), sender.cluster(), sender.namespace()).receives();
    if (reached.isEmpty() && !hasPathOfReceive(write)) {
      return Optional.empty();
    }
    List<Component> receivers =
        (reached.isEmpty() ? infrastructure.thanos().receives() : reached)
            .stream().map(Receive::component).toList();
    List<Optional<MinorVersion>> versions =
        receivers.stream().map(receiver -> MinorVersion.of(receiver.version())).toList();
    if (versions.stream().anyMatch(RemoteWriteV2Unsupported::mayRead)) {
      return Optional.empty();
    }
    boolean isProven = !receivers.isEmpty() && versions.stream().allMatch(Optional::isPresent);
    return Optional.of(problem(write, sender, isProven ? receivers : List.of()));
  }

  private static boolean mayRead(Optional<MinorVersion> version) {
    return version.isPresent() && !version.get().isBefore(0, 43);
  }

  private static boolean hasPathOfReceive(RemoteWrite write) {
    return write.url() instanceof Value.Unknown<String> unknown
        ? unknown.text().endsWith(ReceivePath.TEXT)
        : write.target().filter(ReceivePath::isIn).isPresent();
  }

  private static Problem problem(RemoteWrite write, Sender sender, List<Component> receivers) {
    Problem problem =
        ProblemScope.ofSender(
            Problem.at(
                    write.settings().protocol(),
                    "Thanos Receive %s remote write 2.0: it answers `200`, and stores nothing",
                    receivers.isEmpty() ? "up to 0.42 cannot read" : "cannot read")
                .see(write.url(), "samples are sent to here"),
            sender,
            write);
    for (Component receiver : receivers) {
      problem = problem.see(receiver.version(), "this version takes in remote write 1.0 only");
    }
    return receivers.isEmpty()
        ? problem.atMost(Confidence.LIKELY).withWeight(Weight.LIGHTER)
        : problem;
  }
}
