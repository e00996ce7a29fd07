package io.mcmetrics.masking;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Masks passwords and tokens in reports, which are often shared with more people than the files
 * are.
 *
 * <p>A secret is recognized by its key, or by its place in a URL. The secrets in the lines that a
 * finding points at are also masked in its messages.
 */
public final class ReportMask {
  /** What is shown in place of a secret. */
  public static final String MASK = "***";

  /** Shorter ones occur inside ordinary words, and are hardly secrets. */
  private static final int SHORTEST_LEARNT = 4;

  static final int MOST_LINES_LEARNT = 50;

  private final List<String> values;
  private final ReportMasks masks;

  ReportMask(List<String> values, ReportMasks masks) {
    this.values = List.copyOf(values);
    this.masks = masks;
  }

  /** Returns a mask for the secrets in the lines of some places. */
  public static ReportMask near(List<Span> places) {
    return new ReportMasks().near(places);
  }

  /** Returns the parts of a line of a file that must not be shown, in order. */
  public static List<SecretText> in(SourceFile file, int number) {
    String line = file.line(number);
    if (SecretLines.isReference(file, number)) {
      return List.of();
    }
    int hidden = SecretLines.startOfHidden(file, number);
    return hidden < 0
        ? SecretText.in(line, false)
        : List.of(new SecretText(hidden, Math.max(hidden, line.stripTrailing().length())));
  }

  /** Returns a message, or any other text about those places, without secrets. */
  public String mask(String message) {
    String masked = message;
    for (String value : values) {
      masked = masked.replace(value, MASK);
    }
    return masks.shown(masked);
  }

  /** Only text in backquotes comes from files; outside of them, `token: no` is prose. */
  static String maskKnownByPlace(String message) {
    StringBuilder masked = new StringBuilder();
    String[] parts = message.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      boolean prose = i % 2 == 0;
      masked.append(i == 0 ? "" : "`");
      masked.append(SecretText.hidden(part, SecretText.in(part, prose)));
    }
    return masked.toString();
  }

  /** Returns the value of a line that is masked as a whole, without its key. */
  private static String valueIn(String hidden) {
    int key = hidden.indexOf(": ");
    String value = key < 0 ? hidden : hidden.substring(key + 2).strip();
    boolean quoted = value.length() >= 2 && "\"'".indexOf(value.charAt(0)) >= 0;
    return quoted && value.endsWith(value.substring(0, 1))
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** Returns the secrets in a line of a file. */
  static List<String> secretsOf(SourceFile file, int number) {
    List<String> found = new ArrayList<>();
    String line = file.line(number);
    for (SecretText secret : in(file, number)) {
      String value = valueIn(secret.unquoted(line));
      if (value.length() >= SHORTEST_LEARNT) {
        found.add(value);
      }
    }
    return found;
  }
}
