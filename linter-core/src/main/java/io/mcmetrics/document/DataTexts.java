package io.mcmetrics.document;

import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The texts in a ConfigMap or a Secret. Base64 is decoded and gzip is unpacked, which the
 * Prometheus operator uses for {@code prometheus.yaml.gz}; the text has the place of the encoded
 * one.
 */
public final class DataTexts {
  /** The size in bytes above which unpacked data is not read. */
  static final int MAX_UNPACKED = 16 * 1024 * 1024;

  private DataTexts() {}

  /** Returns the entries that hold texts, with the texts decoded. */
  public static List<Entry> texts(Document holder) {
    List<Entry> texts = new ArrayList<>();
    boolean isSecret = holder.kind().equals("Secret");
    add(holder, "data", isSecret, texts);
    add(holder, isSecret ? "stringData" : "binaryData", !isSecret, texts);
    return texts;
  }

  /** Returns the text of one key; empty if it cannot be read. */
  public static Optional<YamlScalar> text(Document holder, String key) {
    return texts(holder).stream()
        .filter(entry -> entry.key().text().equals(key))
        // What stands in stringData overwrites what stands in data.
        .reduce((first, second) -> second)
        .map(entry -> (YamlScalar) entry.value());
  }

  private static void add(Document holder, String section, boolean encoded, List<Entry> texts) {
    for (Entry entry :
        holder.root().mappingAt(section).map(YamlMapping::entries).orElse(List.of())) {
      if (entry.value() instanceof YamlScalar text) {
        Optional<YamlScalar> readable = encoded ? decoded(text) : Optional.of(text);
        readable.ifPresent(value -> texts.add(new Entry(entry.key(), value)));
      }
    }
  }

  /**
   * Returns the text that is encoded in another as base64, and perhaps gzip; empty if the bytes are
   * no text.
   */
  public static Optional<YamlScalar> decoded(YamlScalar text) {
    if (text.isUnknown()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.text().replaceAll("\\s", ""));
      Optional<byte[]> unpacked = isPacked(bytes) ? unpacked(bytes) : Optional.of(bytes);
      return unpacked
          .flatMap(DataTexts::utf8)
          .map(t -> new YamlScalar(t, Style.QUOTED, text.origin()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isPacked(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
  }

  private static Optional<byte[]> unpacked(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] unpacked = in.readNBytes(MAX_UNPACKED + 1);
      return unpacked.length > MAX_UNPACKED ? Optional.empty() : Optional.of(unpacked);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
