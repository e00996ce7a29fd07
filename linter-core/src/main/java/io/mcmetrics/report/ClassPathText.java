package io.mcmetrics.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts that come with the linter. */
public final class ClassPathText {
  private ClassPathText() {}

  /** Returns the text of a resource that the build is sure to have packed. */
  public static String text(String path) {
    try (@Nullable InputStream in = ClassPathText.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the linter was packed without " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
