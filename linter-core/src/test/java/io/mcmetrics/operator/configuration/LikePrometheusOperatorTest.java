package io.mcmetrics.operator.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.admission.Admission;
import io.mcmetrics.admission.Mutations;
import io.mcmetrics.admission.ObjectVerdict;
import io.mcmetrics.admission.ValidObjects;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Written;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.remotewrite.WriteFault;
import io.mcmetrics.remotewrite.WriteSettingsReader;
import io.mcmetrics.yaml.YamlMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our judgement of resources with one mistake each, which the API server takes, against what
 * prometheus-operator's own code makes of them.
 *
 * <p>Runs where {@code mcmetrics.oracle.operator} names the program of {@code
 * testdata/oracles/operator}, and the properties of {@code LikeApiServerTest} are set.
 */
@EnabledIfSystemProperty(named = "mcmetrics.oracle.operator", matches = ".+")
final class LikePrometheusOperatorTest {
  private static final int OBJECTS = 2000;
  private static final int SEED = Integer.getInteger("mcmetrics.oracle.seed", 1);

  /** A Secret or a certificate may be made by something else. */
  private static final Pattern LEFT_OPEN = Pattern.compile("not found|unable to get|PEM");

  private static final String SELECTING =
      """
      {apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: p, namespace: n%d},
       spec: {serviceMonitorSelector: {}, podMonitorSelector: {}, probeSelector: {},
       scrapeConfigSelector: {}, scrapeInterval: 30s}}
      """;

  private static final String SECRET =
      "{apiVersion: v1, kind: Secret, metadata: {name: rw, namespace: n%d}, stringData: {a: x, b: y}}";

  @Test
  void objectsToWhatTheOperatorObjectsTo(@TempDir Path directory)
      throws IOException, InterruptedException {
    List<String> objects = objects();
    Map<String, List<String>> theirs = answers(objects, directory);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    int refused = 0;
    for (int i = 0; i < objects.size(); i++) {
      Document document = Written.document(objects.get(i));
      List<String> said = theirs.getOrDefault("n" + i, List.of());
      String words = String.join(" ", said);
      if (said.isEmpty() || isRefused(document) || LEFT_OPEN.matcher(words).find()) {
        continue;
      }
      compared++;
      boolean theyObject = Pattern.compile("REFUSED|REJECTED|UNMANAGED").matcher(words).find();
      refused += theyObject ? 1 : 0;
      List<String> ours = faults(document);
      if (theyObject == ours.isEmpty()) {
        differences.add(objects.get(i) + "\n  they: " + words + "\n  we: " + ours);
      }
    }
    System.out.printf(
        "%d objects, %d taken by the API server, %d refused by the operator, %d judged otherwise%n",
        objects.size(), compared, refused, differences.size());
    assertThat(refused).isPositive();
    assertThat(differences.stream().limit(20)).isEmpty();
  }

  private static List<String> objects() {
    List<Map<String, Object>> valid = ValidObjects.ofPrometheusOperator();
    Mutations mutations = new Mutations(SEED);
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      Map<String, Object> object = mutations.mutated(valid.get(i % valid.size()));
      object.put("metadata", Map.of("name", "o", "namespace", "n" + i));
      objects.add(Mutations.json(object));
    }
    return objects;
  }

  private static boolean isRefused(Document document) {
    return Admission.of(List.of(document), any -> Written.CLUSTER).verdicts().stream()
        .anyMatch(ObjectVerdict::isRefused);
  }

  private static List<String> faults(Document document) {
    List<OperatorFault> faults = new ArrayList<>(PrometheusCheck.faults(document));
    faults.addAll(RuleGroupsCheck.faults(document));
    faults.addAll(MonitorCheck.faults(document, List.of(Written.document(SELECTING.formatted(0)))));
    List<String> words = new ArrayList<>(faults.stream().map(OperatorFault::message).toList());
    for (YamlMapping write :
        document.root().at("spec").stream()
            .flatMap(spec -> spec.mappingsAt("remoteWrite").stream())
            .toList()) {
      WriteSettingsReader.read(write, RelabelSyntax.CUSTOM_RESOURCE).faults().stream()
          .filter(fault -> fault.by() == WriteFault.By.OPERATOR)
          .forEach(fault -> words.add(fault.message()));
    }
    return words;
  }

  /**
   * Each object stands in a namespace of its own, with a Prometheus that selects monitors. Rules
   * are asked of one Prometheus, since the program checks all of them for each.
   */
  private static Map<String, List<String>> answers(List<String> objects, Path directory)
      throws IOException, InterruptedException {
    StringBuilder rules = new StringBuilder(SELECTING.formatted(objects.size()) + "\n---\n");
    StringBuilder others = new StringBuilder();
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (int i = 0; i < objects.size(); i++) {
      String object = objects.get(i);
      if (object.contains("\"kind\": \"PrometheusRule\"")) {
        rules.append(object).append("\n---\n");
        answers.put("n" + i, new ArrayList<>(List.of("SEEN")));
        continue;
      }
      others.append(object).append("\n---\n").append(SECRET.formatted(i)).append("\n---\n");
      if (!object.contains("\"kind\": \"Prometheus")) {
        others.append(SELECTING.formatted(i)).append("\n---\n");
      }
    }
    for (String text : List.of(rules.toString(), others.toString())) {
      Path file = Files.writeString(directory.resolve("objects.yaml"), text);
      Path stored = directory.resolve("stored.yaml");
      run(
          directory.resolve("admitted"),
          System.getProperty("mcmetrics.oracle.admission"),
          "-crds",
          System.getProperty("mcmetrics.oracle.crds"),
          "-o",
          stored.toString(),
          file.toString());
      Path said = directory.resolve("said");
      run(said, System.getProperty("mcmetrics.oracle.operator"), stored.toString());
      read(Files.readAllLines(said, StandardCharsets.UTF_8), answers);
    }
    return answers;
  }

  private static void read(List<String> lines, Map<String, List<String>> answers) {
    Pattern heading = Pattern.compile("PROMETHEUS \\S+ (n[0-9]+)/.*");
    Pattern rule = Pattern.compile("REJECTED  PrometheusRule (n[0-9]+)/.*");
    Pattern objection = Pattern.compile("^(REFUSED|REJECTED|UNMANAGED|WARN)");
    List<String> current = new ArrayList<>();
    for (String line : lines) {
      if (heading.matcher(line).matches()) {
        String place = heading.matcher(line).replaceAll("$1");
        current = answers.computeIfAbsent(place, any -> new ArrayList<>(List.of("SEEN")));
      } else if (rule.matcher(line).matches()) {
        String place = rule.matcher(line).replaceAll("$1");
        answers.computeIfAbsent(place, any -> new ArrayList<>()).add(line);
      } else if (objection.matcher(line).find()) {
        current.add(line);
      }
    }
  }

  private static void run(Path output, String... command) throws IOException, InterruptedException {
    new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }
}
