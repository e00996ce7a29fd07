package io.mcmetrics.rules.receive;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.thanos.Hashring;
import io.mcmetrics.thanos.LooseHashrings;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.Release;
import io.mcmetrics.thanos.Thanos;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds endpoints of hashrings that are URLs. Since 0.11 receivers hand on by gRPC, to a host and a
 * port (thanos, CHANGELOG, #1970); who still runs an older one calls himself by a URL as well.
 */
final class UrlEndpoints {
  private static final Release FIRST_WITHOUT = new Release(0, 11);
  private static final Pattern URL = Pattern.compile("https?://.*");

  private UrlEndpoints() {}

  static List<Problem> in(Thanos thanos) {
    List<Problem> problems = new ArrayList<>();
    if (thanos.receives().stream().anyMatch(UrlEndpoints::mayTakeUrls)) {
      return problems;
    }
    for (LooseHashrings list : thanos.lists()) {
      for (Hashring ring : list.rings()) {
        for (Value<String> endpoint : ring.endpoints()) {
          if (endpoint instanceof Known<String> known && URL.matcher(known.value()).matches()) {
            problems.add(problem(known, list));
          }
        }
      }
    }
    return problems;
  }

  private static boolean mayTakeUrls(Receive receive) {
    boolean isOld =
        receive
            .component()
            .version()
            .known()
            .flatMap(Release::of)
            .filter(release -> release.compareTo(FIRST_WITHOUT) < 0)
            .isPresent();
    return isOld || URL.matcher(receive.localEndpoint().written()).matches();
  }

  private static Problem problem(Known<String> endpoint, LooseHashrings list) {
    return Problem.at(
            endpoint,
            "`%s` is a URL: receivers hand on to each other by gRPC, to a host and a port, such as"
                + " `receive-0.receive:10901`",
            endpoint.value())
        .atMost(Confidence.LIKELY)
        .affecting(list.cluster().name())
        .concerning(list);
  }
}
