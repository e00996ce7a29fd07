package io.mcmetrics.thanos.file;

import io.mcmetrics.remotewrite.GoUrlError;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;

/** What is checked of those whom Thanos asks: their addresses, TLS and passwords. */
final class ClientMeaning {
  private ClientMeaning() {}

  static void checkTlsPair(Block tls, Faults out) {
    if (tls.isSet("cert_file") && tls.isMissing("key_file")) {
      out.add("client cert file specified without client key file", tls.mapping());
    } else if (tls.isSet("key_file") && tls.isMissing("cert_file")) {
      out.add("client key file specified without client cert file", tls.mapping());
    }
  }

  /** Checks a list of clients by HTTP. */
  static void checkClients(Yaml list, Faults out) {
    List<Yaml> clients = list instanceof YamlSequence sequence ? sequence.items() : List.of();
    for (Yaml client : clients) {
      if (client instanceof YamlMapping mapping) {
        checkHttp(new Block(mapping.merged()).block("http_config"), out);
        mapping.itemsAt("file_sd_configs").forEach(files -> checkFiles(files, out));
      }
    }
  }

  private static void checkFiles(Yaml files, Faults out) {
    for (Yaml file : files.itemsAt("files")) {
      String name = file instanceof YamlScalar scalar ? scalar.text() : "";
      if (!name.matches("[^*]*(?:\\*[^/]*)?\\.(?:json|yml|yaml|JSON|YML|YAML)")) {
        out.add("path name \"" + name + "\" is not valid for file discovery", file);
      }
    }
  }

  private static void checkHttp(Block http, Faults out) {
    if (http.isSet("bearer_token") && http.isSet("bearer_token_file")) {
      out.add("at most one of bearer_token & bearer_token_file must be configured", http.mapping());
    }
    Block login = http.block("basic_auth");
    boolean hasLogin =
        login.isSet("username") || login.isSet("password") || login.isSet("password_file");
    boolean hasToken = http.isSet("bearer_token") || http.isSet("bearer_token_file");
    if (hasLogin && hasToken) {
      out.add(
          "at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured",
          http.mapping());
    }
    if (login.isSet("password") && login.isSet("password_file")) {
      out.add(
          "at most one of basic_auth password, password_file & password_ref must be configured",
          login.mapping());
    }
    Block tls = http.block("tls_config");
    boolean hasHalf =
        (tls.isSet("cert_file") && tls.isMissing("key_file"))
            || (tls.isSet("key_file") && tls.isMissing("cert_file"));
    if (hasHalf) {
      out.add("exactly one of cert and key is configured", tls.mapping());
    }
  }

  /** Checks the limits of a receiver. */
  static void checkLimits(Block limits, Faults out) {
    Block global = limits.block("write").block("global");
    String url = global.text("meta_monitoring_url").orElse("");
    if (url.isEmpty()) {
      return;
    }
    Located where = global.place("meta_monitoring_url");
    GoUrlError.objection(url)
        .ifPresentOrElse(
            why -> out.add("parsing meta-monitoring URL: " + why, where),
            () -> {
              if (!url.matches("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]++.*")) {
                out.add(url + " is not a valid meta-monitoring URL", where);
              }
            });
  }

  /** Checks whom Query asks. */
  static void checkEndpoints(Block file, Faults out) {
    for (Yaml item : file.mapping().itemsAt("endpoints")) {
      if (!(item instanceof YamlMapping mapping)) {
        continue;
      }
      Block endpoint = new Block(mapping.merged());
      String address = endpoint.text("address").orElse("");
      if (endpoint.isOn("strict") && address.matches("dns(srv|srvnoa)?\\+.*")) {
        out.add(
            address
                + " is a dynamically specified endpoint i.e. it uses SD and that is not permitted"
                + " under strict mode.",
            mapping);
      }
      boolean isKnownSingle = endpoint.isMissing("group") || isFalse(endpoint);
      if (endpoint.isSet("service_config") && isKnownSingle) {
        out.add(address + " service_config is only valid for endpoint groups.", mapping);
      }
      String compression = endpoint.block("client_config").text("compression").orElse("");
      if (!List.of("", "none", "snappy").contains(compression)) {
        out.add("invalid compression: " + compression + ", must be 'none' or 'snappy'", mapping);
      }
    }
  }

  private static boolean isFalse(Block endpoint) {
    return !endpoint.isOn("group") && endpoint.text("group").isPresent();
  }
}
