package io.mcmetrics.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.kubernetes.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our judgement of objects with one mistake each against that of the API server's own code.
 *
 * <p>Runs where {@code mcmetrics.oracle.admission} names the program of {@code
 * testdata/oracles/admission} and {@code mcmetrics.oracle.crds} the folders of the definitions, by
 * commas; {@code mcmetrics.oracle.rounds} makes it larger.
 */
@EnabledIfSystemProperty(named = "mcmetrics.oracle.admission", matches = ".+")
final class LikeApiServerTest {
  private static final int OBJECTS = 2000;
  private static final int ROUNDS = Integer.getInteger("mcmetrics.oracle.rounds", 1);
  private static final int SEED = Integer.getInteger("mcmetrics.oracle.seed", 1);

  private static final String REFUSED = "REFUSED";
  private static final String PRUNED = "PRUNED";

  /** What is refused, and which fields are dropped. */
  private record Answer(boolean isRefused, Set<String> pruned) {}

  @Test
  void refusesAndDropsWhatTheApiServerDoes(@TempDir Path directory)
      throws IOException, InterruptedException {
    List<String> objects = objects();
    Map<String, List<String>> theirs = answers(objects, directory);
    List<String> differences = new ArrayList<>();
    int refused = 0;
    int pruned = 0;
    for (int i = 0; i < objects.size(); i++) {
      List<String> said = theirs.getOrDefault("o" + i, List.of());
      Answer their = answer(said);
      Answer our = answer(objects.get(i));
      refused += their.isRefused() ? 1 : 0;
      pruned += their.pruned().isEmpty() ? 0 : 1;
      if (!their.equals(our)) {
        differences.add(objects.get(i) + "\n  they: " + said + "\n  we: " + our);
      }
    }
    System.out.printf(
        "%d objects, %d refused, %d with dropped fields, %d judged otherwise%n",
        objects.size(), refused, pruned, differences.size());
    assertThat(refused).isGreaterThan(objects.size() / 4);
    assertThat(differences.stream().limit(20)).isEmpty();
  }

  private static List<String> objects() {
    List<Map<String, Object>> valid = ValidObjects.all();
    Mutations mutations = new Mutations(SEED);
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < OBJECTS * ROUNDS; i++) {
      Map<String, Object> object = mutations.mutated(valid.get(i % valid.size()));
      object.put("metadata", Map.of("name", "o" + i));
      objects.add(Mutations.json(object));
    }
    return objects;
  }

  /** Returns the lines about each object, by its name. */
  private static Map<String, List<String>> answers(List<String> objects, Path directory)
      throws IOException, InterruptedException {
    Path file = directory.resolve("objects.yaml");
    Files.writeString(file, String.join("\n---\n", objects));
    Path said = directory.resolve("said");
    new ProcessBuilder(
            System.getProperty("mcmetrics.oracle.admission"),
            "-crds",
            System.getProperty("mcmetrics.oracle.crds"),
            file.toString())
        .redirectOutput(said.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
    Map<String, List<String>> answers = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : Files.readAllLines(said, StandardCharsets.UTF_8)) {
      if (line.startsWith("OBJECT ")) {
        current = new ArrayList<>();
        answers.put(line.substring(line.lastIndexOf('/') + 1), current);
      } else {
        current.add(line);
      }
    }
    return answers;
  }

  /** What is dropped below a value of a wrong type is not counted: it is refused with all below. */
  private static Answer answer(List<String> lines) {
    List<String> refused = new ArrayList<>();
    lines.stream()
        .filter(line -> line.startsWith(REFUSED))
        .map(line -> line.substring(REFUSED.length()).strip().split(": ", 2)[0])
        .forEach(refused::add);
    Set<String> pruned = new TreeSet<>();
    lines.stream()
        .filter(line -> line.startsWith(PRUNED))
        .map(line -> line.substring(PRUNED.length()).strip())
        .filter(path -> refused.stream().noneMatch(above -> isBelow(path, above)))
        .forEach(pruned::add);
    return new Answer(!refused.isEmpty(), pruned);
  }

  private static boolean isBelow(String path, String above) {
    return path.startsWith(above + ".") || path.startsWith(above + "[");
  }

  private static Answer answer(String object) {
    List<AdmissionFault> faults =
        Admission.of(List.of(Written.document(object)), any -> Written.CLUSTER).verdicts().stream()
            .flatMap(verdict -> verdict.faults().stream())
            .map(ObjectVerdict.Judged::fault)
            .toList();
    List<String> refused =
        faults.stream().filter(AdmissionFault::isRefusal).map(AdmissionFault::path).toList();
    return new Answer(
        !refused.isEmpty(),
        faults.stream()
            .filter(fault -> !fault.isRefusal())
            .map(AdmissionFault::path)
            .filter(path -> refused.stream().noneMatch(above -> isBelow(path, above)))
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
