package io.mcmetrics.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.remotewrite.WriteFault.By;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WriteSettingsReaderTest {

  @Test
  void takesNullForZeroInFile() {
    WriteSettings settings = inFile("remote_timeout:\nqueue_config: {capacity: }");
    assertThat(settings.timeout().isKnown(Duration.ZERO)).isTrue();
    assertThat(settings.queue().capacity().isKnown(0)).isTrue();
    assertThat(settings.queue().maxShards()).isInstanceOf(Value.Absent.class);
  }

  @Test
  void takesEmptyQueueOfFileForZeroes() {
    QueueConfig queue = inFile("queue_config:").queue();
    assertThat(queue.maxShards().isKnown(0)).isTrue();
    assertThat(queue.maxBackoff().isKnown(Duration.ZERO)).isTrue();
  }

  @Test
  void takesNullAndZeroForTheDefaultInResource() {
    WriteSettings settings = inResource("remoteTimeout:\nqueueConfig: {capacity: 0, maxShards: }");
    assertThat(settings.timeout()).isInstanceOf(Value.Absent.class);
    assertThat(settings.queue().capacity()).isInstanceOf(Value.Absent.class);
    assertThat(settings.queue().maxShards()).isInstanceOf(Value.Absent.class);
    assertThat(settings.faults()).isEmpty();
  }

  @Test
  void readsNumbersAsGoDoes() {
    QueueConfig queue =
        inFile("queue_config: {capacity: 1e3, max_shards: 0x10, min_shards: -1}").queue();
    assertThat(queue.capacity().isKnown(1000)).isTrue();
    assertThat(queue.maxShards().isKnown(16)).isTrue();
    assertThat(queue.minShards().isKnown(-1)).isTrue();
  }

  @Test
  void leavesOpenWhatIsFilledInLater() {
    WriteSettings settings =
        inResource(
            "remoteTimeout: ${T}\nsendNativeHistograms: ${N}\nqueueConfig:\n  maxShards: ${S}");
    assertThat(settings.timeout()).isInstanceOf(Value.Unknown.class);
    assertThat(settings.nativeHistograms()).isInstanceOf(Value.Unknown.class);
    assertThat(settings.queue().maxShards()).isInstanceOf(Value.Unknown.class);
    assertThat(settings.faults()).isEmpty();
  }

  @Test
  void tellsWhoRefuses() {
    assertThat(inResource("remoteTimeout: 30").faults())
        .extracting(WriteFault::by)
        .containsExactly(By.API_SERVER);
    assertThat(inResource("headers: {Host: a}").faults())
        .extracting(WriteFault::by)
        .containsExactly(By.PROMETHEUS);
    String secrets = "{username: {name: a, key: u}, password: {name: a, key: p}}";
    assertThat(inResource("basicAuth: " + secrets + "\nsigv4: {}").faults())
        .extracting(WriteFault::by)
        .containsExactly(By.OPERATOR);
  }

  @Test
  void leavesAloneKeysOfResourcesThatItDoesNotKnow() {
    assertThat(inResource("tlsConfig: {anything: 5}\nfuture: 5").faults()).isEmpty();
  }

  @Test
  void doubtsUnknownKeysOfFilesUnlessTheyAreNearToOthers() {
    assertThat(inFile("remote_timeouts: 5s").faults())
        .extracting(WriteFault::isCertain)
        .containsExactly(true);
    assertThat(inFile("wal_shipping: 5s").faults())
        .extracting(WriteFault::isCertain)
        .containsExactly(false);
  }

  @Test
  void objectsToOrderOfQueueOnlySinceThatIsChecked() {
    List<WriteFault> faults = inFile("queue_config: {min_shards: 60}").faults();
    assertThat(faults).extracting(WriteFault::since).containsExactly(new MinorVersion(3, 12));
  }

  @Test
  void saysTheSameOfTheSameInAnyOrder() {
    assertThat(inFile("name: a\nheaders: {b: c, d: e}").content())
        .isEqualTo(inFile("headers: {d: e, b: c}\nname: a").content())
        .isNotEqualTo(inFile("headers: {d: e, b: c}").content());
  }

  private static WriteSettings inFile(String settings) {
    return read(settings, RelabelSyntax.PROMETHEUS_FILE);
  }

  private static WriteSettings inResource(String settings) {
    return read(settings, RelabelSyntax.CUSTOM_RESOURCE);
  }

  private static WriteSettings read(String settings, RelabelSyntax syntax) {
    SourceFile file = SourceFile.of("write.yaml", "url: http://a/\n" + settings + "\n");
    YamlMapping write = (YamlMapping) YamlReader.read(file).documents().get(0);
    return WriteSettingsReader.read(write, syntax);
  }
}
