package io.mcmetrics.remotewrite;

import io.mcmetrics.relabel.GoText;
import java.util.Optional;

/** Go's error message for a text that is not a URL (Go, {@code net/url}, {@code Parse}). */
public final class GoUrlError {
  /** The characters allowed beside letters and digits; a percent sign is checked separately. */
  private static final String IN_HOSTS = "-_.~!$&'()*+,;=:[]<>\"";

  private static final String IN_USERS = "-._:~!$&'()*+,;=%@";

  private final String text;

  private GoUrlError(String text) {
    this.text = text;
  }

  /**
   * Returns what Go objects to, without the text, which may hold a password; empty if it takes it
   * for a URL, of whatever scheme.
   */
  public static Optional<String> objection(String text) {
    return new GoUrlError(text).objection();
  }

  private Optional<String> objection() {
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("net/url: invalid control character in URL");
    }
    int colon = text.indexOf(':');
    if (colon == 0) {
      return Optional.of("missing protocol scheme");
    }
    boolean hasScheme = colon > 0 && text.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*");
    String fragment = text.indexOf('#') < 0 ? "" : text.substring(text.indexOf('#') + 1);
    String rest = (hasScheme ? text.substring(colon + 1) : text).replaceFirst("[?#].*", "");
    if (!hasScheme && !rest.startsWith("/") && rest.replaceFirst("/.*", "").contains(":")) {
      return Optional.of("first path segment in URL cannot contain colon");
    }
    if (!rest.startsWith("//")) {
      return hasScheme && !rest.startsWith("/") ? Optional.empty() : escapes(rest + fragment);
    }
    String authority = rest.substring(2).replaceFirst("/.*", "");
    String path = rest.substring(2 + authority.length());
    return authority(authority).or(() -> escapes(path + fragment));
  }

  private Optional<String> authority(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0 && !hasOnly(authority.substring(0, at), IN_USERS)) {
      return Optional.of("net/url: invalid userinfo");
    }
    String host = authority.substring(at + 1);
    int bracket = host.lastIndexOf(']');
    if (host.startsWith("[") && bracket < 0) {
      return Optional.of("missing ']' in host");
    }
    int colon = host.indexOf(':', host.startsWith("[") ? bracket : host.lastIndexOf(':'));
    if (colon >= 0 && !host.substring(colon + 1).matches("[0-9]*")) {
      // Before an @ it may be a password in which somebody forgot to escape a character.
      String port = text.indexOf('@') < 0 ? " " + GoText.quoted(host.substring(colon)) : "";
      return Optional.of("invalid port" + port + " after host");
    }
    return host.codePoints()
        .filter(c -> c < 0x80 && c != '%' && !isOneOf(c, IN_HOSTS))
        .mapToObj(
            c -> "invalid character " + GoText.quoted(Character.toString(c)) + " in host name")
        .findFirst();
  }

  private static Optional<String> escapes(String path) {
    for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
      String escape = path.substring(i, Math.min(i + 3, path.length()));
      if (!escape.matches("%[0-9a-fA-F]{2}")) {
        return Optional.of("invalid URL escape " + GoText.quoted(escape));
      }
    }
    return Optional.empty();
  }

  private static boolean hasOnly(String text, String allowed) {
    return text.codePoints().allMatch(c -> isOneOf(c, allowed));
  }

  private static boolean isOneOf(int c, String allowed) {
    boolean isLetterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
    return isLetterOrDigit || allowed.indexOf(c) >= 0;
  }
}
