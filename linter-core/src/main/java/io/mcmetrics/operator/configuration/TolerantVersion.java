package io.mcmetrics.operator.configuration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as {@code semver.ParseTolerant} of blang/semver reads them. */
record TolerantVersion(int major, int minor, int patch) {
  private static final String SUFFIX = "(?:[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*+)";
  private static final Pattern FULL =
      Pattern.compile(
          "([0-9]{1,9})\\.([0-9]{1,9})\\.([0-9]{1,9})(?:-" + SUFFIX + ")?(?:\\+" + SUFFIX + ")?");
  private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(?:\\.([0-9]{1,9}))?");

  /** Returns the version of a text; empty if it is none. */
  static Optional<TolerantVersion> parse(String text) {
    String bare = text.strip();
    bare = bare.startsWith("v") ? bare.substring(1) : bare;
    Matcher full = FULL.matcher(bare);
    if (full.matches()) {
      return Optional.of(of(full.group(1), full.group(2), full.group(3)));
    }
    Matcher part = SHORT.matcher(bare);
    return part.matches()
        ? Optional.of(of(part.group(1), Optional.ofNullable(part.group(2)).orElse("0"), "0"))
        : Optional.empty();
  }

  private static TolerantVersion of(String major, String minor, String patch) {
    return new TolerantVersion(
        Integer.parseInt(major), Integer.parseInt(minor), Integer.parseInt(patch));
  }

  boolean isBefore(int otherMajor, int otherMinor) {
    return major < otherMajor || (major == otherMajor && minor < otherMinor);
  }
}
