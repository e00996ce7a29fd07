package io.mcmetrics.rules.transport;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.model.Sender;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.transport.MinorVersion;
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
    remedy =
        """
        Leave out `messageVersion` (`protobuf_message` in prometheus.yml).
        """,
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class RemoteWriteV2Unsupported implements FleetRule {
  private static final String RECEIVE_PATH = "/api/v1/receive";

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<Value<String>> images = fleet.imagesOfReceive();
    List<Optional<MinorVersion>> versions = images.stream().map(MinorVersion::ofImage).toList();
    if (versions.stream().anyMatch(RemoteWriteV2Unsupported::mayRead)) {
      return;
    }
    boolean isProven = !images.isEmpty() && versions.stream().allMatch(Optional::isPresent);
    for (Sender sender : fleet.senders()) {
      for (RemoteWrite write : sender.remoteWrites()) {
        if (isSecond(write, sender) && leadsToReceive(write)) {
          out.accept(problem(write, sender, isProven ? images : List.of()));
        }
      }
    }
  }

  private static boolean mayRead(Optional<MinorVersion> version) {
    return version.isPresent() && !version.get().isBefore(0, 43);
  }

  /** The operator leaves it out of what it gives to a Prometheus before 2.54. */
  private static boolean isSecond(RemoteWrite write, Sender sender) {
    return write.settings().isSecondProtocol()
        && MinorVersion.of(sender.version()).filter(v -> v.isBefore(2, 54)).isEmpty();
  }

  private static boolean leadsToReceive(RemoteWrite write) {
    return write.url() instanceof Value.Unknown<String> unknown
        ? unknown.text().endsWith(RECEIVE_PATH)
        : write.target().filter(url -> url.path().endsWith(RECEIVE_PATH)).isPresent();
  }

  private static Problem problem(RemoteWrite write, Sender sender, List<Value<String>> images) {
    Problem problem =
        Problem.at(
                write.settings().protocol(),
                "Thanos Receive %s remote write 2.0: it answers `200`, and stores nothing",
                images.isEmpty() ? "up to 0.42 cannot read" : "cannot read")
            .see(write.url(), "samples are sent to here")
            .atMost(sender.sight().limit())
            .affecting(sender.cluster().name())
            .concerning(write);
    for (Value<String> image : images) {
      problem = problem.see(image, "this version takes in remote write 1.0 only");
    }
    return images.isEmpty() ? problem.atMost(Confidence.LIKELY).weighing(Weight.LIGHTER) : problem;
  }
}
