package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares with what {@code kubectl kustomize} 5.5 printed: out.yaml, or refused.txt. */
public final class LikeKustomizeTest {
  private static final Path CASES = Path.of(System.getProperty("mcmetrics.testdata"), "render");

  @TestFactory
  List<DynamicTest> rendersWhatItPrints() throws IOException {
    try (Stream<Path> directories = Files.list(CASES)) {
      return directories.sorted().map(LikeKustomizeTest::test).toList();
    }
  }

  private static DynamicTest test(Path directory) {
    String name = directory.getFileName().toString();
    return DynamicTest.dynamicTest(name, directory.toUri(), () -> check(directory));
  }

  private static void check(Path directory) {
    RenderedCase rendered = new RenderedCase(directory.resolve("in"));
    if (Files.exists(directory.resolve("refused.txt"))) {
      assertThat(rendered.gaps()).anyMatch(gap -> gap.startsWith("kustomize refuses"));
      return;
    }
    assertThat(rendered.gaps()).noneMatch(gap -> gap.startsWith("kustomize refuses"));
    String wanted = Canonical.text(RenderedCase.documents(directory.resolve("out.yaml")));
    assertThat(Canonical.text(rendered.resources())).isEqualTo(wanted);
    assertThat(Canonical.text(readBack(rendered.resources()))).isEqualTo(wanted);
  }

  private static List<Yaml> readBack(List<YamlMapping> roots) {
    String text =
        roots.stream().map(root -> "---\n" + YamlWriter.write(root)).collect(Collectors.joining());
    return YamlReader.read(SourceFile.of("written.yaml", text)).documents();
  }
}
