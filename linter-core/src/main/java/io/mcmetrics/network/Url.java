package io.mcmetrics.network;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL. The parser is lenient: a placeholder in the place of a host, which {@link
 * java.net.URI} refuses, is taken as it is.
 *
 * @param scheme in lower case; empty if left out
 * @param host in lower case; an address of IPv6 in its brackets
 * @param port as written, else the default of the scheme, else 0
 * @param path with its leading slash; empty if left out
 */
public record Url(String scheme, String host, int port, String path) {
  private static final Pattern BARE_HOST = Pattern.compile("[\\w.-]+(?::\\d+)?(?:/.*)?");
  private static final Pattern WITH_ACCOUNT = Pattern.compile("[a-z]+://[^/]*@.*");

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:[^/@]*@)?([^/:?#\\[]+|\\[[^\\]/]*\\])(?::(\\d{1,5}))?([^?#]*).*");

  /**
   * Tells whether the host can only be resolved within a cluster: it is the name of a Service, or
   * the local host.
   */
  public boolean isInsideTheCluster() {
    return (host.indexOf('.') < 0 && !host.startsWith("["))
        || host.endsWith(".svc")
        || host.contains(".svc.")
        || host.startsWith("127.");
  }

  /**
   * Tells whether the host may be that of a Service with its namespace, as {@code receive.thanos}:
   * two words, asked without TLS on a port that no route listens on.
   */
  public boolean mayBeServiceInNamespace() {
    boolean hasTwoLabels = host.indexOf('.') > 0 && host.indexOf('.') == host.lastIndexOf('.');
    return hasTwoLabels && !scheme.equals("https") && port != 80 && port != 443;
  }

  /** Returns the path with which a request is sent: a path that is left out is the root. */
  public String requestPath() {
    return path.isEmpty() ? "/" : path;
  }

  /** Returns it without the user information and without the query, which may be secrets. */
  public String withoutSecrets() {
    boolean isUsual =
        port == 0
            || (scheme.equals("http") && port == 80)
            || (scheme.equals("https") && port == 443);
    return (scheme.isEmpty() ? "" : scheme + "://") + host + (isUsual ? "" : ":" + port) + path;
  }

  /** Returns the parts of a text; empty if it has no host. */
  public static Optional<Url> parse(String text) {
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
    String host = parts.group(2).toLowerCase(Locale.ROOT);
    String withoutFinalDot = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return Optional.of(
        new Url(scheme, withoutFinalDot, port(parts.group(3), scheme), parts.group(4)));
  }

  private static int port(@Nullable String written, String scheme) {
    if (written != null) {
      return Integer.parseInt(written);
    }
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      default -> 0;
    };
  }

  /** Tells whether a text may be a URL that begins with its host, without a scheme. */
  public static boolean isWithoutScheme(String text) {
    return BARE_HOST.matcher(text).matches();
  }

  /** Tells whether the text of a URL has a name or a password before its host. */
  public static boolean hasAccount(String text) {
    return WITH_ACCOUNT.matcher(text).matches();
  }
}
