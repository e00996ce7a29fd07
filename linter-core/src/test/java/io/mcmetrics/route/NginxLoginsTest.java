package io.mcmetrics.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NginxLoginsTest {
  private static final Origin PLACE =
      YamlReader.read(SourceFile.of("a.yaml", "a: b")).documents().get(0).origin();

  /** Returns what the location inside of a server asks for. */
  private static List<String> asked(String server, String location) {
    NginxConfig outer =
        NginxConfig.parse("server { %s location / { %s } }".formatted(server, location)).get(0);
    NginxConfig inner =
        outer.block().stream().filter(one -> one.name().equals("location")).findFirst().get();
    return NginxLogins.NONE.within(outer, any -> PLACE).within(inner, any -> PLACE).all().stream()
        .map(login -> login.way().name())
        .toList();
  }

  @Test
  void aLocationInheritsWhatItDoesNotSet() {
    assertThat(asked("auth_basic \"people\";", "")).containsExactly("PASSWORD");
    assertThat(asked("auth_basic \"people\";", "auth_basic off;")).isEmpty();
    assertThat(asked("auth_basic off;", "auth_basic \"people\";")).containsExactly("PASSWORD");
    assertThat(asked("ssl_verify_client on; auth_request /check;", ""))
        .containsExactly("SERVICE", "CERTIFICATE");
  }

  @Test
  void oneOfSeveralWaysMayBeEnough() {
    assertThat(asked("auth_basic \"people\"; satisfy any; allow 10.0.0.0/8;", "")).isEmpty();
    assertThat(asked("ssl_verify_client optional;", "")).isEmpty();
  }
}
