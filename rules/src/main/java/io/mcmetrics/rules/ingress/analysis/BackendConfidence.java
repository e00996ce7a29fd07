package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.rules.analysis.Confidences;

/** Tells how certain it is that a Service name leads to a backend. */
public final class BackendConfidence {
  private BackendConfidence() {}

  /** Returns the confidence, lower for several Services or one that may be of another cluster. */
  public static Confidence of(Backend backend) {
    Confidence sure = backend.services().size() == 1 ? Confidence.CERTAIN : Confidence.LIKELY;
    for (Service service : backend.services()) {
      boolean isNear = service.cluster().name().equals(backend.clientCluster().name());
      sure = Confidences.lower(sure, isNear ? Confidence.CERTAIN : Confidence.LIKELY);
      sure = Confidences.lower(sure, of(service.sight()));
    }
    for (ContainerPort target : backend.targets()) {
      sure = Confidences.lower(sure, of(target.workload().sight()));
    }
    return sure;
  }

  private static Confidence of(Sight sight) {
    return sight.whole() ? sight.limit() : Confidences.lower(sight.limit(), Confidence.LIKELY);
  }
}
