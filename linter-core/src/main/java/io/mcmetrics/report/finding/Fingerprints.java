package io.mcmetrics.report.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Identifies findings by what does not change when lines are added above them.
 *
 * <p>One instance serves one report: equal findings are told apart by their order.
 */
public final class Fingerprints {
  private static final int HEX_DIGITS = 32;
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private final Map<String, Integer> seen = new HashMap<>();

  /** Starts a report. */
  public Fingerprints() {}

  /**
   * Returns the fingerprint of the next finding.
   *
   * @param message the message, whose numbers are ignored: with one more metric it is still the
   *     same finding
   * @param text what stands at the place
   */
  String next(String ruleId, String path, String message, String text) {
    String base = String.join("\0", ruleId, path, DIGITS.matcher(message).replaceAll("0"), text);
    int occurrence = seen.merge(base, 1, Integer::sum);
    return hash(occurrence == 1 ? base : base + "\0" + occurrence);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
