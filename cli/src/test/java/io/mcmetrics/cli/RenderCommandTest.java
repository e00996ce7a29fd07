package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code render} prints, and when it says that there is nothing to print. */
final class RenderCommandTest {
  @Test
  void printsWhatAnOverlayComesTo(@TempDir Path directory) {
    assertThat(overlay(directory).run("render", "--root", ".").out())
        .isEqualTo(
            """
            ---
            # .
            apiVersion: v1
            kind: Service
            metadata:
              name: thanos
              namespace: monitoring
            """);
  }

  @Test
  void saysWhereEachValueIsWritten(@TempDir Path directory) {
    assertThat(overlay(directory).run("render", "--root", ".", "--origins").out())
        .contains("name: thanos # from service.yaml:3\n")
        .contains("namespace: monitoring # from kustomization.yaml:1\n");
  }

  @Test
  void masksSecrets(@TempDir Path directory) {
    Session session =
        Session.in(directory)
            .file("kustomization.yaml", "secretGenerator: [{name: s, literals: [a=b]}]\n");
    assertThat(session.run("render", "--root", ".").out()).contains("a: \"***\"");
  }

  @Test
  void saysOnStandardErrorWhatItCouldNotSee(@TempDir Path directory) {
    Session session =
        Session.in(directory)
            .file("kustomization.yaml", "resources: [service.yaml, gone.yaml]\n")
            .file("service.yaml", SERVICE);
    assertThat(session.run("render", "--root", ".").err())
        .contains("kustomization.yaml:1: `gone.yaml` is not in the tree");
  }

  @Test
  void exitsWith3WhenThereIsNothing(@TempDir Path directory) {
    Session session = Session.in(directory).file("values.yaml", "a: 1\n");
    assertThat(session.run("render", "--root", ".").code()).isEqualTo(3);
  }

  @Test
  void exitsWith2ForAPathThatIsNotThere(@TempDir Path directory) {
    assertThat(Session.in(directory).run("render", "gone").code()).isEqualTo(2);
  }

  private static final String SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: thanos}\n";

  private static Session overlay(Path directory) {
    return Session.in(directory)
        .file("kustomization.yaml", "namespace: monitoring\nresources: [service.yaml]\n")
        .file("service.yaml", SERVICE);
  }
}
