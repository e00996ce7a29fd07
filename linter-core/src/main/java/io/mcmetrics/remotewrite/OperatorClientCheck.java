package io.mcmetrics.remotewrite;

import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the settings of HTTP clients in resources of prometheus-operator as {@code Validate} of
 * {@code TLSConfig}, {@code SafeTLSConfig}, {@code ProxyConfig}, {@code Authorization} and {@code
 * OAuth2} do in {@code pkg/apis/monitoring/v1} of 0.93.0. The API server takes all of this.
 *
 * <p>A block with a key that is not known is not said to lack anything.
 */
public final class OperatorClientCheck {
  private OperatorClientCheck() {}

  /**
   * Returns what is wrong with a {@code tlsConfig}.
   *
   * @param isSafe whether it takes no files, as in monitors of pods and probes
   */
  public static Optional<ClientObjection> tls(YamlMapping tls, boolean isSafe) {
    return source(tls, "ca")
        .or(() -> source(tls, "cert"))
        .or(() -> versions(tls))
        .or(() -> isSafe ? Optional.empty() : twice(tls))
        .or(() -> halves(tls, isSafe));
  }

  private static Optional<ClientObjection> source(YamlMapping tls, String part) {
    Optional<YamlMapping> source = tls.mappingAt(part);
    if (source.isEmpty() || !source.get().has("secret") || !source.get().has("configMap")) {
      return Optional.empty();
    }
    YamlMapping both = source.get();
    String message =
        "%s <secret=%s,key=%s>: cannot specify both Secret and ConfigMap"
            .formatted(part, both.textAt("secret", "name"), both.textAt("secret", "key"));
    return Optional.of(ClientObjection.at(last(both, "secret", "configMap"), message));
  }

  private static Optional<ClientObjection> versions(YamlMapping tls) {
    return tls.text("maxVersion") instanceof Known<String> most
            && tls.text("minVersion") instanceof Known<String> least
            && most.value().compareTo(least.value()) < 0
        ? Optional.of(ClientObjection.at(most, "maxVersion must more than or equal to minVersion"))
        : Optional.empty();
  }

  private static Optional<ClientObjection> twice(YamlMapping tls) {
    for (String part : List.of("ca", "cert")) {
      if (isSource(tls, part) && isText(tls, part + "File")) {
        return Optional.of(
            ClientObjection.at(
                last(tls, part, part + "File"),
                "cannot specify both '%sFile' and '%s'".formatted(part, part)));
      }
    }
    return isText(tls, "keyFile") && tls.has("keySecret")
        ? Optional.of(
            ClientObjection.at(
                last(tls, "keyFile", "keySecret"), "cannot specify both 'keyFile' and 'keySecret'"))
        : Optional.empty();
  }

  private static Optional<ClientObjection> halves(YamlMapping tls, boolean isSafe) {
    if (isOpen(tls)) {
      return Optional.empty();
    }
    boolean hasCert = isSource(tls, "cert") || (!isSafe && isText(tls, "certFile"));
    boolean hasKey = tls.has("keySecret") || (!isSafe && isText(tls, "keyFile"));
    if (hasCert == hasKey) {
      return Optional.empty();
    }
    String message =
        isSafe
            ? "client %s specified without client %s"
            : "cannot specify client %s without client %s";
    return Optional.of(
        hasCert
            ? ClientObjection.at(last(tls, "cert", "certFile"), message.formatted("cert", "key"))
            : ClientObjection.at(
                last(tls, "keySecret", "keyFile"), message.formatted("key", "cert")));
  }

  /**
   * Tells whether a part names a Secret or a ConfigMap: the operator takes an empty one for none.
   */
  private static boolean isSource(YamlMapping tls, String part) {
    return tls.mappingAt(part)
        .filter(source -> source.has("secret") || source.has("configMap"))
        .isPresent();
  }

