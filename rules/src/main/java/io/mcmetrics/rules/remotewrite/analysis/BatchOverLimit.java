package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.remotewrite.QueueDefaults;
import io.mcmetrics.rules.analysis.SampleBytes;
import io.mcmetrics.rules.analysis.Tenant;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.WriteLimits.RequestLimits;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Batches that are larger than what a receiver takes: it answers with 413, and they are not sent
 * again (thanos, docs/components/receive.md, "Limits &amp; gates").
 *
 * @param size how many samples a batch has at the most
 * @param isSure whether that is written, or the default of a version that is known
 */
public record BatchOverLimit(RemoteWrite write, int size, boolean isSure) {
  /** Returns what is wrong with the batches of a remote write, for each receiver on its path. */
  public static List<Problem> problems(RemoteWrite write, Sender sender, Fleet fleet) {
    Value<Integer> written = write.maxSamplesPerSend();
    if (written instanceof Value.Unknown<Integer>) {
      return List.of();
    }
    Optional<MinorVersion> version = MinorVersion.of(sender.version());
    int size =
        written instanceof Known<Integer> known
            ? known.value()
            : QueueDefaults.of(version).maxSamplesPerSend();
    boolean isSure = written instanceof Known<Integer> || version.isPresent();
    BatchOverLimit batch = new BatchOverLimit(write, size, isSure);
    List<Problem> problems = new ArrayList<>();
    SamplePath path =
        fleet.infrastructure().samplePath(write.url(), sender.cluster(), sender.namespace());
    for (Receive receive : path.receives()) {
      batch.problem(receive, path).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<Problem> problem(Receive receive, SamplePath path) {
    Optional<Tenant> tenant = Tenant.of(write, receive, path);
    if (tenant.isEmpty()) {
      return Optional.empty();
    }
    RequestLimits limits = receive.limits().of(tenant.get().name().value());
    Optional<Problem> found =
        over(limits.samples(), 1, "%d samples")
            // Prometheus sends each sample as a series of its own.
            .or(() -> over(limits.series(), 1, "%d series"))
            .or(() -> over(limits.bytes(), SampleBytes.WITH_SHORT_LABELS, "%d bytes"));
    return found.map(problem -> problem.atMost(receive.component().workload().sight().limit()));
  }

  /** Returns a problem if a batch exceeds a limit; it is certain only if samples are counted. */
  private Optional<Problem> over(Value<Integer> limit, int each, String unit) {
    if (!(limit instanceof Known<Integer> known)
        || known.value() <= 0
        || (long) size * each <= known.value()) {
      return Optional.empty();
    }
    Value<Integer> written = write.maxSamplesPerSend();
    Problem problem =
        Problem.at(
                written instanceof Absent<Integer> ? limit : written,
                "batches have up to %d samples, and Thanos Receive takes no request of more than %s:"
                    + " it answers the larger ones with `413`, and they are lost",
                size,
                unit.formatted(known.value()))
            .atMost(isSure && each == 1 ? Confidence.CERTAIN : Confidence.LIKELY)
            .withWeight(Weight.HEAVIER);
    return Optional.of(
        written instanceof Absent<Integer>
            ? problem.see(write, "samples are sent there from here")
            : problem.see(limit, "the limit"));
  }
}
