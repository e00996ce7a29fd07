package io.mcmetrics.rules.ingress;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.network.Service;
import io.mcmetrics.network.Target;
import io.mcmetrics.path.Backend;
import io.mcmetrics.render.Document.Sight;

/** Tells how sure it is what stands behind a name. */
final class Sureness {
  private Sureness() {}

  /** Several Services of one name, or one that may be of another cluster, leave a doubt. */
  static Confidence of(Backend backend) {
    Confidence sure = backend.services().size() == 1 ? Confidence.CERTAIN : Confidence.LIKELY;
    for (Service service : backend.services()) {
      boolean isNear = service.cluster().name().equals(backend.asking().name());
      sure = least(sure, isNear ? Confidence.CERTAIN : Confidence.LIKELY);
      sure = least(sure, of(service.sight()));
    }
    for (Target target : backend.targets()) {
      sure = least(sure, of(target.workload().sight()));
    }
    return sure;
  }

  private static Confidence of(Sight sight) {
    return sight.whole() ? sight.limit() : least(sight.limit(), Confidence.LIKELY);
  }

  private static Confidence least(Confidence one, Confidence other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
