package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code promtool check config} against our validation: what it refuses, and in which words.
 *
 * <p>Debian's is version 2.42; the property {@code mcmetrics.oracle.rounds} makes it larger.
 */
@EnabledIf("hasPromtool")
final class RefusesLikePromtoolTest {
  private static final int CHAINS = 4000;
  private static final int ROUNDS = Integer.getInteger("mcmetrics.oracle.rounds", 1);
  private static final int SEED = Integer.getInteger("mcmetrics.oracle.seed", 1);

  static boolean hasPromtool() {
    return Promtool.isInstalled("promtool");
  }

  @Test
  void refusesTheBrokenRulesInTheSameWords(@TempDir Path directory)
      throws IOException, InterruptedException {
    List<String> broken = BrokenRules.all();
    assertThat(broken).hasSizeGreaterThan(60);
    assertThat(complaints(broken, directory)).allMatch(Optional::isPresent);
    assertThat(differences(broken, directory)).isEmpty();
  }

  @Test
  void takesTheSoundRules(@TempDir Path directory) throws IOException, InterruptedException {
    assertThat(differences(BrokenRules.sound(), directory)).isEmpty();
  }

  @Test
  void refusesWhatDiceMakeInTheSameWords(@TempDir Path directory)
      throws IOException, InterruptedException {
    Set<String> chains = new LinkedHashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      ChainSamples random = new ChainSamples(SEED + round);
      for (int i = 0; i < CHAINS; i++) {
        chains.add(random.chain());
      }
    }
    List<String> differences = differences(List.copyOf(chains), directory);
    assertThat(differences.stream().limit(40)).isEmpty();
  }

  private static List<String> differences(List<String> chains, Path directory)
      throws IOException, InterruptedException {
    List<Optional<String>> complaints = complaints(chains, directory);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      List<RelabelFault> faults = Rules.oldChain(chains.get(i)).faults();
      if (!agree(faults, complaints.get(i))) {
        differences.add(chains.get(i) + "  theirs " + complaints.get(i) + "\n  ours " + faults);
      }
    }
    return differences;
  }

  /**
   * Tells whether each line of the output of promtool is one of our faults, and there are no
   * others.
   */
  private static boolean agree(List<RelabelFault> faults, Optional<String> complaint) {
    if (complaint.isEmpty()) {
      return faults.isEmpty();
    }
    String said =
        complaint
            .get()
            .replaceFirst("^parsing YAML file \\S+: ", "")
            .replaceFirst("^yaml: unmarshal errors:\n", "")
            .replaceAll("(?m)^  line \\d+: ", "");
    List<String> ours = faults.stream().map(RelabelFault::message).toList();
    return ours.contains(said) || ours.containsAll(said.lines().toList());
  }

  private static List<Optional<String>> complaints(List<String> chains, Path directory)
      throws IOException, InterruptedException {
    return Promtool.check(
        chains.stream()
            .map(chain -> RunningPrometheus.configuration(List.of(chain), "{}", "http://a/"))
            .toList(),
        directory);
  }
}
