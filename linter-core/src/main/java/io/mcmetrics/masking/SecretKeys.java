package io.mcmetrics.masking;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which keys, flags and names of variables have a secret for their value. */
final class SecretKeys {
  /** The words in a key that make its value a secret, with the ways in which they are misspelt. */
  static final Pattern WORD =
      Pattern.compile(
          "pass?w(?:or|ro|r|o)?[dt]|pwd|passphrase|basic[-_]?auth|secret(?!ar|ion)|secert|sercet"
              + "|token(?!i[sz])|tokne|credential|bearer|htpasswd|dockerconfigjson|dockercfg"
              + "|(?:api|access|account|private|routing|service|integration|encryption|signing"
              + "|shared|license)[-_]?key"
              + "|key[-_]data|connection[-_]?string|authorization|slack[-_]?api[-_]?url"
              + "|webhook[-_]?url|last-applied-configuration",
          Pattern.CASE_INSENSITIVE);

  /** Endings of keys whose values only refer to a secret or describe one, and are shown. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:name|namespace|ref|file|path|type|mount|header|realm|policy|audience)s?$"
              + "|expir\\w*|(?:ttl|length|seconds|timeout|interval|enabled|rotation)$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ADDRESS =
      Pattern.compile("(?:url|uri)s?$", Pattern.CASE_INSENSITIVE);

  /** The key of a Secret under which a password is kept, as charts ask for it. */
  private static final Pattern KEY = Pattern.compile("keys?$", Pattern.CASE_INSENSITIVE);

  /** Lists of Secrets, and keys that name one: by the name that charts and ingress-nginx use. */
  private static final Pattern SECRET_BY_NAME =
      Pattern.compile(
          "(?:(?:existing|from|pull|tls|auth|auth-tls|proxy-ssl)[-_]?secret|secrets)$",
          Pattern.CASE_INSENSITIVE);

  /** Parts of the words, in lower case, of which each word has one. */
  private static final List<String> PARTS =
      List.of(
          "pas",
          "pwd",
          "auth",
          "secr",
          "secert",
          "sercet",
          "tok",
          "cred",
          "bear",
          "key",
          "docker",
          "connection",
          "slack",
          "webhook",
          "last-applied");

  private SecretKeys() {}

  /**
   * Tells whether a line may have one of the words. Most lines have none, and to look for parts of
   * them takes a tenth of the time.
   */
  static boolean mayBeIn(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return PARTS.stream().anyMatch(lower::contains);
  }

  /** Tells whether the value of a key, without quotes, is a secret. */
  static boolean isSecret(String key) {
    Matcher word = WORD.matcher(key);
    boolean found = false;
    int end = 0;
    while (word.find()) {
      found = true;
      end = word.end();
    }
    return found && !isReference(key, end);
  }

  /** Tells whether a key, of which the last word of a secret ends somewhere, only refers to one. */
  static boolean isReference(String key, int endOfWord) {
    String rest = key.substring(endOfWord);
    boolean ofSecret = key.substring(0, endOfWord).toLowerCase(Locale.ROOT).endsWith("secret");
    boolean existing = key.toLowerCase(Locale.ROOT).contains("existing");
    return REFERENCE.matcher(rest).find()
        || ADDRESS.matcher(rest).find()
        || (KEY.matcher(rest).find() && (existing || !ofSecret))
        || SECRET_BY_NAME.matcher(key).find();
  }
}