  /** Returns what is wrong with the settings of a proxy, which stand among others. */
  public static Optional<ClientObjection> proxy(YamlMapping holder) {
    boolean fromEnvironment = holder.is(true, "proxyFromEnvironment");
    boolean hasUrl = isText(holder, "proxyUrl");
    boolean hasNone = isText(holder, "noProxy");
    boolean isOpen = isOpen(holder);
    Optional<YamlMapping> headers =
        holder.mappingAt("proxyConnectHeader").filter(map -> !map.entries().isEmpty());
    if (headers.isPresent() && !fromEnvironment && !hasUrl && !isOpen) {
      return Optional.of(
          ClientObjection.at(
              last(holder, "proxyConnectHeader"),
              "if proxyConnectHeader is configured, proxyUrl or proxyFromEnvironment must also be"
                  + " configured"));
    }
    if (fromEnvironment && (hasUrl || hasNone)) {
      String other = hasUrl ? "proxyUrl" : "noProxy";
      return Optional.of(
          ClientObjection.at(
              last(holder, "proxyFromEnvironment", other),
              "if proxyFromEnvironment is configured, %s must not be configured".formatted(other)));
    }
    return hasNone && !hasUrl && !isOpen && !holder.has("proxyUrl")
        ? Optional.of(
            ClientObjection.at(
                last(holder, "noProxy"),
                "if noProxy is configured, proxyUrl must also be configured"))
        : Optional.empty();
  }

  /**
   * Returns what is wrong with an {@code authorization}.
   *
   * @param isSafe whether it takes no files, as in monitors
   */
  public static Optional<ClientObjection> authorization(YamlMapping authorization, boolean isSafe) {
    if (!isSafe && authorization.has("credentials") && isText(authorization, "credentialsFile")) {
      return Optional.of(
          ClientObjection.at(
              last(authorization, "credentials", "credentialsFile"),
              "authorization can not specify both \"credentials\" and \"credentialsFile\""));
    }
    if (authorization.text("type") instanceof Known<String> type
        && type.value().strip().equalsIgnoreCase("basic")) {
      String subject = isSafe ? "'authorization'" : "authorization";
      return Optional.of(
          ClientObjection.at(
              type, subject + " type cannot be set to \"basic\", use \"basicAuth\" instead"));
    }
    return isSafe && !authorization.has("credentials") && !isOpen(authorization)
        ? Optional.of(ClientObjection.at(authorization, "'authorization' credentials are required"))
        : Optional.empty();
  }

  /**
   * Returns what is wrong with a {@code basicAuth}: the operator looks both parts up, and one that
   * is not written has the name of no Secret ({@code AddBasicAuth} in {@code pkg/assets/store.go}).
   */
  public static Optional<ClientObjection> basicAuth(YamlMapping login) {
    if (isOpen(login)) {
      return Optional.empty();
    }
    return Stream.of("username", "password")
        .filter(part -> !login.has(part))
        .findFirst()
        .map(
            part ->
                ClientObjection.at(
                    login,
                    "failed to get basic auth %s: unable to get secret \"\": none is named"
                        .formatted(part)));
  }

  /** Returns what is wrong with an {@code oauth2}, beside what the API server refuses. */
  public static Optional<ClientObjection> oauth2(YamlMapping oauth2) {
    Optional<YamlMapping> client = oauth2.mappingAt("clientId");
    if (client.isPresent()
        && !isOpen(client.get())
        && !client.get().has("secret")
        && !client.get().has("configMap")) {
      return Optional.of(
          ClientObjection.at(last(oauth2, "clientId"), "OAuth2 'clientID' must be specified"));
    }
    if (client.isPresent() && client.get().has("secret") && client.get().has("configMap")) {
      return Optional.of(
          ClientObjection.at(
              last(client.get(), "secret", "configMap"),
              "invalid OAuth2 'clientID': cannot specify both Secret and ConfigMap"));
    }
    return oauth2
        .mappingAt("tlsConfig")
        .flatMap(tls -> tls(tls, true))
        .map(objection -> objection.under("invalid OAuth2 'tlsConfig'"))
        .or(() -> proxy(oauth2).map(objection -> objection.under("invalid OAuth2 proxyConfig")));
  }

  static boolean isOpen(YamlMapping mapping) {
    return mapping.entries().stream().anyMatch(entry -> entry.key().isUnknown());
  }

  private static boolean isText(YamlMapping mapping, String key) {
    return mapping.has(key) && !mapping.text(key).isKnown("");
  }

  /** Returns the lower one of some entries, which is probably the one that was added. */
  private static Entry last(YamlMapping mapping, String... keys) {
    List<String> wanted = List.of(keys);
    Entry found = mapping.entries().get(0);
    for (Entry entry : mapping.entries()) {
      if (wanted.contains(entry.key().text())) {
        found = entry;
      }
    }
    return found;
  }
}
