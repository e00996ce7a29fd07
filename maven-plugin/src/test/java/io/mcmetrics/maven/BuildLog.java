package io.mcmetrics.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** What a Maven that was started for a test has said; for the scripts in src/it. */
public final class BuildLog {
  private final String text;

  /** Reads the log of a project. */
  public BuildLog(File project) throws IOException {
    text = Files.readString(project.toPath().resolve("build.log"));
  }

  /** Fails unless the words are there. */
  public BuildLog says(String words) {
    assertThat(text).contains(words);
    return this;
  }

  /** Fails unless the words are there so many times. */
  public BuildLog says(int times, String words) {
    assertThat(text.split(Pattern.quote(words), -1)).hasSize(times + 1);
    return this;
  }

  /** Fails if the words are there. */
  public BuildLog saysNot(String words) {
    assertThat(text).doesNotContain(words);
    return this;
  }
}
