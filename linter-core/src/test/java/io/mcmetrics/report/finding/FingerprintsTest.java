package io.mcmetrics.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FingerprintsTest {
  private final Fingerprints fingerprints = new Fingerprints();

  @Test
  void staysTheSameWhenOnlyNumbersChange() {
    assertThat(fingerprints.next("r", "p", "3 of 422 metrics", "keep"))
        .isEqualTo(new Fingerprints().next("r", "p", "12 of 9 metrics", "keep"))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void tellsEqualFindingsApart() {
    assertThat(fingerprints.next("r", "p", "m", "t"))
        .isNotEqualTo(fingerprints.next("r", "p", "m", "t"));
  }

  @Test
  void tellsTextsApart() {
    assertThat(fingerprints.next("r", "p", "m", "t"))
        .isNotEqualTo(fingerprints.next("r", "p", "m", "u"));
  }
}
