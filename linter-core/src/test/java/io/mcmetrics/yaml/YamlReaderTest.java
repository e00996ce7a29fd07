package io.mcmetrics.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Position;
import io.mcmetrics.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {

  @Test
  void keepsThePlaceOfKeysAndValues() {
    YamlMapping root = mapping("a:\n  b: text # why\n");

    YamlScalar value = root.scalarAt("a", "b").orElseThrow();
    assertThat(value.text()).isEqualTo("text");
    assertThat(value.origin().span().text()).isEqualTo("text");
    assertThat(value.origin().span().from()).isEqualTo(new Position(2, 6));
    assertThat(root.mappingAt("a").orElseThrow().entry("b").orElseThrow().origin().span().text())
        .isEqualTo("b");
  }

  @Test
  void endsABlockWhereItsLastChildEnds() {
    YamlMapping root = mapping("a:\n  b: 1\n\n  # a comment\n\nc: 2\n");

    assertThat(root.at("a").orElseThrow().origin().span().text()).isEqualTo("b: 1");
  }

  @Test
  void leavesQuotesToTheSpanAndOutOfTheText() {
    YamlScalar value = mapping("a: \"x\\ty\"\n").scalarAt("a").orElseThrow();

    assertThat(value.text()).isEqualTo("x\ty");
    assertThat(value.origin().span().text()).isEqualTo("\"x\\ty\"");
    assertThat(value.style()).isEqualTo(YamlScalar.Style.QUOTED);
  }

  @Test
  void countsColumnsInCodePoints() {
    YamlScalar value = mapping("부산: 🚢 배\n\"🚢\": {서울: 값}\n").scalarAt("🚢", "서울").orElseThrow();

    assertThat(value.origin().span().text()).isEqualTo("값");
    assertThat(value.origin().span().from()).isEqualTo(new Position(2, 11));
  }

  @Test
  void keepsPlacesWithCarriageReturnsAndAByteOrderMark() {
    YamlScalar value = mapping("\uFEFFa: 1\r\nb:\r\n  c: 2\r\n").scalarAt("b", "c").orElseThrow();

    assertThat(value.text()).isEqualTo("2");
    assertThat(value.origin().span().from()).isEqualTo(new Position(3, 6));
    assertThat(value.origin().span().file().line(1)).isEqualTo("a: 1");
  }

  @Test
  void readsEveryDocumentOfAStream() {
    assertThat(read("a: 1\n---\nb: 2\n---\n# nothing\n...\n---\nc: 3\n").documents()).hasSize(4);
  }

  @Test
  void keepsDocumentsBeforeASyntaxError() {
    YamlFile file = read("a: 1\n---\nb: [1\nc: 2\n");

    assertThat(file.documents()).hasSize(1);
    assertThat(file.isComplete()).isFalse();
    assertThat(file.syntaxErrors()).extracting(YamlReaderTest::line).containsExactly(4);
  }

  @Test
  void saysWhereTabsIndent() {
    assertThat(read("a:\n\tb: 1\n").syntaxErrors())
        .extracting(YamlReaderTest::line)
        .containsExactly(2);
  }

  @Test
  void readsJson() {
    YamlMapping root = mapping("{\n\t\"a\": [1, {\"b\": \"\\ud83d\\ude00\"}],\n\t\"c\": null\n}\n");

    assertThat(root.sequenceAt("a").orElseThrow().items().get(1).scalarAt("b").orElseThrow().text())
        .isEqualTo("😀");
    assertThat(root.has("c")).isFalse();
  }

  @Test
  void takesTheLastOfDuplicateKeysAndReportsThem() {
    YamlFile file = read("a: 1\nb: 2\na: 3\n");

    assertThat(root(file).scalarAt("a").orElseThrow().text()).isEqualTo("3");
    assertThat(file.duplicateKeys()).extracting(YamlReaderTest::line).containsExactly(3);
    assertThat(file.duplicateKeys().get(0).related()).hasSize(1);
  }

  @Test
  void remembersWhereAnAliasStands() {
    YamlScalar value = mapping("a: &x {k: v}\nb: *x\n").scalarAt("b", "k").orElseThrow();

    assertThat(value.origin().span().from().line()).isEqualTo(1);
    assertThat(value.origin().via()).extracting(Hop::how).containsExactly(How.ALIAS);
    assertThat(value.origin().via().get(0).span().text()).isEqualTo("*x");
  }

  @Test
  void takesARedefinedAnchorFromThereOn() {
    YamlMapping root = mapping("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");

    assertThat(root.scalarAt("b").orElseThrow().text()).isEqualTo("1");
    assertThat(root.scalarAt("d").orElseThrow().text()).isEqualTo("2");
  }

  @Test
  void mergesWhatIsNotSetInTheMappingItself() {
    YamlMapping root =
        mapping("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  x: 3\n  <<: [*a, *b]\n");

    assertThat(root.scalarAt("c", "x").orElseThrow().text()).isEqualTo("3");
    assertThat(root.scalarAt("c", "y").orElseThrow().text()).isEqualTo("1");
    assertThat(root.scalarAt("c", "z").orElseThrow().text()).isEqualTo("2");
    assertThat(root.scalarAt("c", "z").orElseThrow().origin().via())
        .extracting(Hop::how)
        .containsExactly(How.ALIAS, How.MERGE_KEY);
  }

  @Test
  void refusesAliasesThatBlowUp() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [l, l, l, l, l, l, l, l, l, l]\n");
    for (int i = 1; i < 12; i++) {
      String previous = "*a" + (i - 1);
      laughs.append("a%d: &a%d [%s".formatted(i, i, previous));
      laughs.append((", " + previous).repeat(9)).append("]\n");
    }

    assertThat(read(laughs.toString()).syntaxErrors())
        .extracting(Problem::message)
        .containsExactly("aliases add up to more than 200000 nodes");
  }

  @Test
  void refusesAnAliasInsideItsOwnAnchor() {
    assertThat(read("a: &x [*x]\n").syntaxErrors())
        .extracting(Problem::message)
        .containsExactly("not YAML: the alias `*x` has no anchor");
  }

  @Test
  void refusesEndlessNesting() {
    assertThat(read("[".repeat(10_000)).syntaxErrors())
        .extracting(Problem::message)
        .containsExactly("nested deeper than 500 levels");
  }

  @Test
  void refusesALineTheParserWouldChokeOn() {
    assertThat(read("a: 1\nb: \"" + "x".repeat(YamlReader.MAX_LINE) + "\"\n").syntaxErrors())
        .extracting(YamlReaderTest::line)
        .containsExactly(2);
  }

  @Test
  void takesATemplateForAnUnknownValue() {
    YamlMapping root =
        mapping("a: {{ .Values.cluster }}\nb: ${CLUSTER}\nc: ENC[AES256,data:x]\nd: $1\n");

    assertThat(root.text("a")).isInstanceOf(Value.Unknown.class);
    assertThat(root.text("b")).isInstanceOf(Value.Unknown.class);
    assertThat(root.text("c")).isInstanceOf(Value.Unknown.class);
    assertThat(root.text("d")).isInstanceOf(Value.Known.class);
    assertThat(root.text("e")).isInstanceOf(Value.Absent.class);
  }

  @Test
  void readsALiteralBlockInItsPlace() {
    YamlScalar outer =
        mapping("data:\n  prometheus.yml: |-\n\n    # 서울\n    a:\n      b: 값\n\n      c: 1\n")
            .scalarAt("data", "prometheus.yml")
            .orElseThrow();

    YamlMapping inner = root(YamlReader.readEmbedded(outer));
    YamlScalar value = inner.scalarAt("a", "b").orElseThrow();
    assertThat(value.origin().span().text()).isEqualTo("값");
    assertThat(value.origin().span().from()).isEqualTo(new Position(6, 10));
    assertThat(inner.scalarAt("a", "c").orElseThrow().origin().span().from())
        .isEqualTo(new Position(8, 10));
    assertThat(value.origin().via()).extracting(Hop::how).containsExactly(How.EMBEDDED);
  }

  @Test
  void readsAQuotedTextAtThePlaceOfTheWhole() {
    YamlScalar outer = mapping("data: \"a:\\n  b: 1\\n\"\n").scalarAt("data").orElseThrow();

    assertThat(
            root(YamlReader.readEmbedded(outer)).scalarAt("a", "b").orElseThrow().origin().span())
        .isEqualTo(outer.origin().span());
  }

  @Test
  void survivesEveryTestFileCutAnywhere() throws IOException {
    Path testdata = Path.of(System.getProperty("mcmetrics.testdata"));
    try (Stream<Path> files = Files.walk(testdata)) {
      for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(path);
        for (int cut = 0; cut < bytes.length; cut += 97) {
          String text = new String(Arrays.copyOf(bytes, cut), StandardCharsets.UTF_8);
          assertThat(read(text).syntaxErrors()).hasSizeLessThanOrEqualTo(1);
        }
      }
    }
  }

  private static YamlFile read(String text) {
    return YamlReader.read(SourceFile.of("test.yaml", text));
  }

  private static YamlMapping mapping(String text) {
    YamlFile file = read(text);
    assertThat(file.syntaxErrors()).isEqualTo(List.of());
    return root(file);
  }

  private static YamlMapping root(YamlFile file) {
    return (YamlMapping) file.documents().get(0);
  }

  private static int line(Problem problem) {
    return problem.at().span().from().line();
  }
}
