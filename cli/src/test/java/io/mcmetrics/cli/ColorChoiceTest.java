package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.rule.Rules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ColorChoiceTest {
  private static boolean automatic(boolean terminal, Map<String, String> variables) {
    return ColorChoice.AUTO.colours(environment(terminal, variables));
  }

  private static Environment environment(boolean terminal, Map<String, String> variables) {
    return new Environment(Path.of(""), variables, terminal, () -> Rules.of(List.of()));
  }

  @Test
  void looksAtTheTerminal() {
    assertThat(automatic(true, Map.of())).isTrue();
    assertThat(automatic(false, Map.of())).isFalse();
    assertThat(automatic(true, Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void honoursTheVariables() {
    assertThat(automatic(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(automatic(true, Map.of("NO_COLOR", ""))).isTrue();
    assertThat(automatic(false, Map.of("FORCE_COLOR", "1"))).isTrue();
    assertThat(automatic(false, Map.of("FORCE_COLOR", "0"))).isFalse();
    assertThat(automatic(false, Map.of("CLICOLOR_FORCE", "1"))).isTrue();
    assertThat(automatic(true, Map.of("NO_COLOR", "1", "FORCE_COLOR", "1"))).isFalse();
  }

  @Test
  void obeysTheFlagFirst() {
    assertThat(ColorChoice.ALWAYS.colours(environment(false, Map.of("NO_COLOR", "1")))).isTrue();
    assertThat(ColorChoice.NEVER.colours(environment(true, Map.of("FORCE_COLOR", "1")))).isFalse();
  }
}
