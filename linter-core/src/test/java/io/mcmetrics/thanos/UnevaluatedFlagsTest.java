package io.mcmetrics.thanos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnevaluatedFlagsTest {
  @Test
  void eachIsAFlagOfItsComponentInSomeRelease() {
    ThanosFlags flags = ThanosFlags.read();
    for (UnevaluatedFlags.Effect effect : UnevaluatedFlags.ALL) {
      assertThat(flags.names(effect.program()))
          .as(effect.flag())
          .anyMatch(
              name ->
                  name.equals(effect.flag())
                      || (!Character.isLetter(effect.flag().charAt(effect.flag().length() - 1))
                          && name.startsWith(effect.flag())));
    }
  }
}
