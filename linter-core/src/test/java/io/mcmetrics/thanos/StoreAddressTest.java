package io.mcmetrics.thanos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.thanos.StoreAddress.Lookup;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StoreAddressTest {
  private static final Origin SOMEWHERE =
      YamlReader.read(SourceFile.of("a.yaml", "a: b")).documents().get(0).origin();

  private static Optional<StoreAddress> parsed(String text) {
    return StoreAddress.of(new Value.Known<>(text, SOMEWHERE), false);
  }

  private static StoreAddress address(String text) {
    return parsed(text).orElseThrow();
  }

  @Test
  void anAddressIsLookedUpOnceUnlessItSaysMore() {
    assertThat(address("thanos-receive:10901").lookup()).isEqualTo(Lookup.NONE);
    assertThat(address("dns+thanos-receive:10901").lookup()).isEqualTo(Lookup.ADDRESSES);
    assertThat(address("dnsdualstack+thanos-receive:10901").lookup()).isEqualTo(Lookup.ADDRESSES);
    assertThat(address("dnssrv+_grpc._tcp.thanos-receive").lookup())
        .isEqualTo(Lookup.SERVICE_RECORD);
    assertThat(address("dnssrvnoa+_grpc._tcp.thanos-receive").lookup())
        .isEqualTo(Lookup.SERVICE_RECORD);
  }

  @Test
  void hostAndPortArePartedAtTheLastColon() {
    assertThat(address("dns+a.b.svc:10901").host()).isEqualTo("a.b.svc");
    assertThat(address("dns+a.b.svc:10901").port()).isEqualTo("10901");
    assertThat(address("dnsdualstack+a.b.svc").host()).isEqualTo("a.b.svc");
    assertThat(address("dnsdualstack+a.b.svc").port()).isEmpty();
  }

  @Test
  void aServiceRecordNamesThePort() {
    StoreAddress record = address("dnssrv+_grpc._tcp.thanos-receive.monitoring.svc");

    assertThat(record.host()).isEqualTo("thanos-receive.monitoring.svc");
    assertThat(record.portName()).isEqualTo("grpc");
    assertThat(record.port()).isEmpty();
  }

  @Test
  void aPortBehindAServiceRecordIsKept() {
    StoreAddress record = address("dnssrv+_grpc._tcp.thanos-receive.monitoring.svc:10907");

    assertThat(record.host()).isEqualTo("thanos-receive.monitoring.svc");
    assertThat(record.port()).isEqualTo("10907");
  }

  @Test
  void whatSomethingOutsideFillsInIsNoAddress() {
    assertThat(parsed("$(STORE):10901")).isEmpty();
    assertThat(StoreAddress.of(new Value.Unknown<>("{{ x }}", SOMEWHERE), false)).isEmpty();
  }

  @Test
  void knowsWhoeverWasMeantByAUrl() {
    StoreAddress url =
        StoreAddress.of(new Value.Known<>("https://store:443", SOMEWHERE), false).get();
    assertThat(url.isUrl()).isTrue();
    assertThat(url.host()).isEqualTo("store");
    assertThat(url.port()).isEqualTo("443");
  }

  @Test
  void takesAPathForAUrlAndAResolverOfGrpcForNone() {
    assertThat(StoreAddress.of(new Value.Known<>("store:443/a", SOMEWHERE), false).get().isUrl())
        .isTrue();
    assertThat(
            StoreAddress.of(new Value.Known<>("dns:///store:443", SOMEWHERE), false).get().isUrl())
        .isFalse();
    assertThat(StoreAddress.of(new Value.Known<>("dns+store:443", SOMEWHERE), false).get().isUrl())
        .isFalse();
  }
}
