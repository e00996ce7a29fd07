package io.mcmetrics.thanos.file;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** What is checked of TLS and users of a port ({@code prometheus/exporter-toolkit} 0.15). */
final class WebMeaning {
  private static final List<String> CLIENT_LOGINS =
      List.of(
          "",
          "NoClientCert",
          "RequestClientCert",
          "RequireAnyClientCert",
          "RequireClientCert",
          "VerifyClientCertIfGiven",
          "RequireAndVerifyClientCert");

  private static final List<String> HEADERS =
      List.of(
          "Content-Security-Policy",
          "Cross-Origin-Embedder-Policy",
          "Cross-Origin-Opener-Policy",
          "Cross-Origin-Resource-Policy",
          "Permissions-Policy",
          "Strict-Transport-Security",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "X-XSS-Protection");

  private WebMeaning() {}

  static void check(Block file, Faults out) {
    for (Entry user : file.block("basic_auth_users").mapping().entries()) {
      if (user.value() instanceof YamlScalar hash
          && !hash.isUnknown()
          && !hash.text().matches("\\$2[a-z]?\\$[0-9]{2}\\$.{53,}")) {
        out.add("the password is no hash by bcrypt", user);
      }
    }
    for (Entry header : file.block("http_server_config").block("headers").mapping().entries()) {
      if (!HEADERS.contains(header.key().text()) && !header.key().isUnknown()) {
        out.add("HTTP header \"" + header.key().text() + "\" can not be configured", header);
      }
    }
    checkTls(file.block("tls_server_config"), out);
  }

  private static void checkTls(Block tls, Faults out) {
    boolean isUsed =
        List.of("cert", "cert_file", "key", "key_file", "client_ca", "client_ca_file").stream()
                .anyMatch(tls::isSet)
            || tls.isSet("client_auth_type");
    if (!isUsed) {
      return;
    }
    if (tls.areAllMissing("cert", "cert_file")) {
      out.add("missing one of cert or cert_file", tls.mapping());
    } else if (tls.areAllMissing("key", "key_file")) {
      out.add("missing one of key or key_file", tls.mapping());
    }
    Optional<Yaml> login = tls.mapping().get("client_auth_type");
    String name = tls.text("client_auth_type").orElse("");
    if (login.isPresent() && !CLIENT_LOGINS.contains(name)) {
      out.add("invalid ClientAuth: " + name, login.get());
    }
    boolean hasAuthority = tls.isSet("client_ca") || tls.isSet("client_ca_file");
    boolean asksNobody =
        tls.text("client_auth_type").filter(CLIENT_LOGINS.subList(0, 2)::contains).isPresent();
    if (hasAuthority && asksNobody) {
      out.add("client CA's have been configured without a Client Auth Policy", tls.mapping());
    }
  }
}
