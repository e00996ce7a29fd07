package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.WireFormat.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The relabelling of a real Prometheus against ours: random series go through its remote write,
 * under random chains of rules.
 *
 * <p>Runs where Debian's {@code prometheus} is installed, which is version 2.42; the property
 * {@code mcmetrics.oracle.rounds} makes it larger.
 */
@EnabledIf("hasPrometheus")
final class LikePrometheusTest {
  private static final int CHAINS = 100;
  private static final int SERIES = 250;
  private static final int ROUNDS = Integer.getInteger("mcmetrics.oracle.rounds", 1);
  private static final int SEED = Integer.getInteger("mcmetrics.oracle.seed", 1);

  static boolean hasPrometheus() {
    return Promtool.isInstalled("prometheus") && Promtool.isInstalled("promtool");
  }

  @Test
  void relabelsAsPrometheusDoes(@TempDir Path directory) throws IOException, InterruptedException {
    RelabelAgreement agreement = new RelabelAgreement();
    for (int round = 0; round < ROUNDS; round++) {
      Path here = directory.resolve("round-" + round);
      here.toFile().mkdir();
      compare(SEED + round, here, agreement);
    }
    System.out.println(agreement.summary());
    assertThat(agreement.differences().stream().limit(20)).isEmpty();
    assertThat(agreement.pairs()).isEqualTo(CHAINS * SERIES * ROUNDS);
    assertThat(agreement.undecided()).isLessThan(agreement.pairs() / 20);
  }

  private static void compare(int seed, Path directory, RelabelAgreement agreement)
      throws IOException, InterruptedException {
    ChainSamples random = new ChainSamples(seed);
    List<String> chains = acceptedChains(random, directory);
    List<Sample> samples = samples(random);
    SortedMap<String, String> external = seed % 2 == 0 ? new TreeMap<>() : random.labels(5);
    external.remove(LabelSet.NAME);
    try (RunningPrometheus prometheus =
        RunningPrometheus.start(chains, flow(external), directory)) {
      Map<Integer, Map<Integer, SortedMap<String, String>>> theirs =
          prometheus.relabel(samples, chains.size());
      for (int i = 0; i < chains.size(); i++) {
        RelabelChain chain = Rules.oldChain(chains.get(i));
        for (Sample sample : samples) {
          SortedMap<String, String> labels = sample.labels();
          agreement.compare(
              chains.get(i),
              labels,
              labels + " with " + external,
              chain.apply(RelabelAgreement.series(labels, external)),
              Optional.ofNullable(theirs.getOrDefault(i, Map.of()).get((int) sample.value())));
        }
      }
    }
  }

  private static List<String> acceptedChains(ChainSamples random, Path directory)
      throws IOException, InterruptedException {
    List<String> accepted = new ArrayList<>();
    while (accepted.size() < CHAINS) {
      List<String> chains = new ArrayList<>();
      for (int i = 0; i < CHAINS; i++) {
        chains.add(random.chain());
      }
      List<String> configurations =
          chains.stream()
              .map(chain -> RunningPrometheus.configuration(List.of(chain), "{}", "http://a/"))
              .toList();
      List<Optional<String>> complaints = Promtool.check(configurations, directory);
      for (int i = 0; i < chains.size(); i++) {
        if (complaints.get(i).isEmpty() && accepted.size() < CHAINS) {
          accepted.add(chains.get(i));
        }
      }
    }
    return accepted;
  }

  private static List<Sample> samples(ChainSamples random) {
    List<Sample> samples = new ArrayList<>();
    List<SortedMap<String, String>> seen = new ArrayList<>();
    while (samples.size() < SERIES) {
      SortedMap<String, String> labels = random.series();
      if (!seen.contains(labels)) {
        seen.add(labels);
        samples.add(new Sample(labels, samples.size()));
      }
    }
    return samples;
  }

  private static String flow(SortedMap<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + ": " + ChainSamples.quoted(label.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
