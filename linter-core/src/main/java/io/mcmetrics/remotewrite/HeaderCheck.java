package io.mcmetrics.remotewrite;

import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks the headers of a remote write: it must not set those that Prometheus sets itself
 * (prometheus, {@code reservedHeaders} and {@code validateHeaders} in {@code config/config.go}).
 */
public final class HeaderCheck {
  private static final Set<String> RESERVED =
      Set.of(
          "host",
          "content-encoding",
          "content-length",
          "content-type",
          "user-agent",
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "www-authenticate",
          "accept-encoding",
          "x-prometheus-remote-write-version",
          "x-prometheus-remote-read-version",
          "x-amz-date",
          "x-amz-security-token",
          "x-amz-content-sha256");

  private HeaderCheck() {}

  /** Tells whether Prometheus sets a header itself, by its name in lower case. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  /** Returns what Prometheus objects to in the headers of a remote write or remote read. */
  public static List<WriteFault> faults(YamlMapping headers) {
    List<WriteFault> faults = new ArrayList<>();
    for (YamlMapping.Entry header : headers.entries()) {
      String name = header.key().text().toLowerCase(Locale.ROOT);
      if (name.equals("authorization")) {
        faults.add(
            WriteFault.refused(
                "authorization header must be changed via the basic_auth, authorization, oauth2,"
                    + " sigv4, azuread or google_iam parameter",
                header));
      } else if (isReserved(name)) {
        faults.add(
            WriteFault.refused(
                header.key().text() + " is a reserved header. It must not be changed", header));
      }
    }
    return faults;
  }
}
