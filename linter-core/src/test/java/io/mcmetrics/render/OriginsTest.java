package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Holds that a value stands where it is said to stand, unless a hop says what changed it. */
final class OriginsTest {
  private static final Path TESTDATA = Path.of(System.getProperty("mcmetrics.testdata"));

  /** Counts what was looked at, and keeps what is wrong. */
  private static final class Tally {
    private final List<String> wrong = new ArrayList<>();
    private int scalars;
    private int changed;

    void add(YamlScalar scalar) {
      scalars++;
      if (!standsThere(scalar)) {
        if (scalar.origin().via().isEmpty()) {
          wrong.add(scalar.origin().span() + " `" + scalar.text() + "`");
        } else {
          changed++;
        }
      }
    }

    @Override
    public String toString() {
      return "%d scalars, %d changed on their way, %d not where they should be"
          .formatted(scalars, changed, wrong.size());
    }
  }

  @Test
  void everyValueOfOurOwnTreesStandsWhereItIsSaidToStand() throws IOException {
    Tally tally = new Tally();
    for (String folder : List.of("render", "fleets")) {
      try (Stream<Path> cases = Files.list(TESTDATA.resolve(folder))) {
        cases.sorted().filter(Files::isDirectory).forEach(root -> look(root, tally));
      }
    }
    assertThat(tally.wrong).as(tally.toString()).isEmpty();
    assertThat(tally.scalars).isGreaterThan(1000);
  }

  @Test
  @EnabledIfSystemProperty(named = "mcmetrics.corpus", matches = ".+")
  void everyPublicValueStandsWhereItIsSaidToStand() throws IOException {
    Tally tally = new Tally();
    try (Stream<Path> roots =
        Files.list(Path.of(System.getProperty("mcmetrics.corpus"), "repos"))) {
      roots.sorted().forEach(root -> look(root, tally));
    }
    Files.writeString(Path.of("target", "origins.txt"), tally + "\n");
    assertThat(tally.wrong).as(tally.toString()).isEmpty();
  }

  private static void look(Path root, Tally tally) {
    SourceTree tree = SourceTree.read(root, List.of(root), path -> false);
    for (EffectiveUnit unit : EffectiveUnit.of(tree)) {
      unit.manifests().forEach(document -> look(document.root(), tally));
    }
  }

  private static void look(Yaml node, Tally tally) {
    if (node instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> look(entry.value(), tally));
    } else if (node instanceof YamlSequence list) {
      list.items().forEach(item -> look(item, tally));
    } else if (node instanceof YamlScalar scalar) {
      tally.add(scalar);
    }
  }

  /** Blanks do not count: how far a block is indented, only its surroundings tell. */
  private static boolean standsThere(YamlScalar scalar) {
    String there = scalar.origin().span().text();
    List<Yaml> read = YamlReader.read(SourceFile.of("there.yaml", there)).documents();
    String text = !read.isEmpty() && read.get(0) instanceof YamlScalar same ? same.text() : there;
    return squeezed(text).equals(squeezed(scalar.text()))
        || squeezed(there).equals(squeezed(scalar.text()));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
