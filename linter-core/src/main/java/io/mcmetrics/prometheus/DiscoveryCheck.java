package io.mcmetrics.prometheus;

import io.mcmetrics.relabel.GoText;
import io.mcmetrics.remotewrite.GoUrlError;
import io.mcmetrics.yaml.YamlScalar;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the blocks of service discovery ({@code discovery/*}, Prometheus 3.16). */
final class DiscoveryCheck {
  private static final Pattern FILE =
      Pattern.compile("[^*]*(\\*[^/]*)?\\.(json|yml|yaml|JSON|YML|YAML)");

  /** Types that are checked as HTTP clients as well. */
  private static final Set<String> CLIENTS =
      Set.of(
          "azure.SDConfig",
          "consul.SDConfig",
          "digitalocean.SDConfig",
          "moby.DockerSDConfig",
          "moby.DockerSwarmSDConfig",
          "aws.EC2SDConfig",
          "aws.ECSSDConfig",
          "aws.MSKSDConfig",
          "aws.ElasticacheSDConfig",
          "aws.RDSSDConfig",
          "aws.LightsailSDConfig",
          "eureka.SDConfig",
          "hetzner.SDConfig",
          "http.SDConfig",
          "ionos.SDConfig",
          "kubernetes.SDConfig",
          "xds.SDConfig",
          "linode.SDConfig",
          "marathon.SDConfig",
          "nomad.SDConfig",
          "oci.SDConfig",
          "outscale.SDConfig",
          "puppetdb.SDConfig",
          "scaleway.SDConfig",
          "stackit.SDConfig",
          "uyuni.SDConfig",
          "vultr.SDConfig");

  /** The keys whose text is read as a URL, beside those that are checked further. */
  private static final Map<String, String> URLS =
      Map.of(
          "moby.DockerSDConfig", "host",
          "moby.DockerSwarmSDConfig", "host",
          "eureka.SDConfig", "server",
          "xds.SDConfig", "server",
          "uyuni.SDConfig", "server",
          "stackit.SDConfig", "endpoint");

  private DiscoveryCheck() {}

  static void check(String type, Struct block) {
    if (CLIENTS.contains(type)) {
      HttpClientCheck.check(block);
    }
    checkUrl(type, block);
    CloudDiscoveryCheck.check(type, block);
    switch (type) {
      case "kubernetes.SDConfig" -> KubernetesDiscoveryCheck.check(block);
      case "file.SDConfig" -> checkFiles(block);
      case "dns.SDConfig" -> checkDns(block);
      case "http.SDConfig" -> checkWebAddress(block, "url");
      case "puppetdb.SDConfig" -> {
        checkWebAddress(block, "url");
        block.require("query", "query missing");
      }
      case "consul.SDConfig" -> checkConsul(block);
      case "moby.DockerSDConfig" -> block.require("host", "host missing");
      case "moby.DockerSwarmSDConfig" -> checkSwarm(block);
      case "eureka.SDConfig" -> checkServerAddress(block, "eureka_sd: empty or null eureka server");
      case "xds.SDConfig" -> checkServerAddress(block, "kuma SD server must not be empty");
      case "marathon.SDConfig" -> checkMarathon(block);
      case "nomad.SDConfig" -> checkServerIfWritten(block, "nomad");
      case "uyuni.SDConfig" -> {
        block.require("server", "Uyuni SD configuration requires server host");
        block.require("username", "Uyuni SD configuration requires a username");
        block.require("password", "Uyuni SD configuration requires a password");
      }
      case "zookeeper.ServersetSDConfig" -> checkZookeeper(block, "serverset");
      case "zookeeper.NerveSDConfig" -> checkZookeeper(block, "nerve");
      default -> {}
    }
  }

  private static void checkUrl(String type, Struct block) {
    String key = URLS.getOrDefault(type, "");
    block
        .text(key)
        .flatMap(GoUrlError::objection)
        .ifPresent(objection -> block.refuseWith(key, "no URL: %s", objection));
  }

  private static void checkFiles(Struct block) {
    block.require("files", "file service discovery config must contain at least one path name");
    for (YamlScalar file : block.words("files")) {
      if (!FILE.matcher(file.text()).matches()) {
        block
            .out()
            .add(
                "path name " + GoText.quoted(file.text()) + " is not valid for file discovery",
                file);
      }
    }
  }

  private static void checkDns(Struct block) {
    block.require("names", "DNS-SD config must contain at least one SRV record name");
    Optional<String> type = block.text("type", "SRV").map(t -> t.toUpperCase(Locale.ROOT));
    if (type.isEmpty() || type.get().equals("SRV")) {
      return;
    }
    if (!Set.of("A", "AAAA", "MX", "NS").contains(type.get())) {
      block.refuseWith("type", "invalid DNS-SD records type %s", type.get());
    } else if (block.isMissing("port") || block.text("port").filter("0"::equals).isPresent()) {
      block
          .out()
          .add(
              "a port is required in DNS-SD configs for all record types except SRV",
              block.at("type"));
    }
  }

  private static void checkWebAddress(Struct block, String key) {
    block.require(key, "URL is missing");
    Optional<String> text = block.text(key).filter(t -> !t.isEmpty());
    Optional<String> objection = text.flatMap(GoUrlError::objection);
    if (objection.isPresent()) {
      block.refuseWith(key, "no URL: %s", objection.get());
      return;
    }
    Optional<URI> address = text.flatMap(DiscoveryCheck::uri);
    if (address.isEmpty()) {
      return;
    }
    String scheme = String.valueOf(address.get().getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      block.refuse(key, "URL scheme must be 'http' or 'https'");
    } else if (address.get().getRawAuthority() == null) {
      block.refuse(key, "host is missing in URL");
    }
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static void checkServerAddress(Struct block, String missing) {
    // Both have a default that is used only if the key is not written.
    if (block.isWritten("server") || block.mapping().get("server").isPresent()) {
      block.require("server", missing);
    }
    Optional<URI> address =
        block.text("server").filter(t -> !t.isEmpty()).flatMap(DiscoveryCheck::uri);
    boolean isBad =
        address.isPresent()
            && (address.get().getScheme() == null || address.get().getRawAuthority() == null);
    if (isBad) {
      block.refuse("server", "invalid server URL: it must have a scheme and a host");
    } else if (block.mapping().get("server").isEmpty()) {
      block.require("server", missing);
    }
  }

  private static void checkServerIfWritten(Struct block, String who) {
    boolean isBlank =
        block.mapping().get("server").isPresent()
            && block.text("server").filter(String::isBlank).isPresent();
    if (isBlank) {
      block.refuseWith("server", "%s SD configuration requires a server address", who);
    }
  }

  private static void checkConsul(Struct block) {
    checkServerIfWritten(block, "consul");
    boolean hasUser = block.isSet("username") || block.isSet("password");
    if (hasUser && block.isWritten("basic_auth")) {
      block.refuse(
          "basic_auth",
          "at most one of consul SD configuration username and password and basic auth can be"
              + " configured");
    }
    boolean hasLogin = block.isWritten("authorization") || block.isWritten("oauth2");
    if (block.isSet("token") && hasLogin) {
      block.refuse(
          "token", "at most one of consul SD token, authorization, or oauth2 can be configured");
    }
    boolean isDouble =
        hasUser && (hasLogin || block.isSet("bearer_token") || block.isSet("bearer_token_file"));
    if (isDouble && !block.isWritten("basic_auth")) {
      block.refuse(
          block.isSet("username") ? "username" : "password",
          "at most one of basic_auth, oauth2 & authorization must be configured");
    }
  }

  private static void checkSwarm(Struct block) {
    block.require("host", "host missing");
    block.require("role", "role missing (one of: tasks, services, nodes)");
    Optional<String> role = block.text("role").filter(text -> !text.isEmpty());
    if (role.filter(text -> !Set.of("services", "nodes", "tasks").contains(text)).isPresent()) {
      block.refuseWith("role", "invalid role %s, expected tasks, services, or nodes", role.get());
    }
  }

  private static void checkMarathon(Struct block) {
    block.require("servers", "marathon_sd: must contain at least one Marathon server");
    block.atMostOne(
        "marathon_sd: at most one of auth_token & auth_token_file must be configured",
        "auth_token",
        "auth_token_file");
    if (block.isSet("auth_token") || block.isSet("auth_token_file")) {
      for (String key :
          List.of("basic_auth", "bearer_token", "bearer_token_file", "authorization")) {
        if (block.isSet(key)) {
          block.refuseWith(
              key,
              "marathon_sd: at most one of %s, auth_token & auth_token_file must be configured",
              key);
          return;
        }
      }
    }
  }

  private static void checkZookeeper(Struct block, String who) {
    block.require("servers", who + " SD config must contain at least one Zookeeper server");
    block.require("paths", who + " SD config must contain at least one path");
    for (YamlScalar path : block.words("paths")) {
      if (!path.text().startsWith("/")) {
        block.out().add(who + " SD config paths must begin with '/': " + path.text(), path);
      }
    }
  }
}
