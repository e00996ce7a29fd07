package io.mcmetrics.relabel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tool that comes with Prometheus and tells whether it would start with a configuration. */
public final class Promtool {
  private static final String CHECKING = "Checking ";
  private static final String FAILED = "FAILED: ";

  private Promtool() {}

  /** Tells whether a program is there to be run. */
  public static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /**
   * Returns what is wrong with each of many configurations; nothing for one that is accepted.
   *
   * @param directory where the files may be written
   */
  public static List<Optional<String>> check(List<String> configurations, Path directory)
      throws IOException, InterruptedException {
    List<Optional<String>> complaints = new ArrayList<>();
    int most = 500;
    for (int start = 0; start < configurations.size(); start += most) {
      int end = Math.min(configurations.size(), start + most);
      complaints.addAll(checkAtOnce(configurations.subList(start, end), directory));
    }
    return complaints;
  }

  private static List<Optional<String>> checkAtOnce(List<String> configurations, Path directory)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool", "check", "config"));
    for (int i = 0; i < configurations.size(); i++) {
      Files.writeString(directory.resolve(i + ".yml"), configurations.get(i));
      command.add(i + ".yml");
    }
    Path said = directory.resolve("said");
    new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start()
        .waitFor();
    return complaints(Files.readString(said, StandardCharsets.UTF_8), configurations.size());
  }

  private static List<Optional<String>> complaints(String said, int files) {
    List<Optional<String>> complaints = new ArrayList<>();
    String[] blocks = said.split("(?m)^" + CHECKING, -1);
    if (blocks.length != files + 1) {
      throw new IllegalStateException("promtool said of " + files + " files: " + said);
    }
    for (String block : List.of(blocks).subList(1, blocks.length)) {
      int start = block.indexOf(FAILED);
      complaints.add(
          start < 0
              ? Optional.empty()
              : Optional.of(block.substring(start + FAILED.length()).strip()));
    }
    return complaints;
  }
}
