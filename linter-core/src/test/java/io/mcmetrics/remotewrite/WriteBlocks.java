package io.mcmetrics.remotewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Remote writes of prometheus.yml as people write them, and as they should not. */
final class WriteBlocks {
  /** Settings over which Prometheus 2.42 does not start, each beside a sound URL. */
  private static final List<String> BROKEN =
      List.of(
          "headers: {Host: rx}",
          "headers: {Authorization: Bearer x}",
          "headers: {X-Amz-Date: x}",
          "headers: {X-A: b, user-agent: c}",
          "headers: [a]",
          "headers: {X-A: [b]}",
          "basic_auth: {username: a}\n  authorization: {credentials: b}",
          "basic_auth: {username: a}\n  oauth2: {client_id: a, client_secret: b, token_url: c}",
          "authorization: {}\n  oauth2: {client_id: a, client_secret: b, token_url: c}",
          "basic_auth: {}\n  authorization: {}",
          "basic_auth: {username: a}\n  sigv4: {}",
          "sigv4: {}\n  authorization: {credentials: b}",
          "sigv4: {region: a}\n  bearer_token: b",
          "basic_auth: {username: a}\n  bearer_token: b",
          "basic_auth: {username: a}\n  bearer_token_file: b",
          "authorization: {credentials: a}\n  bearer_token: b",
          "bearer_token: a\n  bearer_token_file: b",
          "bearer_token: [a]",
          "basic_auth: {username: a, password: b, password_file: c}",
          "basic_auth: {user: a}",
          "basic_auth: []",
          "basic_auth: a",
          "basic_auth: {username: [a]}",
          "authorization: {credentials: a, credentials_file: b}",
          "authorization: {type: Basic, credentials: a}",
          "authorization: {type: ' basic ', credentials: a}",
          "oauth2: {}",
          "oauth2: {client_id: a}",
          "oauth2: {client_id: a, client_secret: b}",
          "oauth2: {client_id: a, client_secret: b, client_secret_file: c, token_url: d}",
          "oauth2: {client_id: a, client_secret: b, token_url: c, scopes: d}",
          "oauth2: {client_id: a, client_secret: b, token_url: c, endpoint_params: [d]}",
          "queue_config: {capacity: many}",
          "queue_config: {capacity: '100'}",
          "queue_config: {capacity: 99999999999999999999}",
          "queue_config: {max_shards: [5]}",
          "queue_config: {max_backoff: 1.5s}",
          "queue_config: {max_backoff: 5}",
          "queue_config: {max_backoff: 5 s}",
          "queue_config: {max_backoff: ''}",
          "queue_config: {max_backoff: 30m1h}",
          "queue_config: {min_backoff: 5sec}",
          "queue_config: {min_backoff: -5s}",
          "queue_config: {batch_send_deadline: [5s]}",
          "queue_config: {batch_send_deadline: 5S}",
          "queue_config: {maxShards: 5}",
          "queue_config: {max_retries: 5}",
          "queue_config: []",
          "queue_config: a",
          "queue_config: {retry_on_http_429: 'true'}",
          "queue_config: {retry_on_http_429: 1}",
          "metadata_config: {send: a}",
          "metadata_config: {send_interval: 1}",
          "metadata_config: {sendInterval: 1m}",
          "metadata_config: true",
          "remote_timeout: 30",
          "remote_timeout: 30 s",
          "remote_timeout: ''",
          "send_exemplars: 1",
          "send_exemplars: 'on'",
          "send_native_histograms: 5",
          "name: [a]",
          "name: {a: b}",
          "follow_redirects: maybe",
          "enable_http2: a",
          "tls_config: {insecure_skip_verify: a}",
          "tls_config: {caFile: a}",
          "tls_config: []",
          "unknown: 5",
          "write_relabel_config: []");

