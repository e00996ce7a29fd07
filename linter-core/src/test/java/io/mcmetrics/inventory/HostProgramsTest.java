package io.mcmetrics.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostProgramsTest {
  private static final String SERVICE =
      """
      services:
        quay:
          image: prom/prometheus:v3.5.0
      """;

  @Test
  void splitsACommandOfComposeWithoutAShell() {
    List<HostProgram> programs =
        composed(
            SERVICE
                + "    entrypoint: [/bin/prometheus]\n"
                + "    command: --a=b  --c 'd \"e\"' --f=$$g\n"
                + "    volumes: ['./conf/:/etc/prometheus/:ro', 'data:/prometheus']\n");
    assertThat(programs).hasSize(1);
    assertThat(programs.get(0).words())
        .extracting(Value::written)
        .containsExactly("/bin/prometheus", "--a=b", "--c", "d \"e\"", "--f=$g");
    assertThat(programs.get(0).words().get(2).origin().span().text()).isEqualTo("--c");
    assertThat(programs.get(0).files()).containsEntry("/etc/prometheus", "conf").hasSize(1);
  }

  @Test
  void doesNotKnowWhatComposeFillsIn() {
    List<HostProgram> programs = composed(SERVICE + "    command: [--a=$B, '--c=${D:-e}', --f]\n");
    assertThat(programs.get(0).words())
        .extracting(word -> word instanceof Value.Known<String>)
        .containsExactly(false, false, true);
  }

  @Test
  void isLessSureWhereAnotherFileHasTheSameService() {
    List<HostProgram> programs =
        programs(
            SourceFile.of("a/compose.yaml", SERVICE),
            SourceFile.of("a/compose.override.yaml", SERVICE),
            SourceFile.of("b/compose.yaml", SERVICE));
    assertThat(programs)
        .extracting(HostProgram::limit)
        .containsExactly(Confidence.POSSIBLE, Confidence.POSSIBLE, Confidence.CERTAIN);
  }

  @Test
  void readsTheCommandOfAUnit(@TempDir Path root) throws IOException {
    List<HostProgram> programs =
        unit(
            """
            [Service]
            ExecStartPre=/bin/true
            ExecStart=-/usr/bin/prometheus \\
              --config.file=/etc/prometheus.yml \\
              --web.listen-address=${HOST}:9090
            ExecReload=/bin/kill -HUP $MAINPID
            """,
            root);
    assertThat(programs).hasSize(1);
    assertThat(programs.get(0).words())
        .extracting(Value::written)
        .containsExactly(
            "/usr/bin/prometheus",
            "--config.file=/etc/prometheus.yml",
            "--web.listen-address=${HOST}:9090");
    assertThat(programs.get(0).words().get(1).origin().span().from().line()).isEqualTo(4);
    assertThat(programs.get(0).words().get(2)).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void leavesAUnitThatATemplateMakes(@TempDir Path root) throws IOException {
    assertThat(unit("[Service]\nExecStart=/bin/prometheus {% if a %}--b{% endif %}\n", root))
        .isEmpty();
  }

  @Test
  void readsAVeryLongCommand(@TempDir Path root) throws IOException {
    assertThat(unit("ExecStart=/bin/a " + "--b=c \\\n".repeat(100_000), root).get(0).words())
        .hasSize(100_001);
  }

  private static List<HostProgram> unit(String text, Path root) throws IOException {
    Files.writeString(root.resolve("prometheus.service"), text);
    SourceTree tree = SourceTree.read(root, List.of(root), path -> false);
    return Inventory.of(new TreeFiles(tree)).programs();
  }

  private static List<HostProgram> composed(String text) {
    return programs(SourceFile.of("compose.yaml", text));
  }

  private static List<HostProgram> programs(SourceFile... files) {
    TreeFiles treeFiles = new TreeFiles(SourceTree.of(List.of(files)));
    Stream.of(files).forEach(treeFiles::documents);
    return Inventory.of(treeFiles).programs();
  }
}
