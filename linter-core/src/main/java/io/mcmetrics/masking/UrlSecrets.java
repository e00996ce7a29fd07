package io.mcmetrics.masking;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the secrets in URLs, mistyped ones included: user names with their passwords, and
 * signatures.
 */
final class UrlSecrets {
  private static final String SCHEME = "://";

  /** Users under which hosts of repositories know everybody. */
  private static final Set<String> ACCOUNTS = Set.of("git", "hg", "svn");

  /** What ends a URL in a line. */
  private static final String ENDS = "\"'`<>,{}[] \t";

  /** How far before a place its URL may begin; longer words are no URLs. */
  private static final int LONGEST_URL = 1_000;

  /** The digest of a container image, whose at sign does not end a user name. */
  private static final String DIGEST = "@sha256:";

  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?i)[?&](?:sig|signature|key|code|auth|pwd|sas|token|x-amz-signature|x-goog-signature|access_token|apikey|api_key)=([^&#]+)");

  /** A part of a path that only who was told it can know: long, with letters and digits mixed. */
  private static final Pattern CAPABILITY =
      Pattern.compile(
          "/((?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{20,}"
              + "|\\w{8}-\\w{4}-\\w{4}-\\w{4}-\\w{12})(?=/|$|\\?)(?!/oauth2)");

  /** Commits and digests. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  /** The last part of the address of a webhook, by the services that give them out. */
  private static final Pattern WEBHOOK =
      Pattern.compile("/(?:hooks|services|webhooks|webhook|hooks/catch)/(?=\\S)([^?#]+)");

  private static final Pattern HOOK_HOST =
      Pattern.compile("(?i)://(?:[\\w.-]*\\.)?(?:hooks?|discord(?:app)?|[\\w-]*webhooks?)\\.");

  /** A password whose user is filled in later. */
  private static final Pattern BEHIND_VARIABLE =
      Pattern.compile("[})]:([^\\s@/\"'`<>{}]{1,500}+)@");

  /** A scheme, perhaps with a slash or the colon missing. */
  private static final Pattern MISTYPED = Pattern.compile("https?:?/{1,2}");

  private UrlSecrets() {}

  static void add(String line, List<SecretText> found) {
    Matcher variable = BEHIND_VARIABLE.matcher(line);
    while (variable.find()) {
      found.add(new SecretText(variable.start(1), variable.end(1)));
    }
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || ENDS.indexOf(line.charAt(i)) >= 0) {
        if (i > start) {
          addIn(line.substring(start, i), start, found);
        }
        start = i + 1;
      }
    }
  }

  /** Tells whether what is at an offset of a line belongs to a URL that begins before it. */
  static boolean isInUrl(String line, int offset) {
    int word = offset;
    int first = Math.max(0, offset - LONGEST_URL);
    while (word > first && ENDS.indexOf(line.charAt(word - 1)) < 0) {
      word--;
    }
    return line.substring(word, offset).contains(SCHEME);
  }

  private static void addIn(String word, int offset, List<SecretText> found) {
    int user = startOfUser(word);
    int at = endOfUser(word, user);
    boolean account =
        at > user
            && (ACCOUNTS.contains(word.substring(user, at))
                || (word.startsWith("ssh://") && word.indexOf(':', user) > at));
    if (at > user && !account && !word.startsWith(DIGEST, at)) {
      found.add(new SecretText(offset + user, offset + at));
    }
    if (word.contains(SCHEME)) {
      Matcher signature = SIGNATURE.matcher(word);
      while (signature.find()) {
        found.add(new SecretText(offset + signature.start(1), offset + signature.end(1)));
      }
      addPath(word, offset, found);
    }
  }

  private static void addPath(String word, int offset, List<SecretText> found) {
    int host = word.indexOf(SCHEME) + SCHEME.length();
    int path = word.indexOf('/', host);
    if (path < 0) {
      return;
    }
    Matcher capability = CAPABILITY.matcher(word).region(path, word.length());
    capability.useTransparentBounds(true);
    while (capability.find()) {
      if (!HASH.matcher(capability.group(1)).matches()) {
        found.add(new SecretText(offset + capability.start(1), offset + capability.end(1)));
      }
    }
    Matcher hook = WEBHOOK.matcher(word).region(path, word.length());
    if (HOOK_HOST.matcher(word).find() && hook.find()) {
      found.add(new SecretText(offset + hook.start(1), offset + hook.end(1)));
    }
  }

  private static int startOfUser(String word) {
    int scheme = word.indexOf(SCHEME);
    if (scheme >= 0) {
      return scheme + SCHEME.length();
    }
    int slashes = word.startsWith("//") ? 2 : 0;
    Matcher mistyped = MISTYPED.matcher(word);
    return mistyped.lookingAt() ? mistyped.end() : slashes;
  }

  /**
   * Returns the offset of the at sign that ends the user information; negative if there is none. It
   * is the last one before the path. Without one there, or without a scheme, a colon that no port
   * follows shows it: then the password contains an unescaped slash.
   */
  private static int endOfUser(String word, int start) {
    int path = start;
    while (path < word.length() && "/?#".indexOf(word.charAt(path)) < 0) {
      path++;
    }
    int inAuthority = word.substring(0, path).lastIndexOf('@');
    if (inAuthority > start && word.contains(SCHEME)) {
      return inAuthority;
    }
    int colon = word.indexOf(':', start);
    boolean isPassword =
        colon > start && colon < path && !word.substring(colon + 1, path).matches("[0-9]+");
    return isPassword ? word.lastIndexOf('@') : -1;
  }
}
