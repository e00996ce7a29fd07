package io.mcmetrics.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.GoText;
import io.mcmetrics.relabel.Promtool;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code promtool check config} against what we object to in a remote write; Debian's is version
 * 2.42. The property {@code mcmetrics.oracle.rounds} makes it larger.
 */
@EnabledIf("hasPromtool")
final class RefusesWritesLikePromtoolTest {
  private static final MinorVersion THEIRS = new MinorVersion(2, 42);
  private static final int BLOCKS = 1500;
  private static final int ROUNDS = Integer.getInteger("mcmetrics.oracle.rounds", 1);
  private static final int SEED = Integer.getInteger("mcmetrics.oracle.seed", 1);

  static boolean hasPromtool() {
    return Promtool.isInstalled("promtool");
  }

  @Test
  void refusesTheBrokenOnesInTheSameWords(@TempDir Path directory)
      throws IOException, InterruptedException {
    assertThat(WriteBlocks.broken()).hasSizeGreaterThan(60);
    assertThat(Promtool.check(WriteBlocks.broken(), directory)).allMatch(Optional::isPresent);
    assertThat(differences(WriteBlocks.broken(), directory)).isEmpty();
  }

  @Test
  void takesTheSoundOnes(@TempDir Path directory) throws IOException, InterruptedException {
    assertThat(Promtool.check(WriteBlocks.sound(), directory)).allMatch(Optional::isEmpty);
    assertThat(differences(WriteBlocks.sound(), directory)).isEmpty();
  }

  @Test
  void takesTheSameTextsForUrls(@TempDir Path directory) throws IOException, InterruptedException {
    assertThat(differences(WriteBlocks.urls(), directory)).isEmpty();
  }

  @Test
  void agreesOnWhatDiceMake(@TempDir Path directory) throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      differences.addAll(differences(WriteBlocks.random(BLOCKS, SEED + round), directory));
    }
    assertThat(differences.stream().limit(20)).isEmpty();
  }

  private static List<String> differences(List<String> blocks, Path directory)
      throws IOException, InterruptedException {
    List<Optional<String>> complaints = Promtool.check(blocks, directory);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      List<String> ours = ours(blocks.get(i));
      if (!agree(ours, complaints.get(i))) {
        differences.add(blocks.get(i) + "  theirs " + complaints.get(i) + "\n  ours " + ours);
      }
    }
    return differences;
  }

  private static List<String> ours(String block) {
    Yaml root = YamlReader.read(SourceFile.of("prometheus.yml", block)).documents().get(0);
    YamlMapping write = (YamlMapping) root.itemsAt("remote_write").get(0);
    List<String> ours = new ArrayList<>();
    for (WriteFault fault :
        WriteSettingsReader.read(write, RelabelSyntax.PROMETHEUS_FILE).faults()) {
      if (!THEIRS.isBefore(fault.since().major(), fault.since().minor())) {
        ours.add(inTheirWords(fault.message()));
      }
    }
    Value<String> url = write.text("url");
    if (url instanceof Value.Absent<String>) {
      ours.add("url for remote_write is empty");
    } else if (write.scalarAt("url").isPresent()) {
      String text = write.scalarAt("url").get().text();
      GoUrlError.objection(text)
          .ifPresent(objection -> ours.add("parse " + GoText.quoted(text) + ": " + objection));
    }
    return ours;
  }

  /** Newer versions list more kinds of authentication. */
  private static String inTheirWords(String message) {
    return message
        .replace("oauth2, sigv4, azuread or google_iam parameter", "oauth2, or sigv4 parameter")
        .replace("oauth2, sigv4, azuread or google_iam must", "oauth2, & sigv4 must")
        .replaceFirst("\\. Currently configured: .*", "");
  }

  /**
   * Tells whether each line of the output of promtool is one of our messages, and there are no
   * others.
   */
  private static boolean agree(List<String> ours, Optional<String> complaint) {
    if (complaint.isEmpty()) {
      return ours.isEmpty();
    }
    String said =
        complaint
            .get()
            .replaceFirst("^parsing YAML file \\S+: ", "")
            .replaceFirst("^yaml: unmarshal errors:\n", "")
            .replaceAll("(?m)^ *line \\d+: ", "");
    return ours.contains(said) || ours.containsAll(said.lines().toList());
  }
}
