package io.mcmetrics.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.fleet.Fleets;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.render.Rendering;
import io.mcmetrics.render.Trees;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArgoRepositoriesTest {
  private static final String OWN = "https://git.example.org/team/fleet.git";

  @Test
  void deploysNoPathOfAnotherRepository() {
    assertThat(gaps("https://git.example.org/team/app"))
        .containsExactly("the path `deploy/web`, which Argo CD deploys, is of another repository");
  }

  @Test
  void takesTheOwnRepositoryByAnyLoginAndItsForksForThisTree() {
    assertThat(gaps("git@git.example.org:team/fleet.git")).isEmpty();
    assertThat(gaps("https://git.example.org/somebody/fleet")).isEmpty();
    assertThat(gaps("{{ repository }}")).isEmpty();
  }

  @Test
  void takesTwoNamesWithAsManyPathsForOneRepository() {
    Rendering rendering =
        Renderer.render(
            Trees.of(
                "argocd/a.yaml",
                application("a", OWN, "deploy/a"),
                "argocd/b.yaml",
                application("b", "https://git.example.org/team/new", "deploy/b"),
                "deploy/a/p.yaml",
                Fleets.SENDING,
                "deploy/b/p.yaml",
                Fleets.SENDING));
    assertThat(rendering.gaps()).isEmpty();
  }

  private static List<String> gaps(String url) {
    List<String> files = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      files.addAll(
          List.of(
              "argocd/" + name + ".yaml",
              application(name, OWN, "deploy/" + name),
              "deploy/" + name + "/p.yaml",
              Fleets.SENDING));
    }
    files.addAll(List.of("argocd/web.yaml", application("web", url, "deploy/web")));
    files.addAll(List.of("deploy/web/p.yaml", Fleets.SENDING));
    Rendering rendering = Renderer.render(Trees.of(files.toArray(new String[0])));
    return rendering.gaps().stream().map(Gap::what).toList();
  }

  private static String application(String name, String url, String path) {
    return GitOpsFiles.application(
        name,
        """
        source: {path: %s, repoURL: "%s"}
        destination: {server: "https://kubernetes.default.svc", namespace: web}
        """
            .formatted(path, url));
  }
}
