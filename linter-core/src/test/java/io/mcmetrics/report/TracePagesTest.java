package io.mcmetrics.report;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TracePagesTest {
  @Test
  void write() throws IOException {
    TraceSample.write(Path.of("target/trace-pages"));
  }
}
