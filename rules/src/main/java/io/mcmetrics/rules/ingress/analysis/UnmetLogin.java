package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.MimirTenancy;
import io.mcmetrics.network.Url;
import io.mcmetrics.route.Login;
import io.mcmetrics.route.Login.Way;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A login that a route asks for and a sender does not bring. Prometheus does not send again what is
 * answered with 4xx, and follows redirects with a GET (storage/remote/client.go).
 */
public record UnmetLogin(RoutedDestination routed) {
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)basic_?auth|authorization|bearer|oauth2|sigv4|azure|google|password");

  /** The certificate of a client, in a resource and in a file. */
  private static final Pattern CERTIFICATE = Pattern.compile("[{ ]cert(?:File|_file|)?: ");

  /** Returns what is wrong with the first login of a list that is not met. */
  public Optional<Problem> of(List<Login> logins) {
    return logins.stream().filter(login -> !isMet(login)).map(this::problem).findFirst();
  }

  private boolean isMet(Login login) {
    return switch (login.way()) {
      case PASSWORD, TOKEN, SERVICE -> givesCredentials();
      case CERTIFICATE ->
          routed.destination().writes().stream()
              .anyMatch(write -> CERTIFICATE.matcher(write.settings().content()).find());
      // A page for browsers takes none of the credentials that a sender has.
      case SIGN_IN -> false;
    };
  }

  private Problem problem(Login login) {
    Problem problem =
        Problem.at(login, "%s", message(login)).see(routed, "samples are sent to here");
    return login.way() == Way.SERVICE || login.way() == Way.SIGN_IN
        ? problem.atMost(Confidence.LIKELY)
        : problem;
  }

  private static String message(Login login) {
    return switch (login.way()) {
      case PASSWORD ->
          "%s asks for a password, and the sender gives none: each batch is answered with 401, and"
                  .formatted(login.asker())
              + " lost";
      case TOKEN ->
          "%s asks for a token or a key, and the sender gives none: each batch is answered with 401,"
                  .formatted(login.asker())
              + " and lost";
      case CERTIFICATE ->
          "%s asks for a certificate of the client, and the sender has none: each batch is answered"
                  .formatted(login.asker())
              + " with 400, and lost";
      case SIGN_IN ->
          "%s sends each request on to a page where a person signs in: no batch gets through"
              .formatted(login.asker());
      case SERVICE ->
          "a service decides on each request who is let in, and the sender gives nothing by which it"
              + " is known";
    };
  }

  /** A name and a password in the URL count as well. */
  private boolean givesCredentials() {
    return routed.destination().writes().stream().anyMatch(UnmetLogin::givesCredentials);
  }

  private static boolean givesCredentials(RemoteWrite write) {
    return CREDENTIALS.matcher(write.account()).find()
        || !(write.url() instanceof Known<String> known)
        || Url.hasAccount(known.value())
        || write.settings().isProxied()
        || write.headers().stream().anyMatch(UnmetLogin::isCredential);
  }

  private static boolean isCredential(Label header) {
    return !MimirTenancy.isHeader(header.name())
        && !header.name().equalsIgnoreCase("THANOS-TENANT");
  }
}
