package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a clone of which it is the only real thing. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      case $* in
        *ArchiveClassesAtExit*) exit 1 ;;
      esac
      while [ "$1" != -jar ]; do shift; done
      shift 2
      printf '%s|' "${PWD##*/}" "$@" "$(cat)"
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      echo what Maven says
      cat
      echo jar > "$CLONE/cli/target/mcmetrics.jar"
      """;

  private final Path directory;
  private final Path clone;

  LauncherTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.clone = Files.createDirectories(directory.resolve("a clone"));
    Path launcher = Path.of(System.getProperty("mcmetrics.testdata")).resolveSibling("mcmetrics");
    Files.copy(launcher, clone.resolve("mcmetrics"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String module : List.of("linter-core", "html-report", "rules", "cli")) {
      Files.createDirectories(clone.resolve(module).resolve("src/main"));
      Files.createFile(clone.resolve(module).resolve("pom.xml"));
    }
    Files.createFile(clone.resolve("pom.xml"));
    program("jdk/bin/java", JAVA);
    program("bin/mvn", MAVEN);
    Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    Files.createDirectories(directory.resolve("here"));
  }

  private void program(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isEqualTo(true);
  }

  /** What a run of the launcher left behind. */
  private record Run(int code, String out, String err) {}

  private Run run(Path launcher, String... args) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(List.of(args));
    builder.directory(directory.resolve("here").toFile());
    builder.environment().remove("MCMETRICS_JAVA");
    builder.environment().put("CLONE", clone.toString());
    builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    builder.environment().merge("PATH", directory + "/bin:", (path, bin) -> bin + path);
    Path in = Files.writeString(directory.resolve("in.txt"), "piped in");
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    int code = builder.start().waitFor();
    return new Run(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void leavesTheStreamsTheArgumentsAndTheDirectoryToTheCommand() throws Exception {
    Run run = run(clone.resolve("mcmetrics"), "lint", "a  b", "", "*");
    assertThat(run.out()).isEqualTo("here|lint|a  b||*|piped in|");
    assertThat(run.err()).startsWith("mcmetrics: building").contains("what Maven says");
    assertThat(run.code()).isZero();
  }

  @Test
  void buildsOnlyWhatIsNewer() throws Exception {
    run(clone.resolve("mcmetrics"), "rules");
    assertThat(run(clone.resolve("mcmetrics"), "rules").err()).isEmpty();
    Path source = Files.createFile(clone.resolve("rules/src/main/New.java"));
    Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    assertThat(run(clone.resolve("mcmetrics"), "rules").err()).startsWith("mcmetrics: building");
  }

  @Test
  void isFoundThroughLinks() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("a clone/mcmetrics"));
    Path other = Files.createSymbolicLink(directory.resolve("here/other"), Path.of("../link"));
    assertThat(run(other, "rules").out()).isEqualTo("here|rules|piped in|");
    assertThat(run(link, "rules").err()).isEmpty();
  }

  @Test
  void saysWhenTheBuildFails() throws Exception {
    program("bin/mvn", "#!/bin/sh\nexit 1\n");
    Run run = run(clone.resolve("mcmetrics"), "rules");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).endsWith("mcmetrics: the build failed; what Maven says is above\n");
  }

  @Test
  void refusesAnOldJava() throws Exception {
    Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
    program("bin/java", JAVA);
    Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    Run run = run(clone.resolve("mcmetrics"), "rules");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).startsWith("mcmetrics: Java 17 or newer is needed").hasLineCount(1);
  }
}
