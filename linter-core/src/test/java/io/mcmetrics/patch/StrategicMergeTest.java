package io.mcmetrics.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.render.Trees;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSequence;
import org.junit.jupiter.api.Test;

final class StrategicMergeTest {
  private static final YamlMapping BASE =
      Trees.mapping(
          "base.yaml",
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: a}
          spec:
            replicas: 1
            template:
              spec:
                containers:
                - name: one
                  image: x
                  args: [a, b]
          """);

  @Test
  void aReplacedScalarIsEditedInThePatchAndKnowsWhatItReplaced() {
    YamlMapping merged = patched("spec: {replicas: 2}");
    assertThat(Trees.origin(merged, "spec", "replicas"))
        .isEqualTo("patch.yaml:1:18 `2` PATCH base.yaml:5:13 `1`");
  }

  @Test
  void theKeyOfAReplacedScalarIsThePatchs() {
    YamlMapping spec = patched("spec: {replicas: 2}").mappingAt("spec").orElseThrow();
    assertThat(spec.entry("replicas").orElseThrow().origin().span()).hasToString("patch.yaml:1:8");
  }

  @Test
  void whatThePatchDoesNotNameKeepsItsPlace() {
    YamlMapping merged = patched("spec: {replicas: 2}");
    assertThat(Trees.origin(merged, "kind")).isEqualTo("base.yaml:2:7 `Deployment`");
    assertThat(Trees.origin(merged, "metadata", "name")).isEqualTo("base.yaml:3:18 `a`");
  }

  @Test
  void theMappingThatAPatchTakesAKeyFromKnowsThePatch() {
    YamlMapping merged = patched("spec: {replicas: null}");
    assertThat(merged.at("spec").orElseThrow().origin().steps())
        .extracting(hop -> hop.how() + " " + hop.span())
        .containsExactly("REMOVAL patch.yaml:1:18");
  }

  @Test
  void aMergedMappingKeepsThePlaceOfTheBase() {
    YamlMapping merged = patched("spec: {replicas: 2}");
    assertThat(merged.at("spec").orElseThrow().origin())
        .isEqualTo(BASE.at("spec").orElseThrow().origin());
  }

  @Test
  void aNewValueKnowsTheMappingThatItCameInto() {
    YamlMapping merged = patched("metadata: {labels: {x: y}}");
    assertThat(Trees.origin(merged, "metadata", "labels", "x"))
        .isEqualTo("patch.yaml:1:24 `y` PATCH base.yaml:3:11 `{name: a}`");
  }

  @Test
  void anItemThatMergesKeepsWhatThePatchDoesNotName() {
    YamlMapping merged = patched("spec: {template: {spec: {containers: [{name: one, image: z}]}}}");
    Yaml container = containers(merged).items().get(0);
    assertThat(Trees.origin(container, "image"))
        .isEqualTo("patch.yaml:1:58 `z` PATCH base.yaml:10:16 `x`");
    assertThat(Trees.origin(container, "args")).isEqualTo("base.yaml:11:15 `[a, b]`");
  }

  @Test
  void aListThatIsReplacedComesFromThePatchWithItsItems() {
    YamlMapping merged =
        patched("spec: {template: {spec: {containers: [{name: one, args: [c]}]}}}");
    YamlSequence args = containers(merged).items().get(0).sequenceAt("args").orElseThrow();
    assertThat(Trees.origin(args.items().get(0)))
        .isEqualTo("patch.yaml:1:58 `c` PATCH base.yaml:11:15 `[a, b]`");
  }

  @Test
  void twoPatchesLeaveTwoHopsWhereBothReach() {
    YamlMapping once = patched("spec: {strategy: {type: Recreate}}");
    YamlMapping second = Trees.mapping("second.yaml", "spec: {strategy: {type: Other}}");
    YamlMapping twice = StrategicMerge.apply(once, second).resource().orElseThrow();
    assertThat(Trees.origin(twice, "spec", "strategy", "type"))
        .isEqualTo("second.yaml:1:25 `Other` PATCH patch.yaml:1:25 `Recreate`");
  }

  @Test
  void aDeletedResourceTellsWhichPatchDidIt() {
    PatchResult deleted = StrategicMerge.apply(BASE, Trees.mapping("patch.yaml", "$patch: delete"));
    assertThat(deleted.resource()).isEmpty();
    assertThat(((PatchResult.Deleted) deleted).by().span().file()).hasToString("patch.yaml");
  }

  @Test
  void aMergeOfUnlikeNodesIsRefusedAtThePatch() {
    PatchResult refused = StrategicMerge.apply(BASE, Trees.mapping("patch.yaml", "spec: [1]"));
    assertThat(refused.refusals())
        .extracting(Problem::message)
        .containsExactly("a list cannot be merged into a mapping");
    assertThat(refused.refusals().get(0).at().span()).hasToString("patch.yaml:1:7");
    assertThat(refused.resource()).contains(BASE);
  }

  @Test
  void aPatchThatSaysNothingNewLeavesTheVeryTree() {
    assertThat(patched("spec: {template: {}}")).isSameAs(BASE);
  }

  private static YamlMapping patched(String patch) {
    return StrategicMerge.apply(BASE, Trees.mapping("patch.yaml", patch)).resource().orElseThrow();
  }

  private static YamlSequence containers(YamlMapping tree) {
    return tree.sequenceAt("spec", "template", "spec", "containers").orElseThrow();
  }
}
