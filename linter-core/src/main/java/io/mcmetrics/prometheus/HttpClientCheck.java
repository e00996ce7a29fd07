package io.mcmetrics.prometheus;

import io.mcmetrics.yaml.YamlMapping;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the settings of an HTTP client: the login, TLS, the proxy and the headers
 * (prometheus/common 0.72, {@code config/http_config.go} and {@code config/headers.go}).
 */
final class HttpClientCheck {
  private static final String ONE_LOGIN =
      "at most one of basic_auth, oauth2 & authorization must be configured";

  private static final Set<String> RESERVED =
      Set.of(
          "authorization",
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
          "x-prometheus-scrape-timeout-seconds",
          "x-amz-date",
          "x-amz-security-token",
          "x-amz-content-sha256");

  private static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512");
  private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private HttpClientCheck() {}

  /** Checks a block whose keys are those of an HTTP client, among others. */
  static void check(Struct client) {
    boolean isFine =
        checkTokens(client)
            && checkBasicAuth(client)
            && checkAuthorization(client)
            && checkLogins(client);
    if (isFine) {
      client.block("oauth2").ifPresent(HttpClientCheck::checkTokenClient);
      checkProxy(client);
      checkHeaders(client);
    }
  }

  private static boolean checkTokens(Struct client) {
    if (!client.atMostOne(
        "at most one of bearer_token & bearer_token_file must be configured",
        "bearer_token",
        "bearer_token_file")) {
      return false;
    }
    Optional<String> token =
        client.isSet("bearer_token")
            ? Optional.of("bearer_token")
            : Optional.of("bearer_token_file").filter(client::isSet);
    if (token.isEmpty()) {
      return true;
    }
    if (client.isWritten("basic_auth") || client.isWritten("oauth2")) {
      client.refuse(
          token.get(),
          "at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured");
      return false;
    }
    if (client.isWritten("authorization")) {
      client.refuse(
          token.get(), "authorization is not compatible with bearer_token & bearer_token_file");
      return false;
    }
    return true;
  }

  private static boolean checkBasicAuth(Struct client) {
    Optional<Struct> login = client.block("basic_auth");
    return login.isEmpty()
        || (login
                .get()
                .atMostOne(
                    "at most one of basic_auth username, username_file & username_ref must be"
                        + " configured",
                    "username",
                    "username_file",
                    "username_ref")
            && login
                .get()
                .atMostOne(
                    "at most one of basic_auth password, password_file & password_ref must be"
                        + " configured",
                    "password",
                    "password_file",
                    "password_ref"));
  }

  private static boolean checkAuthorization(Struct client) {
    Optional<Struct> authorization = client.block("authorization");
    if (authorization.isEmpty()) {
      return true;
    }
    Struct login = authorization.get();
    if (!login.atMostOne(
        "at most one of authorization credentials & credentials_file must be configured",
        "credentials",
        "credentials_file",
        "credentials_ref")) {
      return false;
    }
    if (login.text("type").filter(type -> type.strip().equalsIgnoreCase("basic")).isPresent()) {
      login.refuse(
          "type", "authorization type cannot be set to \"basic\", use \"basic_auth\" instead");
      return false;
    }
    return true;
  }

  private static boolean checkLogins(Struct client) {
    for (String other : new String[] {"oauth2", "authorization"}) {
      if (client.isWritten("basic_auth") && client.isWritten(other)) {
        client.refuse(other, ONE_LOGIN);
        return false;
      }
    }
    if (client.isWritten("oauth2") && client.isWritten("authorization")) {
      client.refuse("oauth2", ONE_LOGIN);
      return false;
    }
    return true;
  }

  /** Checks the proxy of a block that fetches tokens, wherever it stands. */
  static void checkOauth2(Struct oauth2) {
    checkProxy(oauth2);
  }

