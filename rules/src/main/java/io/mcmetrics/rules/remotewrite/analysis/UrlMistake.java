package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.network.Url;
import io.mcmetrics.remotewrite.GoUrlError;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.SenderPod;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mistake in a remote write URL. The message never has the whole URL, which may hold a password.
 *
 * @param message a sentence
 */
public record UrlMistake(String message, Confidence confidence) {
  private static final Pattern HTTP =
      Pattern.compile(
          "(?i)https?://(?:[^/?#]*@)?([^/?#]*?)(?::([0-9]*))?([/?#].*)?", Pattern.DOTALL);
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");
  private static final Pattern BRACKETS = Pattern.compile("<[A-Za-z][^<>]*>");

  /** Placeholders, each a part of the host by itself. */
  private static final Pattern REPLACE_ME =
      Pattern.compile(
          "(?i)(^|[.-])(change-?me|replace-?me|replace-?this|todo|fixme|placeholder|x{2,}"
              + "|your-[a-z-]+|insert-[a-z-]+)([.-]|$)|\\*|\\.{3}|…");

  /** Reserved for documentation (RFC 2606, section 3). */
  private static final Pattern EXAMPLE = Pattern.compile("(.*\\.)?example\\.(com|net|org)");

  private static final Pattern ITSELF =
      Pattern.compile("localhost|127(\\.\\d+){3}|0\\.0\\.0\\.0|\\[::1?]");

  private static final int LARGEST_PORT = 65_535;
  private static final int LONGEST_PORT = 9;

  /** Returns a placeholder that is left in the text; empty if a program may replace it. */
  public static Optional<UrlMistake> leftToFillIn(String text) {
    Matcher brackets = BRACKETS.matcher(text);
    boolean isTemplate = text.contains("{{") || text.contains("$");
    return !isTemplate && brackets.find()
        ? likely("`%s` is still to be filled in".formatted(brackets.group()))
        : Optional.empty();
  }

  /** Returns what is wrong with a text; empty if it is a URL at which a receiver may listen. */
  public static Optional<UrlMistake> in(String text, boolean isFile) {
    if (text.isEmpty()) {
      return certain("an empty URL: nothing is sent, `unsupported protocol scheme \"\"`");
    }
    Optional<String> objection = GoUrlError.objection(text);
    Matcher http = HTTP.matcher(text);
    if (!http.matches()) {
      return certain(withoutHttp(text, objection));
    }
    if (objection.isPresent()) {
      return certain("%s: %s".formatted(InvalidConfig.consequence(isFile), objection.get()));
    }
    return inParts(http.group(1).toLowerCase(Locale.ROOT), http);
  }

  /** Returns what is wrong with a URL of vmagent or Alloy that begins with its host. */
  public static Optional<UrlMistake> withoutScheme(String text) {
    return Url.isWithoutScheme(text)
        ? certain(
            "no `http://` or `https://` before the host: nothing is sent, `unsupported protocol"
                + " scheme`")
        : Optional.empty();
  }

  private static String withoutHttp(String text, Optional<String> objection) {
    if (!text.equals(text.strip())) {
      return "a blank before the URL: %s".formatted(objection.orElse("it has no scheme"));
    }
    Matcher scheme = SCHEME.matcher(text);
    if (Url.isWithoutScheme(text)) {
      return "no `http://` or `https://` before the host: %s"
          .formatted(
              objection.orElse(
                  "Prometheus tries for ever, `unsupported protocol scheme \"%s\"`"
                      .formatted(scheme.matches() ? scheme.group(1) : "")));
    }
    return "the scheme is neither `http` nor `https`: %s"
        .formatted(objection.orElse("Prometheus tries for ever, `unsupported protocol scheme`"));
  }

  private static Optional<UrlMistake> inParts(String host, Matcher http) {
    String port = http.group(2) == null ? "" : http.group(2);
    String path = http.group(3) == null ? "" : http.group(3);
    if (host.isEmpty()) {
      return certain("a URL without a host: nothing is sent");
    }
    if (!port.isEmpty() && !isPort(port)) {
      return certain("there is no port %s: nothing is sent".formatted(port));
    }
    if (host.matches("https?") && path.startsWith("//")) {
      return certain(
          "`%s://` stands twice: Prometheus looks for a host called `%s`".formatted(host, host));
    }
    if (!path.equals(path.strip())) {
      return certain("a blank behind the URL: it is sent as a part of the path");
    }
    return REPLACE_ME.matcher(host).find()
        ? likely("`%s` is still to be filled in".formatted(host))
        : Optional.empty();
  }

  private static boolean isPort(String digits) {
    int number = digits.length() > LONGEST_PORT ? 0 : Integer.parseInt(digits);
    return number >= 1 && number <= LARGEST_PORT;
  }

  /** Returns what is wrong with the example host of a manual. */
  public static Optional<UrlMistake> outOfManual(RemoteWrite write) {
    return write
        .target()
        .filter(UrlMistake::isExample)
        .flatMap(
            url ->
                likely(
                    "`%s` is set aside for documentation: nobody listens there"
                        .formatted(url.host())));
  }

  /** Tells whether a fleet has real hosts: then example hosts are left over from a manual. */
  public static boolean hasRealHosts(Fleet fleet) {
    return fleet.senders().stream()
        .flatMap(sender -> sender.remoteWrites().stream())
        .flatMap(write -> write.target().stream())
        .anyMatch(url -> !isExample(url) && !url.isInsideTheCluster());
  }

  private static boolean isExample(Url url) {
    return EXAMPLE.matcher(url.host()).matches();
  }

  /** Returns what is wrong with sending to where the sender itself runs. */
  public static Optional<UrlMistake> toItself(String text, SenderPod pod) {
    Optional<Url> url = Url.parse(text);
    boolean isItself = url.isPresent() && ITSELF.matcher(url.get().host()).matches();
    if (!isItself || !pod.containers().isEmpty()) {
      return Optional.empty();
    }
    boolean isAlone = pod.isKnown() && !pod.hostNetwork();
    return Optional.of(
        new UrlMistake(
            "`%s` is the pod of Prometheus itself%s"
                .formatted(
                    url.get().host(),
                    isAlone
                        ? ", in which no other container listens"
                        : ": samples arrive nowhere unless a receiver runs beside it"),
            isAlone ? Confidence.LIKELY : Confidence.POSSIBLE));
  }

  private static Optional<UrlMistake> certain(String message) {
    return Optional.of(new UrlMistake(message, Confidence.CERTAIN));
  }

  private static Optional<UrlMistake> likely(String message) {
    return Optional.of(new UrlMistake(message, Confidence.LIKELY));
  }
}
