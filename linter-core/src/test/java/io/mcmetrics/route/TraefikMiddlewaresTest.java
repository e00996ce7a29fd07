package io.mcmetrics.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Written;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.route.TraefikMiddlewares.Effect;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraefikMiddlewaresTest {
  private static Effect effect(String spec, String annotation) {
    List<Document> documents =
        Renderer.render(
                SourceTree.of(
                    List.of(
                        SourceFile.of(
                            "a.yaml",
                            """
                            apiVersion: traefik.io/v1alpha1
                            kind: Middleware
                            metadata: {name: one, namespace: central}
                            spec: %s
                            ---
                            apiVersion: traefik.io/v1alpha1
                            kind: Middleware
                            metadata: {name: two, namespace: central}
                            spec: {addPrefix: {prefix: /two}}
                            """
                                .formatted(spec)))))
            .documents();
    Value<String> written = new Value.Known<>(annotation, documents.get(0).origin());
    return TraefikMiddlewares.of(documents).annotated(written);
  }

  private static String words(Effect effect) {
    return effect.rewrite().kind()
        + " "
        + Written.words(effect.rewrite().target())
        + " "
        + Written.words(effect.bodySize());
  }

  private static String alone(String spec) {
    return words(effect(spec, "central-one@kubernetescrd"));
  }

  @Test
  void readsWhatChangesThePath() {
    assertThat(alone("{stripPrefix: {prefixes: [/a]}}")).isEqualTo("STRIPPED /a -");
    assertThat(alone("{addPrefix: {prefix: /a}}")).isEqualTo("ADDED /a -");
    assertThat(alone("{replacePath: {path: /a}}")).isEqualTo("WHOLE /a -");
    assertThat(alone("{replacePathRegex: {regex: ^/a, replacement: /b}}"))
        .isEqualTo("EXPRESSION /b -");
  }

  @Test
  void readsTheLimitAndTheHeaders() {
    assertThat(alone("{buffering: {maxRequestBodyBytes: 1000}}")).isEqualTo("NONE - 1000");
    assertThat(
            effect("{headers: {customRequestHeaders: {THANOS-TENANT: a}}}", "central-one")
                .headers())
        .extracting(NamedValue::name)
        .containsExactly("THANOS-TENANT");
  }

  @Test
  void passesOverWhatLeavesThePathAlone() {
    assertThat(alone("{compress: {}, basicAuth: {secret: s}}")).isEqualTo("NONE - -");
    assertThat(words(effect("{compress: {}}", "central-one@kubernetescrd, central-two")))
        .isEqualTo("ADDED /two -");
  }

  @Test
  void leavesOpenWhatItCannotWorkOut() {
    assertThat(alone("{stripPrefix: {prefixes: [/a, /b]}}")).startsWith("UNTOLD");
    assertThat(alone("{plugin: {mine: {}}}")).startsWith("UNTOLD");
    assertThat(words(effect("{addPrefix: {prefix: /a}}", "central-one,central-two")))
        .startsWith("UNTOLD");
    assertThat(words(effect("{}", "elsewhere-one"))).startsWith("UNTOLD");
  }

  @Test
  void comesBackFromAChainOfItself() {
    assertThat(alone("{chain: {middlewares: [{name: one}]}}")).startsWith("UNTOLD");
    assertThat(alone("{chain: {middlewares: [{name: two}]}}")).isEqualTo("ADDED /two -");
  }

  @Test
  void readsWhoAsksForALogin() {
    assertThat(effect("{basicAuth: {secret: s}}", "central-one").logins())
        .extracting(login -> login.asker() + " " + login.way())
        .containsExactly("Traefik PASSWORD");
    assertThat(effect("{forwardAuth: {address: a}, compress: {}}", "central-one").logins())
        .extracting(Login::way)
        .containsExactly(Login.Way.SERVICE);
    assertThat(effect("{compress: {}}", "central-one").logins()).isEmpty();
  }
}
