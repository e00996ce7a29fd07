package io.mcmetrics.transport;

import static io.mcmetrics.transport.Field.Type.ANYTHING;
import static io.mcmetrics.transport.Field.Type.DURATION;
import static io.mcmetrics.transport.Field.Type.NUMBER;
import static io.mcmetrics.transport.Field.Type.SECRET;
import static io.mcmetrics.transport.Field.Type.SWITCH;
import static io.mcmetrics.transport.Field.Type.TEXT;
import static io.mcmetrics.transport.Field.Type.TEXTS;
import static io.mcmetrics.transport.Field.Type.WORDS;

import java.util.List;

/**
 * The fields of a mapping of remote writing: {@code RemoteWriteConfig} in {@code config/config.go}
 * of Prometheus 3.14 and {@code HTTPClientConfig} of its common library, and {@code
 * RemoteWriteSpec} of the operator 0.93.
 *
 * @param goType what Prometheus calls it
 */
record Structure(String goType, List<Field> fields) {
  private static final String PLAIN = "config.plain";

  private static final Structure QUEUE =
      new Structure(
          "config.QueueConfig",
          List.of(
              Field.of("capacity", "capacity", NUMBER),
              Field.of("max_shards", "maxShards", NUMBER),
              Field.of("min_shards", "minShards", NUMBER),
              Field.of("max_samples_per_send", "maxSamplesPerSend", NUMBER),
              Field.of("batch_send_deadline", "batchSendDeadline", DURATION),
              Field.of("min_backoff", "minBackoff", DURATION),
              Field.of("max_backoff", "maxBackoff", DURATION),
              Field.of("retry_on_http_429", "retryOnRateLimit", SWITCH),
              Field.of("sample_age_limit", "sampleAgeLimit", DURATION),
              Field.of("", "maxRetries", NUMBER)));

  private static final Structure METADATA =
      new Structure(
          "config.MetadataConfig",
          List.of(
              Field.of("send", "send", SWITCH),
              Field.of("send_interval", "sendInterval", DURATION),
              Field.of("max_samples_per_send", "maxSamplesPerSend", NUMBER)));

  private static final Structure BASIC_AUTH =
      inFile(
          Field.of("username", "", TEXT),
          Field.of("username_file", "", TEXT),
          Field.of("username_ref", "", TEXT),
          Field.of("password", "", SECRET),
          Field.of("password_file", "", TEXT),
          Field.of("password_ref", "", TEXT));

  private static final Structure AUTHORIZATION =
      inFile(
          Field.of("type", "", TEXT),
          Field.of("credentials", "", SECRET),
          Field.of("credentials_file", "", TEXT),
          Field.of("credentials_ref", "", TEXT));

  private static final Structure TLS =
      inFile(
          Field.of("ca", "", TEXT),
          Field.of("cert", "", TEXT),
          Field.of("key", "", SECRET),
          Field.of("ca_file", "", TEXT),
          Field.of("cert_file", "", TEXT),
          Field.of("key_file", "", TEXT),
          Field.of("ca_ref", "", TEXT),
          Field.of("cert_ref", "", TEXT),
          Field.of("key_ref", "", TEXT),
          Field.of("server_name", "", TEXT),
          Field.of("insecure_skip_verify", "", SWITCH),
          Field.of("min_version", "", ANYTHING),
          Field.of("max_version", "", ANYTHING));

  /** The client that fetches tokens. */
  private static final Structure OAUTH2 =
      inFile(
          Field.of("client_id", "", TEXT),
          Field.of("client_secret", "", SECRET),
          Field.of("client_secret_file", "", TEXT),
          Field.of("client_secret_ref", "", TEXT),
          Field.of("token_url", "", TEXT),
          Field.of("scopes", "", WORDS),
          Field.of("endpoint_params", "", TEXTS),
          Field.of("tls_config", "", TLS),
          Field.of("proxy_url", "", TEXT),
          Field.of("no_proxy", "", TEXT),
          Field.of("proxy_from_environment", "", SWITCH),
          Field.of("proxy_connect_header", "", ANYTHING),
          Field.of("http_headers", "", ANYTHING));

  /** A remote write. */
  static final Structure WRITE =
      new Structure(
          PLAIN,
          List.of(
              Field.of("url", "url", TEXT),
              Field.of("remote_timeout", "remoteTimeout", DURATION),
              Field.of("headers", "headers", TEXTS),
              Field.of("write_relabel_configs", "writeRelabelConfigs", ANYTHING),
              Field.of("name", "name", TEXT),
              Field.of("send_exemplars", "sendExemplars", SWITCH),
              Field.of("send_native_histograms", "sendNativeHistograms", SWITCH),
              Field.of("round_robin_dns", "roundRobinDNS", SWITCH),
              Field.of("protobuf_message", "messageVersion", TEXT),
              Field.of("queue_config", "queueConfig", QUEUE),
              Field.of("metadata_config", "metadataConfig", METADATA),
              Field.of("basic_auth", "basicAuth", BASIC_AUTH),
              Field.of("authorization", "authorization", AUTHORIZATION),
              Field.of("oauth2", "oauth2", OAUTH2),
              Field.of("sigv4", "sigv4", ANYTHING),
              Field.of("azuread", "azureAd", ANYTHING),
              Field.of("google_iam", "", ANYTHING),
              Field.of("bearer_token", "bearerToken", SECRET),
              Field.of("bearer_token_file", "bearerTokenFile", TEXT),
              Field.of("tls_config", "tlsConfig", TLS),
              Field.of("proxy_url", "proxyUrl", TEXT),
              Field.of("no_proxy", "noProxy", TEXT),
              Field.of("proxy_from_environment", "proxyFromEnvironment", SWITCH),
              Field.of("proxy_connect_header", "proxyConnectHeader", ANYTHING),
              Field.of("follow_redirects", "followRedirects", SWITCH),
              Field.of("enable_http2", "enableHTTP2", SWITCH),
              Field.of("http_headers", "", ANYTHING)));

  private static Structure inFile(Field... fields) {
    return new Structure(PLAIN, List.of(fields));
  }
}
