package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.LabelValue.Text;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
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
 * The relabelling of a real Prometheus against ours: series that dice made go through its remote
 * write, under chains of rules that dice made.
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
    List<String> differences = new ArrayList<>();
    Tally tally = new Tally();
    for (int round = 0; round < ROUNDS; round++) {
      Path here = directory.resolve("round-" + round);
      here.toFile().mkdir();
      differences.addAll(differences(SEED + round, here, tally));
    }
    System.out.println(tally.summary());
    assertThat(differences.stream().limit(20)).isEmpty();
    assertThat(tally.pairs).isEqualTo(CHAINS * SERIES * ROUNDS);
    assertThat(tally.undecided).isLessThan(tally.pairs / 20);
  }

  /** What has been compared. */
  private static final class Tally {
    int pairs;
    int undecided;
    int dropped;
    int changed;

    String summary() {
      return pairs
          + " pairs of chain and series: "
          + dropped
          + " dropped, "
          + changed
          + " changed, "
          + undecided
          + " that the versions of this generation decide differently";
    }
  }

  private static List<String> differences(int seed, Path directory, Tally tally)
      throws IOException, InterruptedException {
    ChainSamples dice = new ChainSamples(seed);
    List<String> chains = acceptedChains(dice, directory);
    List<Sample> samples = samples(dice);
    SortedMap<String, String> external = seed % 2 == 0 ? new TreeMap<>() : dice.labels(5);
    external.remove(LabelSet.NAME);
    List<String> differences = new ArrayList<>();
    try (RunningPrometheus prometheus =
        RunningPrometheus.start(chains, flow(external), directory)) {
      Map<Integer, Map<Integer, SortedMap<String, String>>> theirs =
          prometheus.relabel(samples, chains.size());
      for (int i = 0; i < chains.size(); i++) {
        RelabelChain chain = Rules.oldChain(chains.get(i));
        for (Sample sample : samples) {
          RelabelOutcome ours = chain.apply(series(sample.labels(), external));
          Optional<SortedMap<String, String>> their =
              Optional.ofNullable(theirs.getOrDefault(i, Map.of()).get((int) sample.value()));
          tally.pairs++;
          tally.dropped += their.isEmpty() ? 1 : 0;
          tally.changed += their.isPresent() && !their.get().equals(sample.labels()) ? 1 : 0;
          if (!agree(ours, their, tally)) {
            differences.add(
                chains.get(i)
                    + "  "
                    + sample.labels()
                    + " with "
                    + external
                    + "\n  theirs "
                    + their
                    + "\n  ours "
                    + ours);
          }
        }
      }
    }
    return differences;
  }

  /** Series without any label are not sent by this version; later ones do send them. */
  private static boolean agree(
      RelabelOutcome ours, Optional<SortedMap<String, String>> theirs, Tally tally) {
    if (ours instanceof Dropped) {
      return theirs.isEmpty();
    }
    if (ours instanceof Undecided undecided) {
      tally.undecided++;
      return theirs.isEmpty() || couldBe(undecided.labels(), theirs.get());
    }
    LabelSet kept = ((Kept) ours).labels();
    if (kept.labels().values().stream().allMatch(Text.class::isInstance)) {
      SortedMap<String, String> texts = new TreeMap<>();
      kept.labels().forEach((name, value) -> texts.put(name, ((Text) value).text()));
      return texts.equals(theirs.orElse(new TreeMap<>())) && theirs.isPresent() != texts.isEmpty();
    }
    tally.undecided++;
    return couldBe(kept, theirs.orElse(new TreeMap<>()));
  }

  private static boolean couldBe(LabelSet ours, SortedMap<String, String> theirs) {
    boolean listed =
        ours.labels().entrySet().stream()
            .filter(label -> label.getValue() instanceof Text)
            .allMatch(label -> ((Text) label.getValue()).text().equals(theirs.get(label.getKey())));
    return listed && (!ours.isClosed() || ours.labels().keySet().containsAll(theirs.keySet()));
  }

  private static List<String> acceptedChains(ChainSamples dice, Path directory)
      throws IOException, InterruptedException {
    List<String> accepted = new ArrayList<>();
    while (accepted.size() < CHAINS) {
      List<String> chains = new ArrayList<>();
      for (int i = 0; i < CHAINS; i++) {
        chains.add(dice.chain());
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

  private static List<Sample> samples(ChainSamples dice) {
    List<Sample> samples = new ArrayList<>();
    List<SortedMap<String, String>> seen = new ArrayList<>();
    while (samples.size() < SERIES) {
      SortedMap<String, String> labels = dice.series();
      if (!seen.contains(labels)) {
        seen.add(labels);
        samples.add(new Sample(labels, samples.size()));
      }
    }
    return samples;
  }

  /** The labels of a series come before the external ones of the same names. */
  private static LabelSet series(
      SortedMap<String, String> labels, SortedMap<String, String> external) {
    LabelSet series = LabelSet.closed();
    for (SortedMap<String, String> some : List.of(external, labels)) {
      for (Map.Entry<String, String> label : some.entrySet()) {
        series = series.with(label.getKey(), label.getValue());
      }
    }
    return series;
  }

  private static String flow(SortedMap<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + ": " + ChainSamples.quoted(label.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
