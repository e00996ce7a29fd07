package io.mcmetrics.thanos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.kubernetes.Program;
import org.junit.jupiter.api.Test;

final class ThanosFlagsTest {
  private static ThanosFlags.ReleaseRange span(Program program, String flag) {
    return ThanosFlags.read().find(program, flag).orElseThrow();
  }

  private static ThanosRelease release(String tag) {
    return ThanosRelease.of(tag).orElseThrow();
  }

  @Test
  void releasesAreReadFromTagsOfAllPackagers() {
    assertThat(release("v0.39.2")).isEqualTo(new ThanosRelease(0, 39));
    assertThat(release("0.39.2-debian-12-r2")).isEqualTo(new ThanosRelease(0, 39));
    assertThat(release("0.38")).isEqualTo(new ThanosRelease(0, 38));
    assertThat(ThanosRelease.of("latest")).isEmpty();
    assertThat(ThanosRelease.of("main-2024-01-01-abcdef0")).isEmpty();
  }

  @Test
  void releasesAreComparedAsNumbers() {
    assertThat(release("v0.9.0")).isLessThan(release("v0.10.0"));
    assertThat(release("v1.0.0")).isGreaterThan(release("v0.42.4"));
  }

  @Test
  void storeIsGoneSince038() {
    assertThat(span(Program.THANOS_QUERY, "store").isRemovedIn(release("v0.37.2"))).isFalse();
    assertThat(span(Program.THANOS_QUERY, "store").isRemovedIn(release("v0.38.0"))).isTrue();
  }

  @Test
  void capnprotoCameWith037() {
    ThanosFlags.ReleaseRange span = span(Program.THANOS_RECEIVE, "receive.capnproto-address");

    assertThat(span.isAddedAfter(release("v0.36.1"))).isTrue();
    assertThat(span.isAddedAfter(release("v0.37.0"))).isFalse();
    assertThat(span.isRemovedIn(release("v0.42.4"))).isFalse();
  }

  @Test
  void eachComponentHasFlagsOfItsOwn() {
    ThanosFlags flags = ThanosFlags.read();

    assertThat(flags.find(Program.THANOS_QUERY, "receive.hashrings")).isEmpty();
    assertThat(flags.names(Program.THANOS_QUERY_FRONTEND))
        .contains("query-frontend.downstream-url")
        .doesNotContain("endpoint");
    assertThat(flags.names(Program.PROMETHEUS)).isEmpty();
  }
}
