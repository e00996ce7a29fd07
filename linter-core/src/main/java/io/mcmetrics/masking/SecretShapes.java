package io.mcmetrics.masking;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is a secret by its look or by the words around it, whatever its key. */
final class SecretShapes {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY|-----BEGIN PGP");

  private static final Pattern SCHEME_AND_TOKEN =
      Pattern.compile("(?i)\\b(?:bearer|basic)\\s+([A-Za-z0-9._~+/=-]{8,})");

  private static final Pattern NGINX_HEADER =
      Pattern.compile("proxy_set_header\\s+(\\S+)\\s+([^;]+);?");

  /** A snippet of nginx that lets through who knows the text. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\$(?:http|arg|cookie)_(\\w+)\\s*(?:!~\\*?|~\\*?|!=|=)\\s*[\"']?([^\"'){\\s]+)");

  private static final Set<String> SHOWN_HEADERS =
      Set.of("host", "connection", "upgrade", "thanos-tenant", "x-scope-orgid", "content-length");

  /** The user of curl. */
  private static final Pattern USER =
      Pattern.compile("(?:^|\\s)(?:-u|--user)[ =][\"']?[^\\s:\"']+:([^\\s\"']+)");

  /** The login of a registry, in the configuration of Docker. */
  private static final Pattern DOCKER =
      Pattern.compile("\"auth\\\\?\"\\s*:\\s*\\\\?\"([A-Za-z0-9+/=]{8,})");

  private static final Pattern CONNECTION =
      Pattern.compile("(?:AccountKey|SharedAccessKey|SharedAccessSignature)=([^;\"'\\s]+)");

  /** The forms that cloud providers and services give to their keys. */
  private static final Pattern ISSUED =
      Pattern.compile(
          "\\b(?:"
              + "(?:AKIA|ASIA)[0-9A-Z]{16}"
              + "|AIza[\\w-]{35}"
              + "|gh[opsur]_[A-Za-z0-9]{30,}|github_pat_\\w{30,}"
              + "|glpat-[\\w-]{16,}"
              + "|xox[a-z]-[\\w-]{10,}|xapp-[\\w-]{10,}"
              + "|eyJ[\\w-]{6,}\\.[\\w-]{6,}(?:\\.[\\w-]*)?"
              + "|SG\\.[\\w-]{16,}\\.[\\w-]{16,}"
              + "|[rs]k_live_\\w{16,}"
              + "|npm_[A-Za-z0-9]{30,}|dckr_pat_[\\w-]{16,}|pypi-[\\w-]{40,}"
              + "|hv[sb]\\.[\\w-]{20,}"
              + "|gl(?:sa|c)_[\\w=-]{20,}"
              + "|AGE-SECRET-KEY-1\\w{30,}"
              + "|\\d{8,10}:[A-Za-z0-9_-]{35}"
              + ")");

  private SecretShapes() {}

  static void add(String line, List<SecretText> found) {
    Matcher key = PRIVATE_KEY.matcher(line);
    if (key.find()) {
      found.add(new SecretText(key.start(), endOfQuoted(line, key.start())));
    }
    addGroups(SCHEME_AND_TOKEN.matcher(line), found);
    addGroups(USER.matcher(line), found);
    addGroups(DOCKER.matcher(line), found);
    addGroups(CONNECTION.matcher(line), found);
    Matcher issued = ISSUED.matcher(line);
    while (issued.find()) {
      found.add(new SecretText(issued.start(), issued.end()));
    }
    addHeaders(NGINX_HEADER.matcher(line), "$", found);
    addHeaders(COMPARED.matcher(line), "$http_", found);
  }

  private static void addGroups(Matcher token, List<SecretText> found) {
    while (token.find()) {
      if (token.group(1).chars().anyMatch(c -> Character.isDigit(c) || c == '=')) {
        found.add(new SecretText(token.start(1), token.end(1)));
      }
    }
  }

  private static void addHeaders(Matcher header, String variable, List<SecretText> found) {
    while (header.find()) {
      String name = header.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
      if (!SHOWN_HEADERS.contains(name) && !header.group(2).contains(variable)) {
        found.add(new SecretText(header.start(2), header.end(2)));
      }
    }
  }

  private static int endOfQuoted(String line, int start) {
    int end = start;
    while (end < line.length() && "\"'".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
