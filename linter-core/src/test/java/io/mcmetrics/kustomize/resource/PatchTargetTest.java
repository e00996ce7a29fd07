package io.mcmetrics.kustomize.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.Trees;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class PatchTargetTest {
  @Test
  void whatKustomizeCannotReadMeansNothing() {
    for (String target :
        new String[] {"name: '('", "name: (?!x).*", "name: a++", "labelSelector: 'a in b'"}) {
      PatchTarget read = PatchTarget.of(Trees.mapping("k", target));
      assertThat(read.problems()).as(target).hasSize(1);
      assertThat(read.matches(Trees.mapping("r", "metadata: {name: x}"))).isEqualTo(false);
    }
  }

  @Test
  void anEmptyTargetMeansEverything() {
    PatchTarget target = PatchTarget.of(Trees.mapping("k", "{name: '', kind: }"));
    assertThat(target.matches(Trees.mapping("r", "kind: Any"))).isEqualTo(true);
  }

  @Test
  void anEvilExpressionEndsSoon() {
    PatchTarget target = PatchTarget.of(Trees.mapping("k", "name: ((a|a)*)*b"));
    String name = "a".repeat(250);
    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () -> target.matches(Trees.mapping("r", "metadata: {name: " + name + "}")));
  }
}
