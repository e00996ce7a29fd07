package io.mcmetrics.prometheus;

import io.mcmetrics.relabel.GoText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the blocks of service discovery that ask a cloud ({@code discovery/*}, 3.16). */
final class CloudDiscoveryCheck {
  private static final Set<String> AWS =
      Set.of("ec2", "ecs", "elasticache", "lightsail", "msk", "rds");

  private CloudDiscoveryCheck() {}

  static void check(String type, Struct block) {
    switch (type) {
      case "gce.SDConfig" -> {
        block.require("project", "GCE SD configuration requires a project");
        block.require("zone", "GCE SD configuration requires a zone");
      }
      case "azure.SDConfig" -> checkAzure(block);
      case "hetzner.SDConfig" -> block.require("role", "role missing (one of: robot, hcloud)");
      case "digitalocean.SDConfig" -> checkDroplets(block);
      case "aws.EC2SDConfig" -> checkFilters(block);
      case "aws.SDConfig" -> checkAws(block);
      case "aws.ECSSDConfig", "aws.MSKSDConfig", "aws.ElasticacheSDConfig", "aws.RDSSDConfig" ->
          checkConcurrency(block);
      case "oci.SDConfig" -> checkOci(block);
      case "ionos.SDConfig" -> block.require("datacenter_id", "datacenter id can't be empty");
      case "openstack.SDConfig" -> checkOpenstack(block);
      case "ovhcloud.SDConfig" -> checkOvh(block);
      case "scaleway.SDConfig" -> checkScaleway(block);
      case "outscale.SDConfig" -> {
        block.require("region", "outscale SD configuration requires a region");
        block.require("access_key", "outscale SD configuration requires access_key");
        checkSecretKey(block);
      }
      case "stackit.SDConfig" -> {
        if (block.isMissing("endpoint") && block.text("region", "eu01").equals(Optional.of(""))) {
          block.out().addSince(3, 5, "stackit_sd: endpoint and region missing", block.mapping());
        }
      }
      case "triton.SDConfig" -> checkTriton(block);
      default -> {}
    }
  }

  /** The default counts where no role is written; a null is none. */
  private static void checkDroplets(Struct block) {
    if (block.mapping().get("role").isPresent()) {
      block.require("role", "role missing (one of: droplets, databases)");
    }
  }

  private static void checkAzure(Struct block) {
    String method = block.text("authentication_method", "OAuth").orElse("?");
    block.require("subscription_id", "azure SD configuration requires a subscription_id");
    if (method.equals("OAuth")) {
      for (String key : List.of("tenant_id", "client_id", "client_secret")) {
        block.require(key, "azure SD configuration requires a " + key);
      }
    } else if (!Set.of("?", "ManagedIdentity", "SDK", "WorkloadIdentity").contains(method)) {
      block.refuseWith(
          "authentication_method", "unknown authentication_type %s", GoText.quoted(method));
    }
  }

  private static void checkFilters(Struct block) {
    for (Yaml filter : block.mapping().itemsAt("filters")) {
      boolean isOne = filter.scalarAt("values").filter(value -> !value.isNull()).isPresent();
      if (filter.itemsAt("values").isEmpty() && !isOne) {
        block.out().add("EC2 SD configuration filter values cannot be empty", filter);
      }
    }
  }

  private static void checkAws(Struct block) {
    Optional<String> role = block.text("role");
    if (role.filter(text -> !AWS.contains(text)).isPresent()) {
      block.refuseWith("role", "unknown AWS SD role %s", GoText.quoted(role.get()));
    }
  }

  private static void checkOpenstack(Struct block) {
    Optional<String> availability = block.text("availability", "public");
    if (availability.filter(a -> !Set.of("public", "internal", "admin").contains(a)).isPresent()) {
      block.refuseWith(
          "availability",
          "unknown availability %s, must be one of admin, internal or public",
          availability.get());
    }
    block.require("role", "role missing (one of: instance, hypervisor, loadbalancer)");
    block.require("region", "openstack SD configuration requires a region");
  }

  private static void checkOci(Struct block) {
    List<String> keys =
        List.of(
            "tenancy", "user", "fingerprint", "key_file", "key_passphrase", "key_passphrase_file");
    block.require("region", "oci_sd: region is required");
    List<Yaml> compartments = block.mapping().itemsAt("compartments");
    for (int i = 0; i < compartments.size(); i++) {
      if (isEmpty(compartments.get(i))) {
        block.out().add("oci_sd: compartments[" + i + "] must not be empty", compartments.get(i));
      }
    }
    Optional<Yaml> interval = block.mapping().get("refresh_interval");
    boolean isNone = interval.filter(Yaml::isNull).isPresent();
    if (isNone || isNever(block)) {
      block.refuse("refresh_interval", "oci_sd: refresh_interval must be positive, got 0s");
    }
    Optional<String> login = block.text("auth", "api_key");
    if (login.filter("instance_principal"::equals).isPresent()) {
      keys.stream()
          .filter(block::isSet)
          .findFirst()
          .ifPresent(
              key ->
                  block.refuseWith(
                      key, "oci_sd: instance_principal auth must not have %s set", key));
    } else if (login.filter("api_key"::equals).isPresent()) {
      keys.subList(0, 4).forEach(key -> block.require(key, "oci_sd: api_key auth requires " + key));
      block.atMostOne(
          "oci_sd: at most one of key_passphrase and key_passphrase_file must be configured",
          "key_passphrase",
          "key_passphrase_file");
    } else if (login.isPresent()) {
      block.refuseWith("auth", "oci_sd: unknown auth method %s", GoText.quoted(login.get()));
    }
  }

  private static void checkOvh(Struct block) {
    if (block.mapping().get("endpoint").isPresent()) {
      block.require("endpoint", "endpoint can not be empty");
    }
    block.require("application_key", "application key can not be empty");
    block.require("application_secret", "application secret can not be empty");
    block.require("consumer_key", "consumer key can not be empty");
    Optional<String> service = block.text("service");
    if (service.filter(s -> !Set.of("dedicated_server", "vps").contains(s)).isPresent()) {
      block.refuseWith("service", "unknown service: %s", service.get());
    }
  }

  private static void checkScaleway(Struct block) {
    block.require("role", "role missing (one of: instance, baremetal)");
    block.require("project_id", "project_id is mandatory");
    checkSecretKey(block);
    block.require("access_key", "access_key is mandatory");
  }

  private static void checkSecretKey(Struct block) {
    if (block.isMissing("secret_key") && block.isMissing("secret_key_file")) {
      block.require("secret_key", "one of secret_key & secret_key_file must be configured");
    }
    block.atMostOne(
        "at most one of secret_key & secret_key_file must be configured",
        "secret_key",
        "secret_key_file");
  }

  private static void checkTriton(Struct block) {
    Optional<String> role = block.text("role", "container");
    if (role.filter(r -> !r.equals("container") && !r.equals("cn")).isPresent()) {
      block.refuse("role", "triton SD configuration requires role to be 'container' or 'cn'");
    }
    block.require("account", "triton SD configuration requires an account");
    block.require("dns_suffix", "triton SD configuration requires a dns_suffix");
    block.require("endpoint", "triton SD configuration requires an endpoint");
    if (isNever(block)) {
      block.refuse(
          "refresh_interval",
          "triton SD configuration requires RefreshInterval to be a positive integer");
    }
  }

  private static boolean isNever(Struct block) {
    return block.mapping().get("refresh_interval").isPresent()
        && block.duration("refresh_interval").filter(Duration::isZero).isPresent();
  }

  private static boolean isEmpty(Yaml text) {
    return text.isNull() || (text instanceof YamlScalar scalar && scalar.text().isEmpty());
  }

  private static void checkConcurrency(Struct block) {
    boolean isNone =
        block.mapping().get("request_concurrency").isPresent()
            && block
                .text("request_concurrency")
                .filter(
                    text ->
                        text.isEmpty() || text.startsWith("-") || text.matches("\\+?0+(\\..*)?"))
                .isPresent();
    if (isNone) {
      block.refuse("request_concurrency", "request_concurrency must be positive");
    }
  }
}
