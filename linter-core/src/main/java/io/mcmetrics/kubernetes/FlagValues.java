package io.mcmetrics.kubernetes;

import io.mcmetrics.promql.parser.DurationLength;
import io.mcmetrics.relabel.GoText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values that flags of Prometheus and Thanos take, by their types ({@code alecthomas/kingpin}
 * 2.4): {@code int}, {@code duration}, {@code enum(debug,info)} and so on.
 */
public final class FlagValues {
  private static final Pattern WHOLE =
      Pattern.compile("[-+]?(?:0[xX][0-9a-fA-F_]++|0[bB][01_]++|0[oO]?[0-7_]*+|[1-9][0-9_]*+)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:[0-9]+(?:_[0-9]+)*+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern SIZE =
      Pattern.compile(
          "0|(?:%1$s(?:[KMGTPE]iB|B))++|(?:%1$s(?:[KMGTPE]?B))++"
              .formatted("(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)"));

  /** Durations of Go: no days, but fractions and signs. */
  private static final Pattern GO_DURATION =
      Pattern.compile("[-+]?(?:0|(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))++)");

  private FlagValues() {}

  /** Returns what is wrong with a value; empty if it is taken. */
  public static Optional<String> objection(String type, String value, String flag) {
    if (type.startsWith("enum(")) {
      List<String> words = List.of(type.substring(5, type.length() - 1).split(",", -1));
      return words.contains(value)
          ? Optional.empty()
          : Optional.of(
              "--%s must be one of %s, got '%s'"
                  .formatted(
                      flag,
                      String.join(",", words.stream().filter(w -> !w.isEmpty()).toList()),
                      value));
    }
    boolean isTaken =
        switch (type) {
          // An int is read as a float, and cut off.
          case "int" -> NUMBER.matcher(value).matches();
          case "int64", "uint" -> WHOLE.matcher(value).matches();
          case "float" -> NUMBER.matcher(value).matches();
          case "duration" -> value.equals("0") || DurationLength.of(value).isPresent();
          case "go-duration" -> GO_DURATION.matcher(value).matches();
          case "bytes" -> SIZE.matcher(value).matches();
          default -> true;
        };
    return isTaken
        ? Optional.empty()
        : Optional.of("--%s cannot be %s".formatted(flag, GoText.quoted(value)));
  }
}
