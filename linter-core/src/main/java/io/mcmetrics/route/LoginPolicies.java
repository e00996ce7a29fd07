package io.mcmetrics.route;

import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.ApiVersion;
import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.route.Login.Way;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources that ask for a login at a route and stand apart from it: the SecurityPolicy of
 * Envoy Gateway (1.9, api/v1alpha1/securitypolicy_types.go), the Policy of NGINX Inc. (5.5,
 * pkg/apis/configuration/v1/types.go) and the KongPlugin (Kong Ingress Controller 3, KongPlugin).
 */
public final class LoginPolicies {
  private static final String SECURITY_POLICY = "SecurityPolicy";
  private static final String POLICY_OF_NGINX = "Policy";
  private static final String KONG_PLUGIN = "KongPlugin";
  private static final String PLUGINS = "konghq.com/plugins";

  private static final Map<String, Way> OF_ENVOY =
      Map.of(
          "basicAuth", Way.PASSWORD,
          "apiKeyAuth", Way.TOKEN,
          "jwt", Way.TOKEN,
          "oidc", Way.SIGN_IN,
          "extAuth", Way.SERVICE);

  private static final Map<String, Way> OF_NGINX =
      Map.of(
          "basicAuth", Way.PASSWORD,
          "apiKey", Way.TOKEN,
          "jwt", Way.TOKEN,
          "oidc", Way.SIGN_IN,
          "ingressMTLS", Way.CERTIFICATE);

  private static final Map<String, Way> OF_KONG =
      Map.of(
          "basic-auth", Way.PASSWORD,
          "ldap-auth", Way.PASSWORD,
          "key-auth", Way.TOKEN,
          "jwt", Way.TOKEN,
          "hmac-auth", Way.TOKEN,
          "oauth2", Way.TOKEN,
          "openid-connect", Way.SERVICE);

  private final List<Document> policies;

  private LoginPolicies(List<Document> policies) {
    this.policies = policies;
  }

  /** Returns the policies among some documents. */
  public static LoginPolicies of(List<Document> documents) {
    return new LoginPolicies(documents.stream().filter(LoginPolicies::isPolicy).toList());
  }

  /** Tells whether a document is such a policy. */
  public static boolean isPolicy(Document document) {
    return switch (document.kind()) {
      case SECURITY_POLICY -> ApiVersion.startsWith("gateway.envoyproxy.io/", document);
      case POLICY_OF_NGINX -> ApiVersion.startsWith("k8s.nginx.org/", document);
      case KONG_PLUGIN -> ApiVersion.startsWith("configuration.konghq.com/", document);
      default -> false;
    };
  }

  /** Returns what the policies ask for at the routes of a resource. */
  public List<Login> at(Document route) {
    return policies.isEmpty()
        ? List.of()
        : switch (route.kind()) {
          case "HTTPRoute", Endpoint.GRPC_ROUTE -> ofEnvoy(route);
          case "VirtualServer" -> ofNginx(route);
          case Endpoint.INGRESS -> ofKong(route);
          default -> List.of();
        };
  }

  /** A policy of the route takes the place of that of its Gateway. */
  private List<Login> ofEnvoy(Document route) {
    List<Document> own =
        policies.stream().filter(p -> p.kind().equals(SECURITY_POLICY) && names(p, route)).toList();
    List<Document> effective = new ArrayList<>(own);
    if (own.isEmpty()) {
      for (YamlMapping parent : route.root().mappingsAt("spec", "parentRefs")) {
        policies.stream()
            .filter(p -> p.kind().equals(SECURITY_POLICY) && namesParent(p, parent, route))
            .forEach(effective::add);
      }
    }
    return effective.stream()
        .flatMap(policy -> asked(policy, OF_ENVOY, "Envoy").stream())
        .filter(login -> login.way() != Way.TOKEN || !isOptional(effective))
        .toList();
  }

  private static boolean isOptional(List<Document> policies) {
    return policies.stream()
        .anyMatch(
            policy ->
                !(policy.text("spec", "jwt", "optional") instanceof Absent)
                    || policy.at("spec", "jwt", "failOpen").isPresent());
  }

