package io.mcmetrics.remotewrite;

import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Prometheus or Thanos, such as {@code 2.53}, which can be compared. */
public record MinorVersion(int major, int minor) {
  private static final Pattern PARTS =
      Pattern.compile("v?([0-9]{1,3})\\.([0-9]{1,3})(?:[^0-9].*)?");

  /** Returns the version of a text or a tag, such as {@code v2.53.0}; empty for others. */
  public static Optional<MinorVersion> of(Value<String> version) {
    if (!(version instanceof Value.Known<String> known)) {
      return Optional.empty();
    }
    Matcher parts = PARTS.matcher(known.value());
    return parts.matches()
        ? Optional.of(
            new MinorVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  /** Tells whether this is older than another. */
  public boolean isBefore(int otherMajor, int otherMinor) {
    return major < otherMajor || (major == otherMajor && minor < otherMinor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
