package io.mcmetrics.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretKeysTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "passwrod",
        "passwort",
        "paswd",
        "passwd",
        "PWD",
        "passphrase",
        "basicAuth",
        "basic_auth",
        "secret",
        "secert",
        "sercet",
        "token",
        "tokne",
        "credentials",
        "Bearer",
        "htpasswd",
        ".dockerconfigjson",
        "dockercfg",
        "apiKey",
        "access-key",
        "account_key",
        "privateKey",
        "routingKey",
        "serviceKey",
        "integration_key",
        "encryptionKey",
        "signingkey",
        "sharedKey",
        "licenseKey",
        "key-data",
        "connectionString",
        "authorization",
        "slackApiUrl",
        "slack_api_url",
        "webhook_url",
        "kubectl.kubernetes.io/last-applied-configuration"
      })
  void findsEachWordInALineThatMayHaveOne(String key) {
    assertThat(SecretKeys.WORD.matcher(key).find()).isTrue();
    assertThat(SecretKeys.mayBeIn("  " + key + ": x")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"regex: up|scrape_.*", "image: thanos", "- name: metrics", ""})
  void searchesNoFurtherWhereThereIsNone(String line) {
    assertThat(SecretKeys.mayBeIn(line)).isFalse();
  }
}
