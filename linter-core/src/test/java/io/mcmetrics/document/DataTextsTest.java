package io.mcmetrics.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.render.RenderedTree;
import io.mcmetrics.render.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class DataTextsTest {
  private static final String CONFIG =
      "global: {external_labels: {cluster: a}}\nremote_write: [{url: 'http://x/'}]\n";

  @Test
  void opensEncodedData() {
    RenderedTree tree = secret("prometheus.yaml", CONFIG.getBytes(StandardCharsets.UTF_8));

    assertThat(tree.values("prometheus.yml", "global", "external_labels", "cluster"))
        .containsExactly("a");
  }

  @Test
  void opensPackedData() throws IOException {
    RenderedTree tree =
        secret("prometheus.yaml.gz", packed(CONFIG.getBytes(StandardCharsets.UTF_8)));

    assertThat(tree.documents("prometheus.yml")).hasSize(1);
  }

  @Test
  void placesWhatItDecodesAtTheEncodedText() {
    RenderedTree tree = secret("prometheus.yaml", CONFIG.getBytes(StandardCharsets.UTF_8));

    assertThat(
            Trees.origin(
                tree.documents("prometheus.yml").get(0).root(),
                "global",
                "external_labels",
                "cluster"))
        .startsWith("s.yaml:4:27 `Z2xv")
        .contains(" EMBEDDED s.yaml:4:27 ");
  }

  @Test
  void leavesWhatUnpacksToTooMuch() throws IOException {
    byte[] large = new byte[DataTexts.MAX_UNPACKED + 1];
    System.arraycopy(CONFIG.getBytes(StandardCharsets.UTF_8), 0, large, 0, CONFIG.length());

    assertThat(secret("prometheus.yaml.gz", packed(large)).documents("prometheus.yml")).isEmpty();
  }

  @Test
  void leavesWhatIsNoText() {
    assertThat(secret("k", new byte[] {(byte) 0xff, (byte) 0xfe, 0}).gaps()).isEmpty();
    assertThat(secret("k", new byte[] {0x1f, (byte) 0x8b, 1, 2}).gaps()).isEmpty();
    assertThat(
            RenderedTree.of("s.yaml", "apiVersion: v1\nkind: Secret\ndata: {a: '%%%', b: [1]}\n")
                .gaps())
        .isEmpty();
  }

  @Test
  void opensTheBinaryDataOfAConfigMap() throws IOException {
    String encoded =
        Base64.getEncoder().encodeToString(packed(CONFIG.getBytes(StandardCharsets.UTF_8)));
    RenderedTree tree =
        RenderedTree.of(
            "m.yaml", "apiVersion: v1\nkind: ConfigMap\nbinaryData: {p.gz: " + encoded + "}\n");

    assertThat(tree.documents("prometheus.yml")).hasSize(1);
  }

  private static RenderedTree secret(String key, byte[] content) {
    String encoded = Base64.getEncoder().encodeToString(content);
    return RenderedTree.of(
        "s.yaml",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {%-17s: %s}\n"
            .formatted(key, encoded));
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
