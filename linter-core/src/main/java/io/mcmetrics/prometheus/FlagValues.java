package io.mcmetrics.prometheus;

import io.mcmetrics.promql.parser.DurationLength;
import io.mcmetrics.relabel.GoText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values that flags take, by their types in {@code flags.txt}. */
final class FlagValues {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9_xXa-fA-F]+");
  private static final Pattern NUMBER = Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern SIZE =
      Pattern.compile(
          "0|(?:%1$s(?:[KMGTPE]iB|B))+|(?:%1$s(?:[KMGTPE]?B))+"
              .formatted("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)"));

  private FlagValues() {}

  /** Returns what is wrong with a value; empty if it is taken. */
  static Optional<String> objection(String type, String value, String flag) {
    if (type.startsWith("enum(")) {
      List<String> words = List.of(type.substring(5, type.length() - 1).split(","));
      boolean isLevel = flag.equals("log.level") || flag.equals("log.format");
      String compared = isLevel ? value.toLowerCase(Locale.ROOT) : value;
      return words.contains(compared)
          ? Optional.empty()
          : Optional.of(
              "--%s must be one of %s, got '%s'".formatted(flag, String.join(",", words), value));
    }
    boolean isTaken =
        switch (type) {
          case "int", "uint" -> WHOLE.matcher(value).matches() && !value.matches("[a-fA-F_xX]+");
          case "float" -> NUMBER.matcher(value).matches();
          case "duration" -> value.equals("0") || DurationLength.of(value).isPresent();
          case "bytes" -> SIZE.matcher(value).matches();
          default -> true;
        };
    return isTaken
        ? Optional.empty()
        : Optional.of("--%s cannot be %s".formatted(flag, GoText.quoted(value)));
  }
}
