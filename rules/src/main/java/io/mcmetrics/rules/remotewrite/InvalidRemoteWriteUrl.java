package io.mcmetrics.rules.remotewrite;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.document.Unit.Form;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.remotewrite.analysis.UrlMistake;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags URLs to which nothing can be sent. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "remote write to what is no URL of a receiver",
    why =
        """
        Prometheus takes nearly any text for a URL, such as `thanos:19291/api/v1/receive`, and then
        tries for ever: `unsupported protocol scheme`, `no such host`. The log says so, once in a
        while, and after two hours what could not be sent is gone.
        """,
    symptom =
        """
        The sender warns `Failed to send batch, retrying` with `unsupported protocol scheme`,
        `no such host` or `connection refused`; `prometheus_remote_storage_samples_retried_total`
        and `prometheus_remote_storage_samples_pending` grow, while `…_samples_failed_total` stays
        still. What is older than about two hours is gone.
        """,
    remedy =
        """
        Write the whole URL of the receiver, such as `https://receive.central.test/api/v1/receive`.
        """,
    confidence =
        """
        Certain where the text is no URL at which anything can listen, or is missing in an overlay
        that is built whole. Likely where it is left to fill in or out of a manual, or where a
        layer may still set it. Possible where a receiver may run in the same pod.
        """,
    sources = {
      "Prometheus 3.16.0, storage/remote/client.go, Store: an error without an answer is retried",
      "Prometheus 3.16.0, storage/remote/queue_manager.go, sendWriteRequestWithBackoff: the "
          + "warning, and that there is no last try",
      "Prometheus 3.16.0, docs/prometheus_agent.md: what is not sent is kept for two hours",
      "Prometheus 2.42, run: a URL without http:// passes promtool and is retried for ever",
      "vmagent 1.154.1, app/vmagent/remotewrite/client.go: the URL is taken as it is, and Go's "
          + "client refuses one without a scheme; Alloy hands it to the code of Prometheus"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class InvalidRemoteWriteUrl implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    boolean hasRealHosts = UrlMistake.hasRealHosts(fleet);
    for (Sender sender : fleet.senders()) {
      for (RemoteWrite write : sender.remoteWrites()) {
        problem(write, sender, hasRealHosts)
            .map(problem -> ProblemScope.ofSender(problem, sender, write))
            .ifPresent(out);
      }
    }
  }

  private static Optional<Problem> problem(RemoteWrite write, Sender sender, boolean hasRealHosts) {
    Value<String> url = write.url();
    if (write.settings().syntax() == RelabelSyntax.VICTORIA_METRICS) {
      return url.known().flatMap(UrlMistake::withoutScheme).map(mistake -> problem(mistake, url));
    }
    boolean isFile = write.settings().syntax() == RelabelSyntax.PROMETHEUS_FILE;
    if (url instanceof Value.Absent<String>) {
      return missing(url, isFile, sender);
    }
    if (url instanceof Value.Unknown<String> unknown) {
      return UrlMistake.leftToFillIn(unknown.text())
          .map(mistake -> problem(mistake, url).withWeight(weightOfGap(sender)));
    }
    String text = ((Value.Known<String>) url).value();
    return UrlMistake.in(text, isFile)
        .or(() -> UrlMistake.toItself(text, sender.pod()))
        .or(() -> hasRealHosts ? UrlMistake.outOfManual(write) : Optional.empty())
        .map(mistake -> problem(mistake, url));
  }

  /** Somebody fills in a file that no overlay includes before it is used. */
  private static Weight weightOfGap(Sender sender) {
    return sender.unit().form() == Form.FILE ? Weight.LIGHTEST : Weight.USUAL;
  }

  private static Problem problem(UrlMistake mistake, Value<String> url) {
    return Problem.at(url, "%s", mistake.message()).atMost(mistake.confidence());
  }

  /** A resource outside an overlay may be completed by one that includes it; a file is not. */
  private static Optional<Problem> missing(Value<String> url, boolean isFile, Sender sender) {
    boolean isOverlay = sender.unit().form() == Form.OVERLAY;
    if (!sender.sight().whole() || (!isFile && !isOverlay)) {
      return Optional.empty();
    }
    Problem problem =
        Problem.at(
            url,
            isFile
                ? "Prometheus does not load this file: url for remote_write is empty"
                : "the API server rejects a remote write without a `url`, and nothing of the"
                    + " resource is applied");
    return Optional.of(problem.atMost(isOverlay ? Confidence.CERTAIN : Confidence.LIKELY));
  }
}
