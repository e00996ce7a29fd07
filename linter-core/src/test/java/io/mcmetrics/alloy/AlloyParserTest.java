package io.mcmetrics.alloy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlloyParserTest {
  @Test
  void readsBlocksAndAttributesWithTheirPlaces() {
    AlloyBlock root =
        parse(
            """
            // 서울
            logging { level = "info" }
            prometheus.remote_write "central" {
              endpoint {
                url     = "http://receive/api" // the way in
                headers = { "THANOS-TENANT" = "edge", x = sys.env("X"), }
              }
              /* more = "x" */
              list = [1, "two",
                true]
            }
            """);

    AlloyBlock write = root.named("prometheus.remote_write").get(0);
    assertThat(write.label()).isEqualTo("central");
    assertThat(write.origin().span()).hasToString("edge.alloy:3:1");
    AlloyBlock endpoint = write.named("endpoint").get(0);
    assertThat(text(endpoint, "url")).isEqualTo("http://receive/api");
    assertThat(endpoint.attribute("url").orElseThrow().origin().span())
        .hasToString("edge.alloy:5:15");
    YamlMapping headers = (YamlMapping) endpoint.attribute("headers").orElseThrow();
    assertThat(headers.text("THANOS-TENANT").isKnown("edge")).isTrue();
    assertThat(headers.text("x").known()).isEmpty();
    assertThat(headers.text("x").written()).isEqualTo("sys.env(\"X\")");
    assertThat(write.attribute("list").orElseThrow().size()).isEqualTo(4);
    assertThat(write.attribute("more")).isEmpty();
  }

  @Test
  void takesAnExpressionForAValueThatIsNotKnown() {
    AlloyBlock root =
        parse(
            """
            a = json_path(local.file.x.content, ".url")[0]
            b = "http://" + sys.env("HOST")
            c = encoding.from_json(x)["metrics"]
            d = {
              e = 1,
            }
            """);

    assertThat(root.mapping().text("a").known()).isEmpty();
    assertThat(text(root, "b")).isEqualTo("\"http://\" + sys.env(\"HOST\")");
    assertThat(((YamlScalar) root.attribute("b").orElseThrow()).isUnknown()).isTrue();
    assertThat(root.mapping().text("c").known()).isEmpty();
    assertThat(root.mapping().text("d", "e").isKnown("1")).isTrue();
  }

  @Test
  void resolvesEscapes() {
    AlloyBlock root = parse("a = \"x\\\"\\n\\u00e9\\\\d\"\nb = `c:\\d`\n");

    assertThat(text(root, "a")).isEqualTo("x\"\né\\d");
    assertThat(text(root, "b")).isEqualTo("c:\\d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a =",
        "a = [",
        "a = {b =",
        "a \"b\" {",
        "} } a = \"1\"",
        "\"open",
        "`open",
        "/* open",
        "a = [}, 1]",
        "a = (((",
        "= . \"x\\",
        "\\ud800 {",
        "a = \"\\uD8",
      })
  void readsWhateverStandsThere(String text) {
    assertThat(parse(text)).isNotNull();
  }

  @Test
  void readsDeepNesting() {
    assertThat(parse("a = " + "[".repeat(100_000)).attributes()).hasSize(1);
    assertThat(parse("a {".repeat(100_000)).blocks()).hasSize(1);
  }

  private static String text(AlloyBlock block, String name) {
    Yaml value = block.attribute(name).orElseThrow();
    return ((YamlScalar) value).text();
  }

  private static AlloyBlock parse(String text) {
    return AlloyParser.parse(AlloyText.of(SourceFile.of("edge.alloy", text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "// only a comment",
        "a = 1 +\n  2\n",
        "logging { level = \"info\" }\n",
        "a.b \"c\" {\n  d = [e.f[0].g, {h = 1, \"i j\" = `k`,},\n  ]\n  l {\n  }\n}\n",
        "a = x(\n  1,\n  2,\n)\nb = !c && (d || -e <= 2)\n",
      })
  void hasNothingAgainstTheLanguage(String text) {
    assertThat(AlloyParser.faultIn(AlloyText.of(SourceFile.of("a.alloy", text)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a, 1:1",
    "'a = \"open', 1:5",
    "'a = `open', 1:5",
    "'b { }\n/* open', 2:1",
    "'a {\n  b = 1\n', 3:1",
    "'a = 1\n}\n', 2:1",
    "'a = [1, 2', 1:10",
    "'a = 1\n$ {b = 2}\n', 2:1",
    "'this is no alloy', 1:1",
  })
  void findsTheFirstThingThatIsNotInTheLanguage(String text, String place) {
    String unescaped = text.replace("\\n", "\n");

    assertThat(AlloyParser.faultIn(AlloyText.of(SourceFile.of("a.alloy", unescaped))))
        .hasValueSatisfying(at -> assertThat(at.span()).hasToString("a.alloy:" + place));
  }
}
