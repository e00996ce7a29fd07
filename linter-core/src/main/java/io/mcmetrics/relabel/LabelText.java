package io.mcmetrics.relabel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.IntStream;

/** What Prometheus makes of the text of a label. */
final class LabelText {
  private LabelText() {}

  /** Returns a text in lower case, character by character as Go does, whatever the language. */
  static String lower(String text) {
    return joined(text.codePoints().map(Character::toLowerCase));
  }

  /** Returns a text in upper case, character by character as Go does, whatever the language. */
  static String upper(String text) {
    return joined(text.codePoints().map(Character::toUpperCase));
  }

  /** Returns the last eight bytes of the MD5 sum, as an unsigned number, modulo another. */
  static String hash(String text, long modulus) {
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return Long.toUnsignedString(
          Long.remainderUnsigned(ByteBuffer.wrap(sum).getLong(8), modulus));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private static String joined(IntStream codePoints) {
    return codePoints
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
