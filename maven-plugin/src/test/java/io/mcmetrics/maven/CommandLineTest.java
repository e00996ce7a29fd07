package io.mcmetrics.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcmetrics.config.UsageException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class CommandLineTest {
  private static final CommandLine SILENT = new CommandLine(new Properties());

  @Test
  void whatIsNotSaidIsAsInThePom() {
    assertThat(SILENT.text("failOn", "info")).isEqualTo("info");
    assertThat(SILENT.flag("quiet", true)).isTrue();
    assertThat(SILENT.list("paths", List.of("a", " ", " b "))).containsExactly("a", "b");
  }

  @Test
  void whatIsSaidBeatsThePom() {
    assertThat(saying("failOn", "never").text("failOn", "info")).isEqualTo("never");
    assertThat(saying("quiet", "false").flag("quiet", true)).isFalse();
    assertThat(saying("paths", "c, d").list("paths", List.of("a"))).containsExactly("c", "d");
  }

  @Test
  void anEmptyListIsSaidToo() {
    assertThat(saying("paths", "").list("paths", List.of("a"))).isEmpty();
  }

  @Test
  void aFlagWithoutValueIsOn() {
    assertThat(saying("quiet", "").flag("quiet", false)).isTrue();
    assertThat(saying("quiet", "TRUE").flag("quiet", false)).isTrue();
  }

  @Test
  void aFlagIsTrueOrFalse() {
    assertThatThrownBy(() -> saying("quiet", "yes").flag("quiet", false))
        .isInstanceOf(UsageException.class)
        .hasMessage("`mcmetrics.quiet` is `yes`: write `true` or `false`");
  }

  @Test
  void namesWhatNoParameterIsCalled() {
    Properties said = new Properties();
    said.setProperty("mcmetrics.quiet", "true");
    said.setProperty("mcmetrics.failon", "never");
    said.setProperty("maven.test.skip", "true");
    assertThat(new CommandLine(said).unknown(List.of("quiet", "failOn")))
        .containsExactly("mcmetrics.failon");
  }

  private static CommandLine saying(String name, String value) {
    Properties said = new Properties();
    said.setProperty("mcmetrics." + name, value);
    return new CommandLine(said);
  }
}
