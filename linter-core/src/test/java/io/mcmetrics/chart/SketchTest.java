package io.mcmetrics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of docs/chart-sheets.md. */
final class SketchTest {
  @Test
  void aReferenceAloneIsTheNode() {
    assertThat(Sheets.drawn("${a.b}", "a: {b: {c: [1, 2]}}")).isEqualTo("c:\n- 1\n- 2");
    assertThat(Sheets.drawn("\"${a}\"", "a: 1")).isEqualTo("\"1\"");
    assertThat(Sheets.drawn("${list[1]}", "list: [1, 2]")).isEqualTo("2");
    assertThat(Sheets.drawn("${files[a.yml].b}", "files: {a.yml: {b: 1}}")).isEqualTo("1");
  }

  @Test
  void aReferenceInATextIsATextAndKubernetesKeepsItsOwn() {
    assertThat(Sheets.drawn("--label=${a}=\"$(NAME)\"", "a: replica"))
        .isEqualTo("\"--label=replica=\\\"$(NAME)\\\"\"");
    assertThat(Sheets.drawn("x-${absent}", "a: 1")).isEqualTo("x-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{a: ''}", "{a: false}", "{a: 0}", "{a: []}", "{a: {}}"})
  void whatIsEmptyIsLeftOutOnRequest(String values) {
    assertThat(Sheets.drawn("b: 1\nc: ${a?}", values)).isIn("b: 1", "b: 1\nc: null");
  }

  @Test
  void whatTheUserLeftEmptyIsAbsentWhereItIsWritten() {
    assertThat(Sheets.drawn("${a?}", "a: {}")).isEqualTo("null");
    assertThat(Sheets.drawn("${a?}", "b: {}")).isEqualTo("nothing");
  }

  @Test
  void aValueThatIsNotKnownMakesTheWholeTextUnknown() {
    assertThat(Sheets.drawn("x-${a}", "a: '{{ .Release.Name }}'"))
        .isEqualTo("x-{{ .Release.Name }}");
    assertThat(Sheets.drawn("", "x-${fullname}", "a: 1", "", "")).isEqualTo("x-{{ fullname }}");
  }

  @Test
  void aConditionIsAskedLikeIfInATemplate() {
    String field = "$when: a and not b or c = d\n$then: yes-it-is";
    assertThat(Sheets.drawn(field, "a: 1")).isEqualTo("yes-it-is");
    assertThat(Sheets.drawn(field, "{a: 1, b: 1}")).isEqualTo("nothing");
    assertThat(Sheets.drawn(field, "c: d")).isEqualTo("yes-it-is");
    assertThat(Sheets.drawn(field, "a: '{{ x }}'")).isEqualTo("\"{{ }}\"");
  }

  @Test
  void aConditionMayAskForTheVersion() {
    String field = "$when: version >= 2.0.0\n$then: new";
    assertThat(Sheets.drawn("", field, "a: 1", "web", "1.9.0")).isEqualTo("nothing");
    assertThat(Sheets.drawn("", field, "a: 1", "web", "2.1.0")).isEqualTo("new");
    assertThat(Sheets.drawn("", field, "a: 1", "web", "")).isEqualTo("new");
  }

  @Test
  void theFirstThatComesToSomethingIsTaken() {
    String field = "$first:\n- ${a?}\n- ${b?}\n- {}";
    assertThat(Sheets.drawn(field, "{a: 1, b: 2}")).isEqualTo("1");
    assertThat(Sheets.drawn(field, "{a: 0, b: 2}")).isEqualTo("2");
    assertThat(Sheets.drawn(field, "c: 1")).isEqualTo("{}");
  }

  @Test
  void aLoopMakesOneOfEach() {
    assertThat(Sheets.drawn("- $for: host in hosts\n  host: ${host}", "hosts: [a, b]"))
        .isEqualTo("- host: a\n- host: b");
    assertThat(Sheets.drawn("- $for: host in hosts\n  $then: --x=${host}", "hosts: a"))
        .isEqualTo("- \"--x=a\"");
    assertThat(Sheets.drawn("- $for: key, value in map\n  $then: ${key}=${value}", "map: {a: 1}"))
        .isEqualTo("- a=1");
    assertThat(Sheets.drawn("- $for: n below count\n  $then: pod-${n}", "count: 2"))
        .isEqualTo("- pod-0\n- pod-1");
  }

  @Test
  void aLoopEndsHoweverMuchThereIsToLoopOver() {
    String list = "[" + "1,".repeat(3_000) + "1]";
    assertThat(
            Sheets.drawn(
                "- $for: a in l\n  $then:\n  - $for: b in l\n    $then: ${b}", "l: " + list))
        .hasSizeLessThan(200_000);
  }

  @Test
  void anItemThatIsAListIsJoinedIntoTheListAround() {
    assertThat(Sheets.drawn("- ${a?}\n- ${b?}\n- 3", "{a: [1], b: [2]}"))
        .isEqualTo("- 1\n- 2\n- 3");
    assertThat(Sheets.drawn("- ${a?}", "b: 1")).isEqualTo("nothing");
  }

  @Test
  void mappingsAreMergedAndTheLaterWins() {
    assertThat(Sheets.drawn("a: 1\n$merge:\n- ${m}\n- ${n?}\nb: ${none}", "m: {a: 2, b: 3, c: 4}"))
        .isEqualTo("a: 2\nc: 4");
  }

