package io.mcmetrics.sender;

import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlWriter;
import java.util.List;
import java.util.Set;

/** The authentication of a remote write, by which a receiver may tell tenants apart. */
final class RemoteWriteAuthentication {
  private static final Set<String> KEYS =
      Set.of(
          "basicAuth",
          "basic_auth",
          "authorization",
          "bearerToken",
          "bearer_token",
          "bearerTokenFile",
          "bearer_token_file",
          "bearerTokenSecret",
          "oauth2",
          "sigv4",
          "azureAd",
          "azuread",
          "google_iam",
          "tlsConfig",
          "tls_config");

  private RemoteWriteAuthentication() {}

  /** Returns the settings as YAML, equal for equal settings; empty if there are none. */
  static String of(YamlMapping write) {
    List<Entry> entries =
        write.entries().stream().filter(entry -> KEYS.contains(entry.key().text())).toList();
    return entries.isEmpty() ? "" : YamlWriter.write(new YamlMapping(entries, write.origin()));
  }
}
