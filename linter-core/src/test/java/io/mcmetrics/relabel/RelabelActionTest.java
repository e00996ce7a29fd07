package io.mcmetrics.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RelabelActionTest {
  @Test
  void isFoundInWhateverCase() {
    assertThat(RelabelAction.find("LabelDrop")).contains(RelabelAction.LABELDROP);
    assertThat(RelabelAction.find("keep")).contains(RelabelAction.KEEP);
  }

  @Test
  void isNotFoundWhenMisspelt() {
    assertThat(RelabelAction.find("keeep")).isEmpty();
    assertThat(RelabelAction.find("")).isEmpty();
  }

  @Test
  void hasElevenKinds() {
    assertThat(RelabelAction.values()).hasSize(11);
  }

  @Test
  void filtersInFourKinds() {
    assertThat(RelabelAction.values())
        .filteredOn(RelabelAction::filters)
        .extracting(RelabelAction::word)
        .containsExactly("keep", "drop", "keepequal", "dropequal");
  }
}
