package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What ingress-nginx does with remote writes by its annotations (ingress-nginx 1.15,
 * docs/user-guide/nginx-configuration/annotations.md). Prometheus follows redirects; of 301, 302
 * and 303 Go's client makes a GET without the body.
 */
public record IngressAnswer(Endpoint endpoint, RoutedDestination routed) {
  private static final String NGINX = "nginx.ingress.kubernetes.io/";
  private static final Set<String> KEEPING_THE_BODY = Set.of("307", "308");
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)basic_?auth|authorization|bearer|oauth2|sigv4|azure|google|password");

  /** The certificate of a client, in a resource and in a file. */
  private static final Pattern CERTIFICATE = Pattern.compile("[{ ]cert(?:File|_file|)?: ");

  /** Returns what stops remote writes, if anything does. */
  public Optional<Problem> problem() {
    return Stream.of(
            redirect("permanent"),
            redirect("temporal"),
            new DeniedLocation(endpoint).problem(),
            password(),
            certificate(),
            signIn(),
            protocol())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Problem> redirect(String kind) {
    Optional<NamedValue> target = annotation(kind + "-redirect");
    Optional<NamedValue> code = annotation(kind + "-redirect-code");
    boolean mayKeep =
        code.isPresent()
            && (!(code.get().value() instanceof Known<String> known)
                || KEEPING_THE_BODY.contains(known.value()));
    boolean isSet = target.filter(given -> !given.value().isKnown("")).isPresent();
    return !isSet || mayKeep
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                target.get(),
                "each remote write is answered with a redirect, %s: the sender then asks there with"
                    + " GET and without the samples",
                kind.equals("permanent") ? "301" : "302"));
  }

  private Optional<Problem> password() {
    Optional<NamedValue> type = annotation("auth-type");
    boolean asks =
        type.isPresent()
            && type.get().value() instanceof Known<String> known
            && Set.of("basic", "digest").contains(known.value())
            && annotation("auth-secret").isPresent();
    return asks && givesNone()
        ? Optional.of(
            Problem.at(
                    type.get(),
                    "nginx asks for a password, and the sender gives none: each batch is answered"
                        + " with 401, and lost")
                .see(routed, "samples are sent to here"))
        : Optional.empty();
  }

  /** Without a certificate of the client, nginx answers 400 to each request. */
  private Optional<Problem> certificate() {
    boolean wants =
        annotation("auth-tls-verify-client")
            .flatMap(one -> one.value().known())
            .filter(how -> how.equals("off") || how.startsWith("optional"))
            .isEmpty();
    boolean hasOne =
        routed.destination().writes().stream()
            .anyMatch(write -> CERTIFICATE.matcher(write.settings().content()).find());
    return annotation("auth-tls-secret")
        .filter(any -> wants && !hasOne)
        .map(
            secret ->
                Problem.at(
                        secret,
                        "nginx asks for a certificate of the client, and the sender has none: each"
                            + " batch is answered with 400, and lost")
                    .see(routed, "samples are sent to here"));
  }

  private Optional<Problem> signIn() {
    Optional<NamedValue> service = annotation("auth-url");
    return service.isPresent() && givesNone()
        ? Optional.of(
            Problem.at(
                    service.get(),
                    "a service decides on each request who is let in, and the sender gives nothing"
                        + " by which it is known")
                .see(routed, "samples are sent to here")
                .atMost(Confidence.LIKELY))
        : Optional.empty();
  }

  private Optional<Problem> protocol() {
    Optional<NamedValue> protocol = annotation("backend-protocol");
    if (protocol.isEmpty() || !(protocol.get().value() instanceof Known<String> known)) {
      return Optional.empty();
    }
    List<ContainerPort> targets = routed.samplePath().targets();
    boolean isForWrites =
        !targets.isEmpty() && targets.stream().allMatch(one -> one.takes(Purpose.REMOTE_WRITE));
    boolean isGrpc = Set.of("GRPC", "GRPCS").contains(known.value());
    boolean isTls = Set.of("HTTPS", "GRPCS").contains(known.value());
    if (isForWrites && (isGrpc || (isTls && isPlain()))) {
      return Optional.of(
          Problem.at(
                  protocol.get(),
                  "nginx speaks %s to a port that takes remote writes by HTTP: each batch is answered"
                      + " with 502",
                  known.value())
              .see(targets.get(0), "what the route leads to")
              .atMost(targets.get(0).workload().sight().limit()));
    }
    return Optional.empty();
  }

  /** Tells whether no receiver serves TLS. */
  private boolean isPlain() {
    List<Receive> receives = routed.samplePath().receives();
    return !receives.isEmpty()
        && receives.stream()
            .map(receive -> receive.component().commandLine())
            .allMatch(flags -> flags.isWhole() && !flags.has("remote-write.server-tls-cert"));
  }

  /** A name and a password in the URL count as well. */
  private boolean givesNone() {
    return routed.destination().writes().stream().noneMatch(IngressAnswer::givesCredentials);
  }

  private static boolean givesCredentials(RemoteWrite write) {
    return CREDENTIALS.matcher(write.account()).find()
        || !(write.url() instanceof Known<String> known)
        || known.value().matches("[a-z]+://[^/]*@.*")
        || write.settings().isProxied()
        || write.headers().stream().anyMatch(IngressAnswer::isCredential);
  }

  private static boolean isCredential(Label header) {
    return !header.name().equalsIgnoreCase("X-Scope-OrgID")
        && !header.name().equalsIgnoreCase("THANOS-TENANT");
  }

  private Optional<NamedValue> annotation(String name) {
    return NamedValue.find(endpoint.annotations(), NGINX + name)
        .filter(given -> !(given.value() instanceof Value.Absent));
  }
}
