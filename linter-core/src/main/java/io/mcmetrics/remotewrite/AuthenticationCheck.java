package io.mcmetrics.remotewrite;

import io.mcmetrics.relabel.GoText;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the authentication settings of a remote write (prometheus/common, {@code
 * HTTPClientConfig.Validate}; prometheus, {@code validateAuthConfigs}; prometheus-operator, {@code
 * validateRemoteWriteSpec}). A null block counts as absent, an empty one as present.
 */
final class AuthenticationCheck {
  private static final List<String> BLOCKS_OF_FILE =
      List.of("basic_auth", "authorization", "oauth2", "sigv4", "azuread", "google_iam");
  private static final List<String> BLOCKS_OF_RESOURCE =
      List.of("basicAuth", "authorization", "oauth2", "sigv4", "azureAd");

  private final YamlMapping write;
  private final boolean isFile;
  private final List<WriteFault> faults = new ArrayList<>();

  private AuthenticationCheck(YamlMapping write, boolean isFile) {
    this.write = write;
    this.isFile = isFile;
  }

  static List<WriteFault> faults(YamlMapping write, boolean isFile) {
    AuthenticationCheck check = new AuthenticationCheck(write, isFile);
    check.checkBlocks();
    check.checkToken();
    if (isFile) {
      check.checkParts();
    }
    return check.faults;
  }

  private void checkBlocks() {
    List<Entry> blocks =
        (isFile ? BLOCKS_OF_FILE : BLOCKS_OF_RESOURCE)
            .stream().flatMap(key -> written(key).stream()).toList();
    if (blocks.size() < 2) {
      return;
    }
    // Each is valid by itself; the lower one is probably the one that was added.
    Entry last = blocks.get(blocks.size() - 1);
    List<String> names = blocks.stream().map(block -> block.key().text()).toList();
    faults.add(
        isFile
            ? WriteFault.refused(tooMany(names), last)
            : WriteFault.held(
                String.join(" and ", names.stream().map(GoText::quoted).toList())
                    + " can't be set at the same time, at most one of them must be defined",
                last));
  }

  private static String tooMany(List<String> names) {
    return names.stream().filter(BLOCKS_OF_FILE.subList(0, 3)::contains).count() > 1
        ? "at most one of basic_auth, oauth2 & authorization must be configured"
        : "at most one of basic_auth, authorization, oauth2, sigv4, azuread or google_iam must be"
            + " configured. Currently configured: ["
            + String.join(" ", names)
            + "]";
  }

  private void checkToken() {
    Optional<Entry> token = text(isFile ? "bearer_token" : "bearerToken");
    Optional<Entry> file = text(isFile ? "bearer_token_file" : "bearerTokenFile");
    if (token.isPresent() && file.isPresent()) {
      add("at most one of bearer_token & bearer_token_file must be configured", file.get());
    }
    Optional<Entry> either = token.or(() -> file);
    if (either.isEmpty()) {
      return;
    }
    boolean isDouble =
        Stream.of(isFile ? "basic_auth" : "basicAuth", "oauth2").anyMatch(this::isWritten);
    if (isDouble) {
      add(
          "at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured",
          either.get());
    } else if (isWritten("authorization")) {
      add("authorization is not compatible with bearer_token & bearer_token_file", either.get());
    } else if (isWritten("sigv4")) {
      add(tooMany(List.of("authorization", "sigv4")), either.get());
    }
  }

  private void checkParts() {
    atMostOne("basic_auth", "password", "password_file", "basic_auth password & password_file");
    atMostOne(
        "authorization",
        "credentials",
        "credentials_file",
        "authorization credentials & credentials_file");
    atMostOne(
        "oauth2",
        "client_secret",
        "client_secret_file",
        "oauth2 client_secret & client_secret_file");
    if (write.text("authorization", "type") instanceof Value.Known<String> type
        && type.value().strip().equalsIgnoreCase("basic")) {
      faults.add(
          WriteFault.refused(
              "authorization type cannot be set to \"basic\", use \"basic_auth\" instead", type));
    }
    write.mappingAt("oauth2").ifPresent(this::checkOauth2);
  }

  private void checkOauth2(YamlMapping oauth2) {
    if (isMissing(oauth2, "client_id")) {
      faults.add(WriteFault.refused("oauth2 client_id must be configured", oauth2));
    } else if (Stream.of("client_secret", "client_secret_file", "client_secret_ref")
        .allMatch(key -> isMissing(oauth2, key))) {
      // Newer versions may sign with a key instead.
      faults.add(
          WriteFault.refused(
                  "either oauth2 client_secret or client_secret_file must be configured", oauth2)
              .uncertain());
    } else if (isMissing(oauth2, "token_url")) {
      faults.add(WriteFault.refused("oauth2 token_url must be configured", oauth2));
    }
  }

  private static boolean isMissing(YamlMapping mapping, String key) {
    Value<String> text = mapping.text(key);
    return text instanceof Value.Absent<String> || text.isKnown("");
  }

  private void atMostOne(String block, String one, String other, String both) {
    Optional<YamlMapping> mapping = write.mappingAt(block);
    if (mapping.isPresent() && !isMissing(mapping.get(), one) && !isMissing(mapping.get(), other)) {
      Yaml second = mapping.get().get(other).orElseThrow();
      faults.add(WriteFault.refused("at most one of " + both + " must be configured", second));
    }
  }

  private boolean isWritten(String key) {
    return written(key).isPresent();
  }

  private Optional<Entry> written(String key) {
    return write.entry(key).filter(entry -> !entry.value().isNull());
  }

  private Optional<Entry> text(String key) {
    return written(key).filter(entry -> !isMissing(write, key));
  }

  private void add(String message, Entry where) {
    faults.add(WriteFault.refused(message, where));
  }
}
