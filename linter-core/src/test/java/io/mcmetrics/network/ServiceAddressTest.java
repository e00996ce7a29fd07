package io.mcmetrics.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServiceAddressTest {

  @Test
  void takesANameOfOneWordForAServiceNearby() {
    assertThat(ServiceAddress.parse("receive"))
        .contains(new ServiceAddress("", "receive", "", true));
  }

  @Test
  void leavesOpenWhetherTwoWordsAreADomain() {
    assertThat(ServiceAddress.parse("receive.monitoring"))
        .contains(new ServiceAddress("", "receive", "monitoring", false));
  }

  @Test
  void readsNamesUpToTheWordThatSaysWhatTheyAre() {
    assertThat(ServiceAddress.parse("receive.monitoring.svc"))
        .isEqualTo(ServiceAddress.parse("receive.monitoring.svc.cluster.local"))
        .contains(new ServiceAddress("", "receive", "monitoring", true));
  }

  @Test
  void knowsPodsOfHeadlessServices() {
    assertThat(ServiceAddress.parse("receive-0.receive.monitoring.svc.cluster.local"))
        .contains(new ServiceAddress("receive-0", "receive", "monitoring", true));
  }

  @Test
  void takesNoOtherNameForOne() {
    assertThat(ServiceAddress.parse("a.b.central.example.org")).isEmpty();
    assertThat(ServiceAddress.parse("10.0.0.7")).isEmpty();
    assertThat(ServiceAddress.parse("a..b")).isEmpty();
    assertThat(ServiceAddress.parse("")).isEmpty();
  }

  @Test
  void takesNoAddressOfIpV6ForAName() {
    Url url = Url.parse("http://[fd00::1]:19291/api/v1/receive").orElseThrow();

    assertThat(url).isEqualTo(new Url("http", "[fd00::1]", 19291, "/api/v1/receive"));
    assertThat(url.isInsideTheCluster()).isFalse();
    assertThat(ServiceAddress.parse(url.host())).isEmpty();
  }
}
