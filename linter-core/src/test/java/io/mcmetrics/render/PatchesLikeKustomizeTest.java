package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares with what {@code kubectl kustomize} 5.5 printed: out.yaml, or refused.txt. */
final class PatchesLikeKustomizeTest {
  private static final Path CASES = Path.of(System.getProperty("mcmetrics.testdata"), "render");

  @TestFactory
  List<DynamicTest> patches() throws IOException {
    try (Stream<Path> directories = Files.list(CASES)) {
      return directories.sorted().map(PatchesLikeKustomizeTest::test).toList();
    }
  }

  private static DynamicTest test(Path directory) {
    String name = directory.getFileName().toString();
    return DynamicTest.dynamicTest(name, directory.toUri(), () -> check(directory));
  }

  private static void check(Path directory) {
    RenderedCase rendered = new RenderedCase(directory.resolve("in"));
    if (Files.exists(directory.resolve("refused.txt"))) {
      assertThat(rendered.problems()).isNotEmpty();
      return;
    }
    assertThat(rendered.problems()).isEmpty();
    assertThat(Canonical.text(rendered.resources()))
        .isEqualTo(Canonical.text(RenderedCase.documents(directory.resolve("out.yaml"))));
  }
}
