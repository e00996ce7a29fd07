package io.mcmetrics.admission.cel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.admission.cel.CelValue.Fields;
import io.mcmetrics.admission.cel.CelValue.Items;
import io.mcmetrics.admission.cel.CelValue.Text;
import io.mcmetrics.admission.cel.CelValue.Whole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CelRuleTest {
  private static final CelValue AGENT =
      new Fields(
          Map.of(
              "mode", new Text("DaemonSet"),
              "replicas", new Whole(2),
              "names", new Items(List.of(new Text("a"), new Text("b"))),
              "open", CelValue.unknown(),
              "wait", new Text("90s")),
          true);

  private static boolean isBroken(String rule) {
    return CelRule.of(rule, "").isBrokenBy(AGENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!(has(self.mode) && self.mode == 'DaemonSet' && has(self.replicas))",
        "self.replicas < 2 || self.replicas >= 3",
        "self.mode in ['StatefulSet', \"Deployment\"]",
        "self.names.all(n, n == 'a')",
        "self.names.exists_one(n, n.startsWith('a') || n.startsWith('b'))",
        "self.names.filter(n, n.matches(r\"\"\"^[ab]$\"\"\")).size() <= 1",
        "has(self.shards) ? true : size(self.names) == 3",
        "duration(self.wait) <= duration('1m')",
        "'c' in self.names",
        "self.replicas - 1 + 2 == 2",
        // A field that is not there is an error, and an error refuses.
        "self.shards == 1",
      })
  void isBrokenWhereItIsFalseOrFails(String rule) {
    assertThat(isBroken(rule)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!has(self.shards) || self.shards == 1",
        "self.mode != 'StatefulSet' && self.replicas * 2 == 4",
        "self.names.map(n, n)[1] == 'b'",
        "\"a.b/c\".split('/')[0].size() == 3",
        // What is not known may be true.
        "self.open == 'a'",
        "self.open && self.shards == 1",
        "format.unheardOf(self.mode)",
        // Of the state before, there is none.
        "self.mode == oldSelf.mode",
        "self.mode == ",
      })
  void isKeptWhereItIsTrueOrNotKnown(String rule) {
    assertThat(isBroken(rule)).isFalse();
  }

  @Test
  void doesNotFailForAFieldThatMayBeThere() {
    CelValue open = new Fields(Map.of("mode", new Text("DaemonSet")), false);

    assertThat(CelRule.of("self.shards == 1", "").isBrokenBy(open)).isFalse();
    assertThat(CelRule.of("has(self.shards)", "").isBrokenBy(open)).isFalse();
  }

  @Test
  void knowsTheFieldsThatItSpeaksOf() {
    assertThat(CelRule.of("has(self.a) ? self.b.c == 'd' : self.e.all(x, x.f)", "").fields())
        .containsExactly("a", "b", "e");
  }

  @Test
  void hasTheWordsOfTheDefinition() {
    assertThat(CelRule.of("self.a", "a is needed").message()).isEqualTo("a is needed");
    assertThat(CelRule.of("self.a", "").message()).isEqualTo("failed rule: self.a");
  }
}
