package io.mcmetrics.gitops.envsubst;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The functions that a use of a variable may apply to its value, as in Flux (fluxcd/pkg,
 * envsubst/funcs.go, 1.9). All that give another text for a missing value are defaults there, also
 * {@code :?} and {@code :+}.
 */
final class ShellFunctions {
  private ShellFunctions() {}

  static String apply(String function, String value, List<String> arguments) {
    return switch (function) {
      case "," -> value.isEmpty() ? value : lower(value.substring(0, 1)) + value.substring(1);
      case ",," -> lower(value);
      case "^" -> value.isEmpty() ? value : upper(value.substring(0, 1)) + value.substring(1);
      case "^^" -> upper(value);
      case "#" ->
          arguments.isEmpty()
              ? String.valueOf(value.length())
              : withoutPrefix(value, arguments.get(0), false);
      case "##" -> withoutPrefix(value, arguments.get(0), true);
      case "%" -> withoutSuffix(value, arguments.get(0), false);
      case "%%" -> withoutSuffix(value, arguments.get(0), true);
      case ":" -> part(value, arguments);
      case "/", "//", "/#", "/%" -> replaced(function, value, arguments);
      default -> value.isEmpty() ? String.join("", arguments) : value;
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String replaced(String function, String value, List<String> arguments) {
    String old = arguments.get(0);
    String with = arguments.size() > 1 ? arguments.get(1) : "";
    boolean both = arguments.size() > 1;
    return switch (function) {
      case "//" -> value.replace(old, with);
      case "/#" -> both && value.startsWith(old) ? with + value.substring(old.length()) : value;
      case "/%" ->
          both && value.endsWith(old)
              ? value.substring(0, value.length() - old.length()) + with
              : value;
      default -> {
        int at = value.indexOf(old);
        yield at < 0 ? value : value.substring(0, at) + with + value.substring(at + old.length());
      }
    };
  }

  private static String part(String value, List<String> arguments) {
    if (!isNumber(arguments.get(0))) {
      return value;
    }
    int from = Integer.parseInt(arguments.get(0));
    from = from < 0 ? Math.max(value.length() + from, 0) : from;
    if (arguments.size() == 1) {
      return from < value.length() ? value.substring(from) : "";
    }
    if (!isNumber(arguments.get(1))) {
      return value;
    }
    int length = Integer.parseInt(arguments.get(1));
    int end = length < 0 ? value.length() + length : Math.min(from + length, value.length());
    return end <= from ? "" : value.substring(from, end);
  }

  private static boolean isNumber(String text) {
    return text.matches("[-+]?[0-9]{1,8}");
  }

  private static String withoutPrefix(String value, String pattern, boolean longest) {
    Pattern prefix = glob(pattern);
    for (int i = 0; i <= value.length(); i++) {
      int length = longest ? value.length() - i : i;
      if (length > 0 && prefix.matcher(value.substring(0, length)).matches()) {
        return value.substring(length);
      }
    }
    return value;
  }

  private static String withoutSuffix(String value, String pattern, boolean longest) {
    Pattern suffix = glob(pattern);
    for (int i = 0; i <= value.length(); i++) {
      int length = longest ? value.length() - i : i;
      int start = value.length() - length;
      if (length > 0 && suffix.matcher(value.substring(start)).matches()) {
        return value.substring(0, start);
      }
    }
    return value;
  }

  private static Pattern glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
