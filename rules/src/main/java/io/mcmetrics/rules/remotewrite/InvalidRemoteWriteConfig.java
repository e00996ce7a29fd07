package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.remotewrite.WriteFault;
import io.mcmetrics.remotewrite.WriteFault.By;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.remotewrite.analysis.DuplicateRemoteWriteEntries;
import io.mcmetrics.rules.remotewrite.analysis.InvalidConfig;
import io.mcmetrics.rules.remotewrite.analysis.RefusedSettings;
import io.mcmetrics.sender.MisspeltKey;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.sender.SenderFault;
import io.mcmetrics.source.Origin;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Flags settings of remote writes that the sender, its operator or the API server refuses, or takes
 * and ignores.
 */
@AutoService(Rule.class)
@RuleInfo(
    summary = "remote write settings that are refused",
    why =
        """
        Prometheus does not start with such a file. Under the operator the old configuration stays
        in force, `prometheus_config_last_reload_successful` is 0, and a new pod does not start. What
        the API server refuses does not get into the cluster at all. A vmagent and an OpenTelemetry
        Collector end at their start, too; a collector ignores keys that its exporter does not have.
        """,
    symptom =
        """
        A Prometheus that starts ends with `Error loading config` and the reason, such as
        `at most one of basic_auth, authorization, …` or `is a reserved header`. One that runs
        keeps its old configuration, and `prometheus_config_last_reload_successful` is 0. What the
        operator refuses is in its log, and counted by
        `prometheus_operator_reconcile_errors_total`.
        """,
    remedy =
        """
        Correct the setting that the message names. `promtool check config` tells most of this of a
        file.
        """,
    confidence =
        """
        Certain where each release refuses the setting, or the one that is written does. Likely
        where it depends on a release that is not written, or something unseen may change the
        sender.
        """,
    sources = {
      "Prometheus 3.16.0, config/config.go, RemoteWriteConfig.Validate and "
          + "validateAuthConfigs: logins, headers and names",
      "Prometheus 3.12.0, config/config.go, QueueConfig.Validate: since this release "
          + "numbers of a queue are checked",
      "prometheus-operator 0.93.0, pkg/prometheus: logins, proxies and TLS are checked "
          + "before a configuration is written"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class InvalidRemoteWriteConfig implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    // Reported by relabel-key-casing, with the key that is meant.
    Set<Origin> misspelt =
        fleet.misspeltKeys().stream().map(MisspeltKey::origin).collect(Collectors.toSet());
    for (Sender sender : fleet.senders()) {
      for (RemoteWrite write : sender.remoteWrites()) {
        for (WriteFault fault : write.settings().faults()) {
          if (!misspelt.contains(fault.origin())) {
            out.accept(
                affecting(fault, inFull(problem(fault, write, sender), write, sender), sender));
          }
        }
      }
      for (SenderFault fault : sender.faults()) {
        RefusedSettings.problem(fault, sender).ifPresent(out);
      }
      for (DuplicateRemoteWriteEntries duplicate : DuplicateRemoteWriteEntries.in(sender)) {
        out.accept(inFull(problem(duplicate), duplicate.second(), sender));
      }
    }
  }

  /** Of a resource that is refused, no remote write is there. */
  private static Problem affecting(WriteFault fault, Problem problem, Sender sender) {
    Problem whole = problem;
    if (fault.by() == By.API_SERVER) {
      for (RemoteWrite other : sender.remoteWrites()) {
        whole = whole.concerning(other);
      }
    }
    return whole;
  }

  private static Problem problem(WriteFault fault, RemoteWrite write, Sender sender) {
    Problem problem =
        Problem.at(fault, "%s: %s", whatComesOfIt(fault.by(), write), fault.message())
            .atMost(fault.isCertain() ? Confidence.CERTAIN : Confidence.LIKELY);
    MinorVersion since = fault.since();
    Optional<MinorVersion> version = MinorVersion.of(sender.version());
    if (since.major() == 0) {
      return problem;
    }
    if (version.isEmpty()) {
      return problem.atMost(Confidence.LIKELY);
    }
    return version.get().isBefore(since.major(), since.minor())
        ? Problem.at(
                fault,
                "Prometheus takes this until %s, and sends as it says: %s",
                since,
                fault.message())
            .atMost(Confidence.LIKELY)
            .withWeight(Weight.LIGHTER)
        : problem;
  }

  private static String whatComesOfIt(By by, RemoteWrite write) {
    return switch (by) {
      case API_SERVER -> "the API server rejects the resource, and nothing in it is applied";
      case OPERATOR -> "the API server takes this, but the operator makes no configuration of it";
      case PROMETHEUS ->
          InvalidConfig.consequence(write.settings().syntax() == RelabelSyntax.PROMETHEUS_FILE);
    };
  }

  private static Problem problem(DuplicateRemoteWriteEntries duplicate) {
    return Problem.at(
            duplicate,
            "%s: %s",
            whatComesOfIt(By.PROMETHEUS, duplicate.second()),
            duplicate.message())
        .see(duplicate.first(), "the one before it");
  }

  private static Problem inFull(Problem problem, RemoteWrite write, Sender sender) {
    Confidence limit = sender.sight().whole() ? Confidence.CERTAIN : Confidence.LIKELY;
    return ProblemScope.ofSender(problem.atMost(limit), sender, write);
  }
}
