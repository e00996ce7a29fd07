package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The relabelling of Prometheus 3 against ours, over random chains and series: which chains are
 * refused, and what the others do.
 *
 * <p>No package of Debian has that generation. The property {@code mcmetrics.oracle.relabel} names
 * the program of {@code src/test/go/relabel}, built in a check-out of Prometheus.
 */
@EnabledIfSystemProperty(named = "mcmetrics.oracle.relabel", matches = ".+")
final class LikePrometheus3Test {
  private static final int SERIES = 250;
  private static final int CHAINS = 100 * Integer.getInteger("mcmetrics.oracle.rounds", 1);
  private static final int SEED = Integer.getInteger("mcmetrics.oracle.seed", 1);
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void relabelsAsPrometheus3Does(@TempDir Path directory) throws IOException, InterruptedException {
    ChainSamples random = new ChainSamples(SEED);
    List<String> chains = new ArrayList<>();
    List<SortedMap<String, String>> samples = new ArrayList<>();
    for (int i = 0; i < CHAINS; i++) {
      chains.add(random.chain());
    }
    for (int i = 0; i < SERIES; i++) {
      samples.add(random.series());
    }
    RelabelAgreement agreement = new RelabelAgreement();
    List<String> accepted = new ArrayList<>();
    List<String> otherwiseRefused = new ArrayList<>();
    List<JsonNode> answers = ask(chains, samples, directory);
    for (int i = 0; i < CHAINS; i++) {
      String text = chains.get(i);
      JsonNode answer = answers.get(i);
      RelabelChain chain = Rules.chain(text);
      boolean isRefused = !answer.get("refused").asString().isEmpty();
      // Classes of characters such as \p{Letter} are known to some versions only.
      boolean depends = chain.faults().stream().anyMatch(fault -> !fault.isCertain());
      if (isRefused != chain.isRefused() && !(isRefused && depends)) {
        otherwiseRefused.add(
            text + "  theirs " + answer.get("refused") + ", ours " + chain.faults());
      } else if (!isRefused) {
        accepted.add(text);
        compare(agreement, text, samples, answer.get("series"));
      }
    }
    System.out.println(
        accepted.size() + " chains of " + CHAINS + " loaded; " + agreement.summary());
    assertThat(otherwiseRefused).isEmpty();
    assertThat(agreement.differences().stream().limit(20)).isEmpty();
    assertThat(accepted).hasSizeGreaterThan(CHAINS / 4);
    assertThat(agreement.undecided()).isLessThan(agreement.pairs() / 20);
  }

  private static void compare(
      RelabelAgreement agreement,
      String text,
      List<SortedMap<String, String>> samples,
      JsonNode theirs) {
    RelabelChain chain = Rules.chain(text);
    for (int i = 0; i < samples.size(); i++) {
      SortedMap<String, String> sample = samples.get(i);
      RelabelOutcome ours = chain.apply(RelabelAgreement.series(sample, new TreeMap<>()));
      agreement.compare(text, sample, sample, ours, labels(theirs.get(i)));
    }
  }

  private static Optional<SortedMap<String, String>> labels(JsonNode series) {
    if (series.isNull()) {
      return Optional.empty();
    }
    SortedMap<String, String> labels = new TreeMap<>();
    series.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
    return Optional.of(labels);
  }

  private static List<JsonNode> ask(
      List<String> chains, List<SortedMap<String, String>> samples, Path directory)
      throws IOException, InterruptedException {
    Path questions = directory.resolve("questions");
    Path answers = directory.resolve("answers");
    List<String> lines = new ArrayList<>();
    for (String chain : chains) {
      lines.add(JSON.writeValueAsString(Map.of("chain", chain, "series", samples)));
    }
    Files.write(questions, lines);
    int exit =
        new ProcessBuilder(System.getProperty("mcmetrics.oracle.relabel"))
            .redirectInput(questions.toFile())
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    assertThat(exit).isZero();
    return Files.readAllLines(answers).stream().map(JSON::readTree).toList();
  }
}
