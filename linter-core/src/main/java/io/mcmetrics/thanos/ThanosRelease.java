package io.mcmetrics.thanos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A minor release of Thanos: {@code 0.38}. */
public record ThanosRelease(int major, int minor) implements Comparable<ThanosRelease> {
  /** Tags such as {@code v0.38.0} and {@code 0.38.0-debian-12-r1}. */
  private static final Pattern TAG = Pattern.compile("v?(\\d{1,3})\\.(\\d{1,4})(?:[.\\-+_].*)?");

  /** Returns the release that the tag of an image names; empty for {@code latest} and the like. */
  public static Optional<ThanosRelease> of(String tag) {
    Matcher parts = TAG.matcher(tag);
    return parts.matches()
        ? Optional.of(
            new ThanosRelease(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(ThanosRelease other) {
    return major == other.major
        ? Integer.compare(minor, other.minor)
        : Integer.compare(major, other.major);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
