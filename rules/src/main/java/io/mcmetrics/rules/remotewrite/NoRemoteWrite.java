package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.document.Unit.Form;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.sender.SenderFault;
import io.mcmetrics.source.TreePath;
import java.util.List;
import java.util.function.Consumer;

/**
 * Flags agents without remote write, exporters of a collector that no pipeline names, and the one
 * Prometheus among many like it that does not send.
 */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a cluster that sends nothing",
    why =
        """
        An agent keeps nothing that could be asked for. Since Prometheus 2.42 it starts without a
        remote write and without a word: the cluster never appears in Grafana, and nothing is logged.
        So does an OpenTelemetry Collector whose exporter stands in no pipeline for metrics.
        """,
    symptom =
        """
        An agent runs and scrapes (`prometheus_agent_active_series` is above 0), and its own
        metrics have no `prometheus_remote_storage_samples_total` at all, since there is no queue.
        No line is logged. The cluster is in no list of Grafana.
        """,
    remedy =
        """
        Add the `remoteWrite` that the other clusters have.
        """,
    confidence =
        """
        Certain for an agent in an overlay that is seen whole. Likely for one among plain
        manifests. Possible for one in a loose values file, and for a cluster that alone among its
        neighbours sends nothing.
        """,
    sources = {
      "Prometheus 3.16.0, docs/prometheus_agent.md: an agent answers no queries and only sends",
      "Prometheus 2.42.0, config/config.go: since this release an agent needs no remote_write",
      "Prometheus 3.16.0, tsdb/agent/db.go: the metric that counts active series"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class NoRemoteWrite implements FleetRule {
  private static final String AGENT = "PrometheusAgent";

  /** How many others have to send for one that does not to be odd. */
  private static final int MANY = 2;

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Sender sender : fleet.senders()) {
      sender.faults().stream()
          .filter(fault -> fault.kind() == SenderFault.Kind.IDLE)
          .forEach(fault -> out.accept(idle(fault, sender, fleet)));
      if (!sender.remoteWrites().isEmpty()
          || !sender.sight().whole()
          || sender.pod().hasSidecar()
          || !sender.pod().isKnown()) {
        continue;
      }
      if (sender.kind().equals(AGENT) && !isCompletedBeside(sender, fleet)) {
        out.accept(agent(sender));
      } else if (sender.kind().equals("Prometheus") && isOdd(sender, fleet)) {
        out.accept(odd(sender, fleet));
      }
    }
  }

  /** A cluster of which something else sends may do without. */
  private static Problem idle(SenderFault fault, Sender sender, Fleet fleet) {
    boolean isSentBeside =
        fleet.senders().stream()
            .filter(other -> other.cluster().name().equals(sender.cluster().name()))
            .anyMatch(other -> !other.remoteWrites().isEmpty());
    Problem problem =
        Problem.at(fault, "%s", fault.message())
            .atMost(sender.sight().whole() ? confidence(sender) : Confidence.POSSIBLE)
            .atMost(sender.sight().limit())
            .affecting(sender.cluster().name());
    return isSentBeside
        ? problem.atMost(Confidence.LIKELY).withWeight(Weight.LIGHTER)
        : problem.concerning(sender);
  }

  /** A loose values file may be a layer of another one; a manifest is applied as it stands. */
  private static Confidence confidence(Sender sender) {
    return switch (sender.unit().form()) {
      case OVERLAY -> Confidence.CERTAIN;
      case DIRECTORY -> Confidence.LIKELY;
      case FILE -> Confidence.POSSIBLE;
    };
  }

  private static Problem agent(Sender sender) {
    return Problem.at(sender, "an agent without remote write collects samples for nobody")
        .atMost(confidence(sender))
        .atMost(sender.sight().limit())
        .affecting(sender.cluster().name());
  }

  private static boolean isCompletedBeside(Sender sender, Fleet fleet) {
    return sender.unit().form() == Form.FILE
        && fleet.senders().stream()
            .filter(other -> other.unit().directory().equals(sender.unit().directory()))
            .anyMatch(other -> !other.remoteWrites().isEmpty());
  }

  /**
   * A central Prometheus stores its samples itself, and another sender may send for the cluster.
   */
  private static boolean isOdd(Sender sender, Fleet fleet) {
    List<Sender> siblings = siblings(sender, fleet);
    return sender.unit().form() == Form.OVERLAY
        && siblings.size() >= MANY
        && siblings.stream().noneMatch(other -> other.remoteWrites().isEmpty())
        && fleet.clusters().stream()
            .filter(cluster -> cluster.name().equals(sender.cluster().name()))
            .allMatch(cluster -> cluster.role() == Role.STANDALONE)
        && fleet.senders().stream()
            .filter(other -> other.cluster().name().equals(sender.cluster().name()))
            .allMatch(other -> other.remoteWrites().isEmpty());
  }

  private static List<Sender> siblings(Sender sender, Fleet fleet) {
    String parent = TreePath.parentOf(sender.unit().path());
    return fleet.senders().stream()
        .filter(other -> !other.cluster().name().equals(sender.cluster().name()))
        .filter(other -> TreePath.parentOf(other.unit().path()).equals(parent))
        .toList();
  }

  private static Problem odd(Sender sender, Fleet fleet) {
    List<Sender> siblings = siblings(sender, fleet);
    return Problem.at(
            sender,
            "`%s` sends nothing, while all %d clusters beside it do",
            sender.cluster().name(),
            siblings.stream().map(other -> other.cluster().name()).distinct().count())
        .see(siblings.get(0), "as this one does")
        .atMost(Confidence.POSSIBLE)
        .affecting(sender.cluster().name());
  }
}