  private static void checkTokenClient(Struct oauth2) {
    if (oauth2.isMissing("client_id")) {
      oauth2.require("client_id", "oauth2 client_id must be configured");
      return;
    }
    if (oauth2.isMissing("token_url")) {
      oauth2.require("token_url", "oauth2 token_url must be configured");
      return;
    }
    boolean isJwt = oauth2.text("grant_type").filter(JWT::equals).isPresent();
    if (isJwt) {
      oauth2.atMostOne(
          "at most one of oauth2 client_certificate_key, client_certificate_key_file &"
              + " client_certificate_key_ref must be configured using grant-type="
              + JWT,
          "client_certificate_key",
          "client_certificate_key_file",
          "client_certificate_key_ref");
      Optional<String> algorithm = oauth2.text("signature_algorithm");
      if (algorithm.filter(a -> !a.isEmpty() && !ALGORITHMS.contains(a)).isPresent()) {
        oauth2.refuse(
            "signature_algorithm", "valid signature algorithms are RS256, RS384 and RS512");
      }
    } else {
      oauth2.atMostOne(
          "at most one of oauth2 client_secret, client_secret_file & client_secret_ref must be"
              + " configured using grant-type=client_credentials",
          "client_secret",
          "client_secret_file",
          "client_secret_ref");
    }
  }

  private static void checkProxy(Struct client) {
    boolean hasProxy = client.isSet("proxy_url");
    boolean isFromEnvironment = client.isOn("proxy_from_environment");
    boolean mayBeFromEnvironment =
        isFromEnvironment
            || client
                .mapping()
                .scalarAt("proxy_from_environment")
                .filter(s -> s.isUnknown())
                .isPresent();
    boolean mayHaveProxy = hasProxy || !client.isMissing("proxy_url") || mayBeFromEnvironment;
    boolean connects =
        client.mapping().mappingAt("proxy_connect_header").filter(h -> h.size() > 1).isPresent();
    if (connects && !mayHaveProxy) {
      client
          .out()
          .addSince(
              2,
              43,
              "if proxy_connect_header is configured, proxy_url or proxy_from_environment must also"
                  + " be configured",
              client.at("proxy_connect_header"));
    } else if (isFromEnvironment && hasProxy) {
      client.refuse(
          "proxy_url", "if proxy_from_environment is configured, proxy_url must not be configured");
    } else if (isFromEnvironment && client.isSet("no_proxy")) {
      client.refuse(
          "no_proxy", "if proxy_from_environment is configured, no_proxy must not be configured");
    } else if (client.isSet("no_proxy") && isProxyAbsent(client)) {
      client.refuse("no_proxy", "if no_proxy is configured, proxy_url must also be configured");
    }
  }

  /** An empty text is a URL of its own kind. */
  private static boolean isProxyAbsent(Struct client) {
    return client.mapping().get("proxy_url").filter(value -> !value.isNull()).isEmpty();
  }

  private static void checkHeaders(Struct client) {
    for (YamlMapping headers : client.mapping().mappingAt("http_headers").stream().toList()) {
      for (YamlMapping.Entry header : headers.merged().entries()) {
        String name = header.key().text();
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
          client.out().add("setting header \"" + name + "\" is not allowed", header);
        }
      }
    }
  }

  /** Checks a {@code tls_config}. */
  static void checkTls(Struct tls) {
    boolean isFine =
        tls.atMostOne(
                "at most one of ca, ca_file & ca_ref must be configured", "ca", "ca_file", "ca_ref")
            && tls.atMostOne(
                "at most one of cert, cert_file & cert_ref must be configured",
                "cert",
                "cert_file",
                "cert_ref")
            && tls.atMostOne(
                "at most one of key and key_file must be configured", "key", "key_file", "key_ref");
    if (!isFine) {
      return;
    }
    boolean hasCertificate = hasAny(tls, "cert", "cert_file", "cert_ref");
    boolean hasKey = hasAny(tls, "key", "key_file", "key_ref");
    if (hasCertificate && lacks(tls, "key", "key_file", "key_ref")) {
      tls.out()
          .addSince(
              2,
              43,
              "exactly one of key or key_file must be configured when a client certificate is"
                  + " configured",
              tls.at(tls.isSet("cert_file") ? "cert_file" : "cert"));
    } else if (hasKey && lacks(tls, "cert", "cert_file", "cert_ref")) {
      tls.out()
          .addSince(
              2,
              43,
              "exactly one of cert or cert_file must be configured when a client key is configured",
              tls.at(tls.isSet("key_file") ? "key_file" : "key"));
    }
  }

  private static boolean hasAny(Struct block, String... keys) {
    for (String key : keys) {
      if (block.isSet(key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lacks(Struct block, String... keys) {
    for (String key : keys) {
      if (!block.isMissing(key)) {
        return false;
      }
    }
    return true;
  }
}
