package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;

/** Tells how sure it is what stands behind a name. */
public final class BackendConfidence {
  private BackendConfidence() {}

  /** Several Services of one name, or one that may be of another cluster, leave a doubt. */
  public static Confidence of(Backend backend) {
    Confidence sure = backend.services().size() == 1 ? Confidence.CERTAIN : Confidence.LIKELY;
    for (Service service : backend.services()) {
      boolean isNear = service.cluster().name().equals(backend.asking().name());
      sure = least(sure, isNear ? Confidence.CERTAIN : Confidence.LIKELY);
      sure = least(sure, of(service.sight()));
    }
    for (ContainerPort target : backend.targets()) {
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
