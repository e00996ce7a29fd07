package io.mcmetrics.rules.ingress.analysis;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes as nginx does (nginx.org, "Configuration file measurement units"). */
public final class NginxSize {
  /** The letter b too, which ingress-nginx lets pass (annotations/parser/validators.go). */
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([bkmg]?)");

  private NginxSize() {}

  /** Returns the size in bytes, nought for no limit; empty for what is no size. */
  public static Optional<Long> parse(String text) {
    Matcher parts = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "k" -> number << 10;
          case "m" -> number << 20;
          case "g" -> number << 30;
          default -> number;
        });
  }
}
