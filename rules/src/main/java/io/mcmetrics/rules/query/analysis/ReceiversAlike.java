package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rules.analysis.PodVariable;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Receive.Mode;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/**
 * Several pods of one Thanos Receive that keep samples and have the same labels. Their blocks
 * overlap in the bucket under one set of labels, at which the compactor halts (thanos,
 * docs/components/receive.md and pkg/compact/compact.go, 0.42).
 *
 * @param receive the receiver
 * @param count how many pods there are
 * @param label the first label that all of them have
 */
public record ReceiversAlike(Receive receive, int count, NamedValue label) {
  private static final List<String> BUCKET = List.of("objstore.config", "objstore.config-file");

  /** Returns all of a fleet that upload blocks. */
  public static List<ReceiversAlike> in(Fleet fleet) {
    return fleet.infrastructure().thanos().receives().stream()
        .flatMap(receive -> of(receive).stream())
        .toList();
  }

  private static Optional<ReceiversAlike> of(Receive receive) {
    boolean isSeen = receive.component().commandLine().isWhole() && receive.mode() != Mode.ROUTER;
    boolean uploads = BUCKET.stream().anyMatch(flag -> receive.component().commandLine().has(flag));
    boolean areAlike =
        receive.labels().stream().map(NamedValue::value).allMatch(ReceiversAlike::isOfAll);
    return isSeen
            && uploads
            && areAlike
            && !receive.labels().isEmpty()
            && receive.component().workload().replicas() instanceof Known<Integer> replicas
            && replicas.value() > 1
        ? Optional.of(new ReceiversAlike(receive, replicas.value(), receive.labels().get(0)))
        : Optional.empty();
  }

  private static boolean isOfAll(Value<String> value) {
    return value instanceof Known<String> && !PodVariable.isIn(value);
  }
}
