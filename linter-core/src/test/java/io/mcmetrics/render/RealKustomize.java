package io.mcmetrics.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The kustomize inside of {@code kubectl}: the oracle of what overlays come to. */
public final class RealKustomize {
  private static final long PATIENCE_SECONDS = 60;

  /**
   * What it printed.
   *
   * @param refusal why it printed nothing; empty if it did
   */
  record Output(String text, String refusal) {
    boolean isRefused() {
      return !refusal.isEmpty();
    }

    List<Yaml> documents() {
      return YamlReader.read(SourceFile.of("kubectl.yaml", text)).documents();
    }
  }

  private RealKustomize() {}

  /** Skips the test where there is no kubectl. */
  static void assumeHere() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl"))),
        "kubectl is not on the PATH");
  }

  /** Returns what {@code kubectl kustomize} says of a directory. */
  static Output build(Path directory) {
    assumeHere();
    return run(new ProcessBuilder("kubectl", "kustomize", directory.toString()));
  }

  /** Returns where a script that stands in for Helm has written what it was handed. */
  public static Path recordHelm(Path directory, String script) throws IOException {
    assumeHere();
    Path helm = Files.writeString(directory.resolve("helm.sh"), script);
    Path recorded = Files.createDirectories(directory.resolve("recorded"));
    assumeTrue(helm.toFile().setExecutable(true), "scripts cannot be run");
    List<String> command =
        List.of("kubectl", "kustomize", "--enable-helm", "--helm-command", helm.toString(), ".");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("RECORDED", recorded.toString());
    Output output = run(builder);
    if (output.isRefused()) {
      throw new IllegalStateException(output.refusal());
    }
    return recorded;
  }

  private static Output run(ProcessBuilder builder) {
    try {
      Path out = Files.createTempFile("kustomize", ".yaml");
      Path err = Files.createTempFile("kustomize", ".txt");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      boolean built = process.exitValue() == 0;
      Output output =
          new Output(Files.readString(out), built ? "" : "refused: " + Files.readString(err));
      for (Path file : Arrays.asList(out, err)) {
        Files.delete(file);
      }
      return output;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
