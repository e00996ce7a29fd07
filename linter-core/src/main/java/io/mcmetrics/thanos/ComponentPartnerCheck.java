package io.mcmetrics.thanos;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.promql.parser.DurationLength;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks what flags of a component ask of each other, once each is taken by itself (thanos 0.42.5,
 * cmd/thanos).
 */
final class ComponentPartnerCheck {
  private static final Duration FIRST_DOWNSAMPLING = Duration.ofHours(40);
  private static final Duration SECOND_DOWNSAMPLING = Duration.ofDays(10);

  private final CommandLine flags;
  private final List<StartFault> faults = new ArrayList<>();

  private ComponentPartnerCheck(CommandLine flags) {
    this.flags = flags;
  }

  static List<StartFault> faults(Component component) {
    ComponentPartnerCheck check = new ComponentPartnerCheck(component.commandLine());
    switch (component.program()) {
      case THANOS_RECEIVE -> check.checkReceive();
      case THANOS_RULE -> check.checkRule();
      case THANOS_COMPACT -> check.checkCompact();
      default -> {}
    }
    return check.faults;
  }

  /** A command line without words is that of the image, which nobody knows. */
  private void checkReceive() {
    if (!flags.isEmpty() && flags.isWhole() && !flags.has("label")) {
      faults.add(
          new StartFault(
              "no external labels configured for receive, uniquely identifying external labels must"
                  + " be configured: there is no `--label`",
              Confidence.CERTAIN,
              flags.origin()));
    }
  }

  private void checkRule() {
    for (Value<String> given : flags.all("alertmanagers.url")) {
      given.known().flatMap(ComponentPartnerCheck::objection).ifPresent(why -> add(why, given));
    }
    refuseBoth("alertmanagers.url", "alertmanagers.config", "alertmanagers.config-file");
    for (String query : List.of("query", "query.sd-files", "grpc-query-endpoint")) {
      refuseBoth(query, "query.config", "query.config-file");
    }
  }

  /** A name and a port without a scheme are a scheme and nothing else. */
  private static Optional<String> objection(String url) {
    if (url.contains("$(")) {
      return Optional.empty();
    }
    if (!url.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return Optional.of("alertmanagers.url contains empty scheme");
    }
    return url.matches("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]++.*")
        ? Optional.empty()
        : Optional.of(
            "alertmanagers.url contains empty host: it is a URL, as in `http://%s`".formatted(url));
  }

  private void refuseBoth(String flag, String... others) {
    for (String other : others) {
      if (flags.has(flag) && flags.last(other) instanceof Known<String> given) {
        add(
            "--%s and --%s parameters cannot be defined at the same time".formatted(flag, other),
            given);
      }
    }
  }

  private void checkCompact() {
    if (flags.has("downsampling.disable")) {
      return;
    }
    checkRetention("raw", FIRST_DOWNSAMPLING, "5m resolution downsampling will occur (40 hours)");
    checkRetention("5m", SECOND_DOWNSAMPLING, "1h resolution downsampling will occur (10 days)");
  }

  private void checkRetention(String resolution, Duration least, String until) {
    Value<String> given = flags.last("retention.resolution-" + resolution);
    given
        .known()
        .flatMap(DurationLength::of)
        .filter(length -> !length.isZero() && length.compareTo(least) < 0)
        .ifPresent(
            length ->
                add(
                    resolution
                        + " resolution must be higher than the minimum block size after which "
                        + until,
                    given));
  }

  private void add(String message, Value<String> where) {
    faults.add(StartFault.certain(message, where));
  }
}