  private static List<YamlMapping> targets(Document policy) {
    List<YamlMapping> targets = new ArrayList<>(policy.root().mappingsAt("spec", "targetRefs"));
    policy.root().mappingAt("spec", "targetRef").ifPresent(targets::add);
    return targets;
  }

  private static boolean names(Document policy, Document route) {
    // Without a namespace, a resource is where the others of its release are.
    return !ValueEquality.areKnownToDiffer(policy.namespace(), route.namespace())
        && targets(policy).stream()
            .anyMatch(
                target ->
                    target.text("kind").isKnown(route.kind())
                        && ValueEquality.areKnownAndEqual(target.text("name"), route.name())
                        && !target.has("sectionName"));
  }

  private static boolean namesParent(Document policy, YamlMapping parent, Document route) {
    Value<String> written = parent.text("namespace");
    Value<String> namespace = written instanceof Absent<String> ? route.namespace() : written;
    return !ValueEquality.areKnownToDiffer(policy.namespace(), namespace)
        && targets(policy).stream()
            .anyMatch(
                target ->
                    target.text("kind").isKnown("Gateway")
                        && ValueEquality.areKnownAndEqual(target.text("name"), parent.text("name"))
                        && !target.has("sectionName"));
  }

  private List<Login> ofNginx(Document server) {
    List<Login> logins = new ArrayList<>();
    for (YamlMapping reference : server.root().mappingsAt("spec", "policies")) {
      Value<String> written = reference.text("namespace");
      Value<String> namespace = written instanceof Absent<String> ? server.namespace() : written;
      named(POLICY_OF_NGINX, reference.text("name"), namespace)
          .ifPresent(policy -> logins.addAll(asked(policy, OF_NGINX, "nginx")));
    }
    return logins;
  }

  private List<Login> ofKong(Document ingress) {
    Value<String> plugins = ingress.text("metadata", "annotations", PLUGINS);
    List<Login> logins = new ArrayList<>();
    for (String plugin : plugins.known().orElse("").split(",", -1)) {
      Value<String> name = new Known<>(plugin.strip(), plugins.origin());
      named(KONG_PLUGIN, name, ingress.namespace())
          .flatMap(LoginPolicies::ofKongPlugin)
          .ifPresent(logins::add);
    }
    return logins;
  }

  private static Optional<Login> ofKongPlugin(Document plugin) {
    Value<String> written = plugin.text("plugin");
    boolean isOff = !(plugin.text("disabled") instanceof Absent);
    return written
        .known()
        .filter(any -> !isOff)
        .map(OF_KONG::get)
        .map(way -> new Login(way, "Kong", written.origin()));
  }

  private Optional<Document> named(String kind, Value<String> name, Value<String> namespace) {
    return policies.stream()
        .filter(policy -> policy.kind().equals(kind))
        .filter(policy -> ValueEquality.areKnownAndEqual(policy.name(), name))
        .filter(policy -> !ValueEquality.areKnownToDiffer(policy.namespace(), namespace))
        .findFirst();
  }

  private static List<Login> asked(Document policy, Map<String, Way> ways, String asker) {
    List<Login> logins = new ArrayList<>();
    Optional<YamlMapping> spec = policy.root().mappingAt("spec");
    for (Entry entry : spec.map(YamlMapping::entries).orElse(List.of())) {
      Way way = ways.get(entry.key().text());
      if (way != null && entry.value() instanceof YamlMapping settings) {
        logins.add(new Login(passed(way, settings), asker, entry.origin()));
      }
    }
    return logins;
  }

  /** Whoever brings a token may be let past the page where others sign in. */
  private static Way passed(Way way, Yaml settings) {
    boolean takesTokens =
        settings instanceof YamlMapping mapping && mapping.has("passThroughAuthHeader");
    return way == Way.SIGN_IN && takesTokens ? Way.TOKEN : way;
  }
}
