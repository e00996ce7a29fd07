package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExitCodeTest {
  private final Path directory;

  ExitCodeTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void isZeroWithoutFindings() {
    Outcome outcome = Session.in(directory).file("a.yaml", Exhibits.CLEAN).run("lint");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void isOneWithErrors() {
    Outcome outcome = Session.in(directory).file("a.yaml", Exhibits.IN_CLEAR).run("lint");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("a.yaml:2", "sends in clear");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void countsFromTheSeverityThatFailOnNames() {
    Session session =
        Session.in(directory).file("a.yaml", Exhibits.CLEAN).file("b/b.yaml", Exhibits.CLEAN);
    assertThat(session.run("lint").code()).isZero();
    assertThat(session.run("lint", "--fail-on", "warning").code()).isEqualTo(1);
    assertThat(session.run("lint", "--fail-on=info").code()).isEqualTo(1);
    assertThat(session.file("c.yaml", Exhibits.IN_CLEAR).run("lint", "--fail-on=never").code())
        .isZero();
  }

  @Test
  void isTwoForAMistakeInTheCall() {
    assertThat(Session.in(directory).run("lint", "nowhere").code()).isEqualTo(2);
    assertThat(Session.in(directory).run().code()).isEqualTo(2);
  }

  @Test
  void isThatOfFindingsBeforeThatOfNothing() {
    Session session =
        Session.in(directory).file("a.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: [\n");
    assertThat(session.run("lint").code()).isEqualTo(1);
    assertThat(session.run("lint", "--fail-on=never").code()).isEqualTo(3);
    // What `trace` shows has no finding, since no sample passes there.
    assertThat(session.run("trace").code()).isEqualTo(3);
  }

  @Test
  void isThreeIfThereIsNothingToJudge() {
    Session session = Session.in(directory);
    assertThat(session.run("lint").code()).isEqualTo(3);
    Outcome outcome = session.file("package.json", Exhibits.UNKNOWN).run("lint");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out()).startsWith("nothing was analysed: ");
    assertThat(outcome.err()).isEmpty();
    assertThat(session.run("lint", "--format=concise").err())
        .isEqualTo(
            "mcmetrics: nothing was analysed: no sender, receiver, querier, data source or dashboard"
                + " in the one file\n");
    session.file("a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n");
    assertThat(session.run("lint").code()).isEqualTo(3);
    assertThat(session.run("lint", "--fail-on=never").code()).isEqualTo(3);
    String brokenManifest = "apiVersion: v1\nkind: ConfigMap\ndata: [\n";
    assertThat(session.file("b.yaml", brokenManifest).run("lint").code()).isEqualTo(1);
  }

  @Test
  void isThreeIfNothingThatWasAskedForWasSeen() {
    String store =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: store, namespace: monitoring}
        spec:
          template:
            spec:
              containers:
                - name: thanos
                  image: quay.io/thanos/thanos:v0.39.2
                  args: [store, --objstore.config-file=/etc/bucket.yml]
        """;
    Session storage = Session.in(directory.resolve("a")).file("store.yaml", store);
    assertThat(storage.run("trace", "--root=.").code()).isZero();
    storage.file("edge.yaml.tftpl", "a: ${b}\nremoteWrite:\n- url: ${url}\n");
    Outcome unread = storage.run("trace", "--root=.");
    assertThat(unread.out()).contains("no sender was evaluated");
    assertThat(unread.code()).isEqualTo(3);

    Session guessed = Session.in(directory.resolve("b")).file("seoul/p.yaml", Exhibits.CLEAN);
    Outcome byPath = guessed.run("clusters", "--root=.");
    assertThat(byPath.out()).contains("seoul");
    assertThat(byPath.code()).isEqualTo(3);
    guessed.file(".mcmetrics.yaml", "clusters: [{name: seoul, path: seoul}]");
    assertThat(guessed.run("clusters", "--root=.").code()).isZero();
  }

  @Test
  void isThreeIfAllThatMaySendIsNotEvaluatedAndNothingReceives() {
    String dashboard = "{\"title\": \"a\", \"schemaVersion\": 39, \"panels\": []}\n";
    Session session = Session.in(directory).file("a.json", dashboard);
    session.file("edge.yaml.tftpl", "a: ${b}\nremoteWrite:\n- url: ${url}\n");
    Outcome unread = session.run("lint", "--root=.");
    assertThat(unread.out()).contains("no sender was seen");
    assertThat(unread.code()).isEqualTo(3);
    assertThat(session.run("trace", "--root=.").code()).isEqualTo(3);
    assertThat(session.file("p.yaml", Exhibits.CLEAN).run("lint", "--root=.").code()).isZero();
  }

  @Test
  void isZeroIfADashboardIsAllThatThereIs() {
    Session session =
        Session.in(directory)
            .file("a.json", "{\"title\": \"a\", \"schemaVersion\": 39, \"panels\": []}\n");
    assertThat(session.run("lint").code()).isZero();
  }

  @Test
  void isFourForAFaultOfOursWhateverElseIsFound() {
    Session session =
        Session.in(directory)
            .file("a.yaml", Exhibits.IN_CLEAR)
            .with(new Exhibits.BrokenRule(), new Exhibits.PlainHttp());
    Outcome outcome = session.run("lint");
    assertThat(outcome.code()).isEqualTo(4);
    assertThat(outcome.out()).contains("sends in clear", "broken on purpose");
    assertThat(outcome.err()).isEmpty();
    assertThat(session.run("lint", "--verbose").err())
        .contains("IllegalStateException", "at io.mcmetrics");
    assertThat(session.run("lint", "--skip-rule=broken-rule").code()).isEqualTo(1);
  }

  @Test
  void isFourIfWhatIsLeftOfTheProgramBreaks() {
    Environment environment =
        new Environment(
            directory,
            Map.of(),
            false,
            () -> {
              throw new IllegalStateException("two rules share an id");
            });
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            List.of("rules"),
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            err,
            environment);
    assertThat(code).isEqualTo(4);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("mcmetrics: internal error: ")
        .hasLineCount(1);
  }

  @Test
  void isFiveForGapsOnlyIfTheyAreToFail() {
    Session session =
        Session.in(directory)
            .file("kustomization.yaml", "resources: [https://example.com/base?ref=v1]\n")
            .file("a/prometheus.yml", Exhibits.CLEAN);
    assertThat(session.run("lint").code()).isZero();
    assertThat(session.run("lint", "--fail-on-gaps").code()).isEqualTo(5);
    session.file("broken/values.yaml", Exhibits.NOT_YAML);
    assertThat(session.run("lint", "--fail-on-gaps").code()).isEqualTo(1);
  }
}