  @Test
  void defaultsStandBelowValuesAsWithHelm() {
    String body = "defaults: {a: {b: 1, c: {d: 2}}}\n";
    assertThat(Sheets.drawn(body, "${a}", "a: {b: 5}", "web", "")).isEqualTo("b: 5\nc:\n  d: 2");
    assertThat(Sheets.drawn(body, "${a.b}", "a: {b: null}", "web", "")).isEqualTo("null");
    assertThat(Sheets.drawn(body, "${a.c.d}", "a: {c: null}", "web", "")).isEqualTo("nothing");
  }

  @Test
  void defaultsDependOnTheVersionAndAreUnknownWithoutOne() {
    String body = "defaults: {t: old}\nsince:\n- {version: 2.0.0, defaults: {t: new}}\n";
    assertThat(Sheets.drawn(body, "${t}", "a: 1", "web", "1.0.0")).isEqualTo("old");
    assertThat(Sheets.drawn(body, "${t}", "a: 1", "web", "2.x")).isEqualTo("new");
    assertThat(Sheets.drawn(body, "${t}", "a: 1", "web", ""))
        .isEqualTo("\"{{ by the chart's version }}\"");
  }

  @ParameterizedTest
  @CsvSource({
    "web, {a: 1}, web-app",
    "my-app, {a: 1}, my-app",
    "web, {fullnameOverride: x}, x",
    "web, {nameOverride: we}, web",
    "a-very-long-release-name, {a: 1}, a-very-long-release-name-a",
    "a-very-long-release-names, {a: 1}, a-very-long-release-names"
  })
  void theFullNameIsTheOneOfHelmCreate(String release, String values, String name) {
    assertThat(Sheets.drawn("longest: 26\n", "${fullname}", values, release, "")).isEqualTo(name);
  }

  @Test
  void aValueKeepsItsPlaceAndADefaultHasThatOfTheKeyAround() {
    String sheet =
        "defaults: {a: {c: 2}}\ndocuments:\n- $of: a\n  kind: X\n  b: ${.b}\n  c: ${.c}\n  d: x-${.b}\n";
    YamlMapping root =
        SheetReader.read(SourceFile.of("sheet.yaml", sheet))
            .documents(Sheets.use("app", "", "web", ""), Sheets.values("z: 1\na:\n  b: 1\n"))
            .get(0)
            .root();

    assertThat(Sheets.place(root.scalarAt("b").orElseThrow())).isEqualTo("from values.yaml:3");
    assertThat(Sheets.place(root.entry("b").orElseThrow().key())).isEqualTo("from values.yaml:3");
    assertThat(Sheets.place(root.scalarAt("c").orElseThrow()))
        .isEqualTo("from values.yaml:2, as the default of the chart that is named at chart.yaml:1");
    assertThat(Sheets.place(root.scalarAt("d").orElseThrow()))
        .isEqualTo("from values.yaml:3, as made by the chart that is named at chart.yaml:1");
    assertThat(Sheets.place(root.scalarAt("kind").orElseThrow()))
        .isEqualTo("from values.yaml:2, as made by the chart that is named at chart.yaml:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$unless: a}",
        "{$for: a of b}",
        "{$when: a is b c}",
        "{$when: version >= x}",
        "{$first: [1], a: 1}",
        "\"${a b}\"",
        "\"${}\""
      })
  void whatIsNoFormIsRefused(String field) {
    assertThatThrownBy(() -> Sheets.drawn(field, "a: 1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"30\"', 30",
    "1000000, 1000000",
    "'\"no\"', false",
    "30s, 30s",
    "\"'a: b'\", '\"a: b\"'",
  })
  void whatIsPrintedWithoutQuotesIsReadAgain(String value, String read) {
    assertThat(Sheets.drawn("${a printed}", "a: " + value)).isEqualTo(read);
  }

  @Test
  void aTemplatedValueIsWrittenBeforeItsTemplateRuns() {
    String values = "global: {n: 12, t: 'a: b'}\na: ";
    assertThat(Sheets.drawn("${a templated}", values + "'{{ .Values.global.n }}'"))
        .isEqualTo("\"12\"");
    assertThat(Sheets.drawn("${a templated}", values + "x-{{ .Values.global.n }}"))
        .isEqualTo("x-12");
    assertThat(Sheets.drawn("${a templated}", values + "'{{ .Values.absent.below }}'"))
        .isEqualTo("\"{{ .Values.absent.below }}\"");
  }

  @Test
  void aTextIsReadAsTheYamlThatItHolds() {
    assertThat(Sheets.drawn("- 1\n- ${a? read}", "a: |\n  - 2\n  - 3")).isEqualTo("- 1\n- 2\n- 3");
  }

  @Test
  void whatIsPrintedBehindTheRestIsJoined() {
    assertThat(Sheets.drawn("b: 1\n$also: ${a?}", "a: {c: 2}")).isEqualTo("b: 1\nc: 2");
  }

  @ParameterizedTest
  @CsvSource({
    "a is text, '{a: \"1\"}', yes-it-is",
    "a is text, '{a: 1}', nothing",
    "a is not list, '{a: 1}', yes-it-is",
    "a is null, '{a: null}', yes-it-is",
    "a is mapping, '{b: 1}', nothing",
    "a ~ [a-z]+, '{a: abc}', yes-it-is",
    "a ~ [a-z]+, '{a: abc1}', nothing",
  })
  void aConditionMayAskForATypeOrAnExpression(String condition, String values, String result) {
    assertThat(Sheets.drawn("$when: " + condition + "\n$then: yes-it-is", values))
        .isEqualTo(result);
  }
}