  private static final List<String> SOUND =
      List.of(
          "name: 5",
          "name: true",
          "headers: {X-Scope-OrgID: 1, X-A: null, X-B: true}",
          "headers: {A: b, a: c}",
          "basic_auth:\n  authorization: {}",
          "bearer_token: ''\n  basic_auth: {username: a}",
          "basic_auth: {username: a, password_file: /nowhere}",
          "authorization: {credentials: a}",
          "sigv4: {region: a}",
          "oauth2:",
          "oauth2: {client_id: 5, client_secret_file: b, token_url: 'http://a b'}",
          "queue_config:",
          "queue_config: {capacity: 1.5, max_shards: 1e3, max_samples_per_send: 0x10}",
          "queue_config: {capacity: 1_000, max_backoff: 1h30m, min_backoff: 0}",
          "queue_config: {capacity: , max_backoff: }",
          "queue_config: {retry_on_http_429: yes}",
          "queue_config: {min_shards: 5, max_shards: 2, capacity: -1}",
          "metadata_config: {}",
          "metadata_config: {send: off, send_interval: 2m, max_samples_per_send: 0}",
          "remote_timeout: 0",
          "remote_timeout:",
          "send_exemplars: y",
          "follow_redirects: TRUE",
          "proxy_url: a",
          "tls_config: {ca_file: /nowhere, insecure_skip_verify: true}",
          "write_relabel_configs: []");

  private static final List<String> URLS =
      List.of(
          "''",
          "",
          "http://rx/api/v1/receive",
          "thanos:19291/api",
          "10.0.0.1:19291/x",
          "rx.example/api",
          "' http://a/'",
          "'http://a/ '",
          "'http://a b/'",
          "http://a:abc/",
          "http://a:99999/",
          "http://<ip>:1/",
          "http://https://a/x",
          "http:///api/x",
          "ftp://a/",
          "'http://a/%zz'",
          "http://[::1/",
          "http://[::1]:80/",
          "[a]",
          "{a: b}",
          "5",
          "http://u:p@a/",
          "'http://user:pa ss@a/'",
          "http:/a/x",
          "'://a'",
          "'http://a/x y'",
          "HTTP://a/",
          "http://a_b/",
          "http://ä/",
          "'http://a\\b/'",
          "http://a|b/",
          "http://a,b/",
          "\"http://a/\\tx\"",
          "http:a",
          "//a/b",
          "'http://a?x y'",
          "'http://a/#%z'",
          "a b:c/d",
          "/a:b");

  private WriteBlocks() {}

  static List<String> broken() {
    return BROKEN.stream().map(setting -> block("http://rx/", setting)).toList();
  }

  static List<String> sound() {
    return SOUND.stream().map(setting -> block("http://rx/", setting)).toList();
  }

  static List<String> urls() {
    return URLS.stream().map(url -> block(url, "name: a")).toList();
  }

  /** Returns random blocks of several settings each. */
  static List<String> random(int count, int seed) {
    Random random = new Random(seed);
    List<String> settings = new ArrayList<>(SOUND);
    settings.addAll(SOUND);
    settings.addAll(BROKEN);
    Set<String> blocks = new LinkedHashSet<>();
    while (blocks.size() < count) {
      String url = random.nextInt(4) == 0 ? URLS.get(random.nextInt(URLS.size())) : "http://rx/";
      String one = settings.get(random.nextInt(settings.size()));
      String other = settings.get(random.nextInt(settings.size()));
      if (keys(one).noneMatch(keys(other).toList()::contains)) {
        blocks.add(block(url, one + "\n  " + other));
      }
    }
    return List.copyOf(blocks);
  }

  /**
   * Returns the keys of settings; blocks with duplicate keys are left out, since they are refused
   * in any case.
   */
  private static Stream<String> keys(String settings) {
    return settings.lines().map(line -> line.strip().replaceFirst(":.*", ""));
  }

  private static String block(String url, String settings) {
    return "remote_write:\n- url: " + url + "\n  " + settings + "\n";
  }
}
