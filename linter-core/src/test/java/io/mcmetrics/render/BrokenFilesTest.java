package io.mcmetrics.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokenFilesTest {
  private static final String OTHER = "other.yaml";
  private static final String SOUND = "a: 1\n";
  private static final String COMMENTED =
      "{\n  // of the editor\n  \"url\": \"http://x\", /* note */\n  \"list\": [1, 2,],\n}\n";
  private static final String BROKEN_MANIFEST =
      "apiVersion: v1\nkind: ConfigMap\ndata: {a: [1\nb: 2\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".vscode/settings.json",
        "web/tsconfig.app.json",
        "x.code-workspace",
        ".devcontainer/devcontainer.json",
        "any/where.json"
      })
  void saysNothingOfJsonWithComments(String path) {
    Rendering rendering = render(path, COMMENTED, OTHER, SOUND);

    assertThat(rendering.syntaxErrors()).isEmpty();
    assertThat(rendering.gaps()).isEmpty();
  }

  @Test
  void doesNotTakeTextForCommentsWithinQuotes() {
    Rendering rendering =
        render("app.json", "{\"url\": \"http://x\", \"open\": [1\n", OTHER, SOUND);

    assertThat(whats(rendering)).singleElement().asString().startsWith("not YAML: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:\n%{ if debug ~}\n  b: 1\n%{ endif ~}\n",
        "spec:\n  c: |\n    x\n${SCHEDULING}\n  d: 1\n",
        "spec:\n  a: b\n$BLOCK\n  d: 1\n"
      })
  void takesTemplatesOfTerraformAndEnvsubstForGaps(String text) {
    Rendering rendering = render("job.yaml", "apiVersion: v1\nkind: Job\n" + text, OTHER, SOUND);

    assertThat(rendering.syntaxErrors()).isEmpty();
    assertThat(whats(rendering)).containsExactly("a template that is not YAML");
  }

  @Test
  void takesATextThatFluxCompletesForAGap() {
    String values = "a:\n  - targets: [vault.${DOMAIN}:8200]\n";
    String generator = "configMapGenerator: [{name: v, files: [values.yaml]}]\n";
    Rendering included = render("values.yaml", values, "kustomization.yaml", generator);
    Rendering built =
        render("values.yaml", values, "kustomization.yaml", "resources: [values.yaml]\n");
    Rendering broken =
        render(
            "values.yaml",
            values.replace("targets: [", "targets: [["),
            "kustomization.yaml",
            generator);

    assertThat(included.syntaxErrors()).isEmpty();
    assertThat(whats(included))
        .containsExactly("a text that is YAML only once its variables are filled in");
    assertThat(built.syntaxErrors()).hasSize(1);
    assertThat(broken.syntaxErrors()).hasSize(1);
  }

  @Test
  void saysNothingOfMetricsAsTheyAreScraped() {
    Rendering rendering =
        render(
            "metrics.yml",
            "# HELP up Whether it is up.\n# TYPE up gauge\nup{job=\"a\"} 1\nload 0.5 1700000000\n",
            OTHER,
            SOUND);

    assertThat(rendering.syntaxErrors()).isEmpty();
    assertThat(rendering.gaps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkg/testdata/x.yaml", "tests/a/x.yaml", ".github/x.yaml"})
  void takesBrokenTestDataForAGap(String path) {
    Rendering rendering = render(path, BROKEN_MANIFEST, OTHER, SOUND);

    assertThat(rendering.syntaxErrors()).isEmpty();
    assertThat(rendering.gaps()).hasSize(1);
  }

  @Test
  void takesABrokenFileOfNoKnownKindForAGap() {
    Rendering rendering = render("notes.yaml", "a: [1\nb: 2\n", OTHER, SOUND);

    assertThat(rendering.syntaxErrors()).isEmpty();
    assertThat(whats(rendering)).singleElement().asString().startsWith("not YAML: ");
  }

  @Test
  void isCertainOfWhatIsMeantToBeDeployed() {
    Rendering rendering = render("deploy/x.yaml", BROKEN_MANIFEST, OTHER, SOUND);

    assertThat(rendering.syntaxErrors())
        .extracting(Problem::confidence)
        .containsExactly(Confidence.CERTAIN);
  }

  @Test
  void isCertainOfWhatAKustomizationBuilds() {
    Rendering rendering =
        render("tests/kustomization.yaml", "resources: [x.yaml]", "tests/x.yaml", "a: [1\nb: 2\n");

    assertThat(rendering.syntaxErrors())
        .extracting(Problem::confidence)
        .containsExactly(Confidence.CERTAIN);
  }

  @Test
  void isLessSureOfWhatAGeneratorTakesAsText() {
    Rendering rendering =
        render(
            "a/kustomization.yaml",
            "configMapGenerator: [{name: x, files: [x.yaml]}]",
            "a/x.yaml",
            "a: [1\nb: 2\n");

    assertThat(rendering.syntaxErrors())
        .extracting(Problem::confidence)
        .containsExactly(Confidence.LIKELY);
  }

  @Test
  void doesNotTakeAnotherEndingForYaml() {
    Rendering rendering =
        render(
            "a/kustomization.yaml",
            "configMapGenerator: [{name: x, files: [agent.conf]}]",
            "a/agent.conf",
            "<!-- see: this -->\n<config>\n  a: [1\n</config>\n");

    assertThat(rendering.syntaxErrors()).isEmpty();
  }

  @Test
  void judgesAFileThatIsGivenAlone() {
    assertThat(render("notes.yaml", "a: [1\nb: 2\n").syntaxErrors()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0GITCRYPT\0ciphertext",
        "$ANSIBLE_VAULT;1.1;AES256\n6231\n",
        "-----BEGIN AGE ENCRYPTED FILE-----\nciphertext\n",
        "-----BEGIN PGP MESSAGE-----\n\nciphertext\n"
      })
  void takesCiphertextForAGapThatDoesNotShowIt(String text) {
    Rendering rendering = render("a/values.yaml", text, OTHER, SOUND);

    assertThat(rendering.syntaxErrors()).isEmpty();
    assertThat(whats(rendering))
        .singleElement()
        .asString()
        .startsWith("encrypted by ")
        .doesNotContain("ciphertext");
  }

  @Test
  void countsTheEncryptedFilesOfADirectory() {
    assertThat(
            whats(render("a/x.yaml", "$ANSIBLE_VAULT;1.1;A\n1", "a/y.yml", "$ANSIBLE_VAULT;1.1;A")))
        .containsExactly("2 files of `a` are encrypted by Ansible Vault");
  }

  @Test
  void namesTemplatesAsWhatTheyAre() {
    assertThat(
            whats(
                render(
                    "chart/Chart.yaml",
                    "name: x\nversion: 1.0.0\n",
                    "chart/templates/_helpers.tpl",
                    "{{ define }}",
                    "stacks/a/values.tpl",
                    "a: ${b}\n",
                    "stacks/b/prompt.tpl",
                    "{{ .Name }}\n",
                    "lib/a.libsonnet",
                    "{}",
                    "lib/b.jsonnet",
                    "{}")))
        .containsExactly(
            "1 Helm template of `chart` is not rendered",
            "2 Jsonnet files of `lib` are not evaluated",
            "1 Terraform template of `stacks/a` is not rendered",
            "1 template of `stacks/b` is not rendered");
  }

  @Test
  void trustsAFileInAChartLittleThatNoReleaseIsKnownToName() {
    String values = "prometheus: {prometheusSpec: {remoteWrite: [{url: 'http://x/'}]}}\n";
    Rendering rendering =
        render(
            "chart/Chart.yaml",
            "name: x\nversion: 1.0.0\n",
            "chart/monitoring.yaml",
            values,
            "other/values.yaml",
            values);

    assertThat(rendering.documents())
        .filteredOn(document -> document.kind().equals("Prometheus"))
        .extracting(document -> document.unit().path() + " " + document.sight().limit())
        .containsExactly("chart/monitoring.yaml POSSIBLE", "other/values.yaml CERTAIN");
  }

  @Test
  void saysWhichEncryptedFilesMayBeConfiguration() {
    String secret =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: a}
        stringData:
          password: ENC[AES256_GCM,data:eA==]
          config.yaml: ENC[AES256_GCM,data:eQ==]
        sops: {mac: 'ENC[AES256_GCM,data:eg==]'}
        """;
    String sealed =
        """
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata: {name: b}
        spec:
          encryptedData:
            token: AgB
            values.yaml: AgC
        """;

    assertThat(whats(render("a.yaml", secret, "b.yaml", sealed)))
        .containsExactly(
            "`config.yaml` is encrypted by SOPS", "`values.yaml` is encrypted by kubeseal");
  }

  @Test
  void doesNotSayThatAFileIsLeftWhichKsopsReads() {
    String kustomization = "generators: [ksops.yaml]\n";
    String ksops =
        """
        apiVersion: viaduct.ai/v1
        kind: ksops
        metadata: {name: s}
        files: [config.enc.yaml, login.enc.yaml]
        """;
    String encrypted =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: %s}
        stringData: {%s: 'ENC[AES256_GCM,data:eQ==]'}
        sops: {mac: 'ENC[AES256_GCM,data:eg==]'}
        """;
    Rendering rendering =
        render(
            "a/kustomization.yaml",
            kustomization,
            "a/ksops.yaml",
            ksops,
            "a/config.enc.yaml",
            encrypted.formatted("config", "config.yaml"),
            "a/login.enc.yaml",
            encrypted.formatted("login", "password"));

    assertThat(rendering.gaps())
        .filteredOn(gap -> gap.at().span().file().path().endsWith(".enc.yaml"))
        .extracting(gap -> gap.at().span().file().path() + ": " + gap.what())
        .containsExactly(
            "a/config.enc.yaml: this file is named by `a/ksops.yaml`, which is not followed");
  }

  private static List<String> whats(Rendering rendering) {
    return rendering.gaps().stream().map(Gap::what).toList();
  }

  private static Rendering render(String... pathsAndTexts) {
    return Renderer.render(Trees.of(pathsAndTexts));
  }
}
