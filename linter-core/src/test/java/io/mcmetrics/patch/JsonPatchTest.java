package io.mcmetrics.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.limit.Limit;
import io.mcmetrics.render.Trees;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSize;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JsonPatchTest {
  private static final YamlMapping BASE =
      Trees.mapping("base.yaml", "spec: {replicas: 1, args: [a, b], strategy: {type: R}}");

  @Test
  void aReplacedScalarIsEditedInThePatchAndKnowsWhatItReplaced() {
    YamlMapping tree = patched("- {op: replace, path: /spec/replicas, value: 2}");
    assertThat(Trees.origin(tree, "spec", "replicas"))
        .isEqualTo("patch.yaml:1:46 `2` PATCH base.yaml:1:18 `1`");
  }

  @Test
  void theMappingThatAPatchTakesAKeyFromKnowsThePatch() {
    YamlMapping tree = patched("- {op: remove, path: /spec/strategy/type}");
    assertThat(Trees.origin(tree, "spec", "strategy"))
        .isEqualTo(
            "base.yaml:1:45 `{type: R}` REMOVAL"
                + " patch.yaml:1:3 `{op: remove, path: /spec/strategy/type}`");
  }

  @Test
  void whatNoOperationNamesKeepsItsPlace() {
    YamlMapping tree = patched("- {op: replace, path: /spec/replicas, value: 2}");
    assertThat(Trees.origin(tree, "spec", "strategy", "type")).isEqualTo("base.yaml:1:52 `R`");
  }

  @Test
  void anAddedItemKnowsTheListThatItCameInto() {
    YamlMapping tree = patched("- {op: add, path: /spec/args/0, value: c}");
    Yaml first = tree.sequenceAt("spec", "args").orElseThrow().items().get(0);
    assertThat(Trees.origin(first)).isEqualTo("patch.yaml:1:40 `c` PATCH base.yaml:1:27 `[a, b]`");
  }

  @Test
  void aMovedValueIsStillEditedWhereItWasWritten() {
    YamlMapping tree = patched("- {op: move, from: /spec/strategy/type, path: /spec/moved}");
    assertThat(Trees.origin(tree, "spec", "moved")).startsWith("base.yaml:1:52 `R` PATCH");
  }

  @Test
  void aBlockOfTextHoldsOperationsWithTheirPlaces() {
    Yaml entry =
        Trees.node(
            "kustomization.yaml",
            """
            patch: |-
              - op: replace
                path: /spec/replicas
                value: 7
            """);
    YamlMapping tree =
        JsonPatch.apply(BASE, entry.at("patch").orElseThrow()).resource().orElseThrow();
    assertThat(Trees.origin(tree, "spec", "replicas"))
        .startsWith("kustomization.yaml:4:12 `7` EMBEDDED")
        .endsWith("PATCH base.yaml:1:18 `1`");
  }

  @Test
  void aRefusalPointsAtThePathAndTheRestIsDone() {
    PatchResult result =
        JsonPatch.apply(
            BASE,
            Trees.node(
                "patch.yaml",
                """
                - {op: remove, path: /spec/absent}
                - {op: replace, path: /spec/replicas, value: 3}
                """));
    assertThat(result.refusals())
        .extracting(Problem::message)
        .containsExactly("there is no `/spec/absent` to patch");
    assertThat(result.refusals().get(0).at().span()).hasToString("patch.yaml:1:22");
    assertThat(result.resource().orElseThrow().text("spec", "replicas").isKnown("3"))
        .isEqualTo(true);
  }

  @Test
  void copiesOfCopiesEndAtALimit() {
    String copies =
        IntStream.range(0, 40)
            .mapToObj("- {op: copy, from: /spec, path: /spec/x%d}%n"::formatted)
            .collect(Collectors.joining());
    PatchResult result = JsonPatch.apply(BASE, Trees.node("patch.yaml", copies));

    assertThat(result).isInstanceOf(PatchResult.Unfinished.class);
    assertThat(YamlSize.nodes(result.resource().orElseThrow(), Long.MAX_VALUE))
        .isBetween(10_000L, 2 * Limit.COPIED_NODES.most());
  }

  @Test
  void whatIsNoListOfOperationsIsRefused() {
    assertThat(JsonPatch.apply(BASE, Trees.node("p", "op: add")).refusals()).hasSize(1);
    assertThat(JsonPatch.apply(BASE, Trees.node("p", "'[{'")).refusals()).hasSize(1);
    assertThat(JsonPatch.apply(BASE, Trees.node("p", "~")).refusals()).hasSize(1);
    assertThat(JsonPatch.apply(BASE, Trees.node("p", "[[], {}, {op: []}]")).refusals()).hasSize(3);
  }

  private static YamlMapping patched(String patch) {
    PatchResult result = JsonPatch.apply(BASE, Trees.node("patch.yaml", patch));
    assertThat(result.refusals()).isEmpty();
    return result.resource().orElseThrow();
  }
}
