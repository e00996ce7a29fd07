package io.mcmetrics.remotewrite;

import static io.mcmetrics.remotewrite.WriteField.Type.ANYTHING;
import static io.mcmetrics.remotewrite.WriteField.Type.DURATION;
import static io.mcmetrics.remotewrite.WriteField.Type.NUMBER;
import static io.mcmetrics.remotewrite.WriteField.Type.SECRET;
import static io.mcmetrics.remotewrite.WriteField.Type.SWITCH;
import static io.mcmetrics.remotewrite.WriteField.Type.TEXT;
import static io.mcmetrics.remotewrite.WriteField.Type.TEXTS;
import static io.mcmetrics.remotewrite.WriteField.Type.WORDS;

import java.util.List;

/**
 * The fields of a mapping of remote writing: {@code RemoteWriteConfig} in {@code config/config.go}
 * of Prometheus 3.14 and {@code HTTPClientConfig} of its common library, and {@code
 * RemoteWriteSpec} of the operator 0.93.
 *
 * @param goType the name of its type in the error messages of Prometheus
 */
record WriteFields(String goType, List<WriteField> fields) {
  private static final String PLAIN = "config.plain";

  private static final WriteFields QUEUE =
      new WriteFields(
          "config.QueueConfig",
          List.of(
              WriteField.of("capacity", "capacity", NUMBER),
              WriteField.of("max_shards", "maxShards", NUMBER),
              WriteField.of("min_shards", "minShards", NUMBER),
              WriteField.of("max_samples_per_send", "maxSamplesPerSend", NUMBER),
              WriteField.of("batch_send_deadline", "batchSendDeadline", DURATION),
              WriteField.of("min_backoff", "minBackoff", DURATION),
              WriteField.of("max_backoff", "maxBackoff", DURATION),
              WriteField.of("retry_on_http_429", "retryOnRateLimit", SWITCH),
              WriteField.of("sample_age_limit", "sampleAgeLimit", DURATION),
              WriteField.of("", "maxRetries", NUMBER)));

  private static final WriteFields METADATA =
      new WriteFields(
          "config.MetadataConfig",
          List.of(
              WriteField.of("send", "send", SWITCH),
              WriteField.of("send_interval", "sendInterval", DURATION),
              WriteField.of("max_samples_per_send", "maxSamplesPerSend", NUMBER)));

  private static final WriteFields BASIC_AUTH =
      inFile(
          WriteField.of("username", "", TEXT),
          WriteField.of("username_file", "", TEXT),
          WriteField.of("username_ref", "", TEXT),
          WriteField.of("password", "", SECRET),
          WriteField.of("password_file", "", TEXT),
          WriteField.of("password_ref", "", TEXT));

  private static final WriteFields AUTHORIZATION =
      inFile(
          WriteField.of("type", "", TEXT),
          WriteField.of("credentials", "", SECRET),
          WriteField.of("credentials_file", "", TEXT),
          WriteField.of("credentials_ref", "", TEXT));

  private static final WriteFields TLS =
      inFile(
          WriteField.of("ca", "", TEXT),
          WriteField.of("cert", "", TEXT),
          WriteField.of("key", "", SECRET),
          WriteField.of("ca_file", "", TEXT),
          WriteField.of("cert_file", "", TEXT),
          WriteField.of("key_file", "", TEXT),
          WriteField.of("ca_ref", "", TEXT),
          WriteField.of("cert_ref", "", TEXT),
          WriteField.of("key_ref", "", TEXT),
          WriteField.of("server_name", "", TEXT),
          WriteField.of("insecure_skip_verify", "", SWITCH),
          WriteField.of("min_version", "", ANYTHING),
          WriteField.of("max_version", "", ANYTHING));

  /** The client that fetches tokens. */
  private static final WriteFields OAUTH2 =
      inFile(
          WriteField.of("client_id", "", TEXT),
          WriteField.of("client_secret", "", SECRET),
          WriteField.of("client_secret_file", "", TEXT),
          WriteField.of("client_secret_ref", "", TEXT),
          WriteField.of("token_url", "", TEXT),
          WriteField.of("scopes", "", WORDS),
          WriteField.of("endpoint_params", "", TEXTS),
          WriteField.of("tls_config", "", TLS),
          WriteField.of("proxy_url", "", TEXT),
          WriteField.of("no_proxy", "", TEXT),
          WriteField.of("proxy_from_environment", "", SWITCH),
          WriteField.of("proxy_connect_header", "", ANYTHING),
          WriteField.of("http_headers", "", ANYTHING));

  /** A remote write. */
  static final WriteFields WRITE =
      new WriteFields(
          PLAIN,
          List.of(
              WriteField.of("url", "url", TEXT),
              WriteField.of("remote_timeout", "remoteTimeout", DURATION),
              WriteField.of("headers", "headers", TEXTS),
              WriteField.of("write_relabel_configs", "writeRelabelConfigs", ANYTHING),
              WriteField.of("name", "name", TEXT),
              WriteField.of("send_exemplars", "sendExemplars", SWITCH),
              WriteField.of("send_native_histograms", "sendNativeHistograms", SWITCH),
              WriteField.of("round_robin_dns", "roundRobinDNS", SWITCH),
              WriteField.of("protobuf_message", "messageVersion", TEXT),
              WriteField.of("queue_config", "queueConfig", QUEUE),
              WriteField.of("metadata_config", "metadataConfig", METADATA),
              WriteField.of("basic_auth", "basicAuth", BASIC_AUTH),
              WriteField.of("authorization", "authorization", AUTHORIZATION),
              WriteField.of("oauth2", "oauth2", OAUTH2),
              WriteField.of("sigv4", "sigv4", ANYTHING),
              WriteField.of("azuread", "azureAd", ANYTHING),
              WriteField.of("google_iam", "", ANYTHING),
              WriteField.of("bearer_token", "bearerToken", SECRET),
              WriteField.of("bearer_token_file", "bearerTokenFile", TEXT),
              WriteField.of("tls_config", "tlsConfig", TLS),
              WriteField.of("proxy_url", "proxyUrl", TEXT),
              WriteField.of("no_proxy", "noProxy", TEXT),
              WriteField.of("proxy_from_environment", "proxyFromEnvironment", SWITCH),
              WriteField.of("proxy_connect_header", "proxyConnectHeader", ANYTHING),
              WriteField.of("follow_redirects", "followRedirects", SWITCH),
              WriteField.of("enable_http2", "enableHTTP2", SWITCH),
              WriteField.of("http_headers", "", ANYTHING)));

  private static WriteFields inFile(WriteField... fields) {
    return new WriteFields(PLAIN, List.of(fields));
  }
}
