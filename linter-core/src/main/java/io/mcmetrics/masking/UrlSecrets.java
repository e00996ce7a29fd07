package io.mcmetrics.masking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the secrets in URLs, mistyped ones included: user names with their passwords, and
 * signatures.
 */
final class UrlSecrets {
  private static final String SCHEME = "://";

  /** What ends a URL in a line. */
  private static final String ENDS = "\"'`<>,{}[] \t";

  /** The digest of a container image, whose at sign does not end a user name. */
  private static final String DIGEST = "@sha256:";

  private static final Pattern SIGNATURE =
      Pattern.compile("(?i)[?&](?:sig|signature|key|code|auth|pwd|sas)=([^&#]+)");

  /** A scheme, perhaps with a slash or the colon missing. */
  private static final Pattern MISTYPED = Pattern.compile("https?:?/{1,2}");

  private UrlSecrets() {}

  static void add(String line, List<SecretText> found) {
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

  private static void addIn(String word, int offset, List<SecretText> found) {
    int user = startOfUser(word);
    int at = endOfUser(word, user);
    if (at > user && !word.startsWith(DIGEST, at)) {
      found.add(new SecretText(offset + user, offset + at));
    }
    if (word.contains(SCHEME)) {
      Matcher signature = SIGNATURE.matcher(word);
      while (signature.find()) {
        found.add(new SecretText(offset + signature.start(1), offset + signature.end(1)));
      }
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
