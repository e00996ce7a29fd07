package io.mcmetrics.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetiredFoldersTest {
  private static final String FLUX =
      """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      spec:
        path: ./%s
      """;

  private static List<String> retired(String... pathsAndTexts) {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.add(SourceFile.of(pathsAndTexts[i], pathsAndTexts[i + 1]));
    }
    return List.copyOf(RetiredFolders.among(files, List.of()));
  }

  @Test
  void areThoseWithSuchNames() {
    assertThat(
            retired(
                ".archive/clusters/oslo/a.yaml", "",
                "apps/_archive/a.yaml", "",
                "apps/old/deprecated/a.yaml", "",
                "clusters/oslo/definitions.bak/a.yaml", "",
                "deprecated/a.yaml", "",
                "threshold/a.yaml", "",
                "backup/a.yaml", "",
                "archiver/a.yaml", "",
                "bold/a.yaml", ""))
        .containsExactly(
            ".archive", "apps/_archive", "apps/old", "clusters/oslo/definitions.bak", "deprecated");
  }

  @Test
  void areLiveWhereSomethingRefersToThem() {
    assertThat(retired("a/kustomization.yaml", "resources: [../old/x]", "old/x/a.yaml", ""))
        .isEmpty();
    assertThat(retired("a/flux.yaml", FLUX.formatted("old/x"), "old/x/a.yaml", "")).isEmpty();
  }

  @Test
  void areNotLiveForAComment() {
    assertThat(retired("a/kustomization.yaml", "resources: []\n# - ../old/x", "old/x/a.yaml", ""))
        .containsExactly("old");
    assertThat(
            retired(
                "a.yaml",
                "url: https://git.test/x/archive/v1.tar.gz",
                "archive/a.yaml",
                "",
                "renovate.json",
                "{ignorePaths: [\"archive/**\"]}"))
        .containsExactly("archive");
  }

  @Test
  void areNotLiveForAWordOrAProgramWithinAText() {
    String[] texts = {
      "summary: the archive backlog grows",
      "data:\n  a.js: |\n    // moved to archive/web/, see there",
      "archive: {mode: \"on\"}"
    };
    for (String text : texts) {
      assertThat(retired("a/a.yaml", text, "archive/web/a.yaml", "")).containsExactly("archive");
    }
    for (String text :
        new String[] {"path: archive", "dirs:\n  - 'archive'\n", "a: [x, archive]"}) {
      assertThat(retired("a/a.yaml", text, "archive/web/a.yaml", "")).isEmpty();
    }
  }

  @Test
  void areLiveWithinAFolderThatFluxDeploysAsAWhole() {
    assertThat(retired("a.yaml", FLUX.formatted("clusters/oslo"), "clusters/oslo/old/a.yaml", ""))
        .isEmpty();
    assertThat(
            retired(
                "a.yaml", FLUX.formatted("clusters/oslo"),
                "clusters/oslo/kustomization.yaml", "resources: [x.yaml]",
                "clusters/oslo/old/a.yaml", ""))
        .containsExactly("clusters/oslo/old");
  }

  @Test
  void areReadIfTheCallerNamesThem() {
    List<SourceFile> files = List.of(SourceFile.of("old/x/a.yaml", ""));

    assertThat(RetiredFolders.among(files, List.of("old"))).isEmpty();
    assertThat(RetiredFolders.among(files, List.of("old/x"))).isEmpty();
    assertThat(RetiredFolders.among(files, List.of(""))).containsExactly("old");
  }
}
