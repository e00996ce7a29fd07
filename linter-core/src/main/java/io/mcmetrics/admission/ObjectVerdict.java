package io.mcmetrics.admission;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import java.util.List;

/**
 * What an API server makes of an object of which it objects to something.
 *
 * @param cluster where the object is deployed
 * @param document the object
 * @param faults what it objects to or drops, with how sure that is; never empty
 */
public record ObjectVerdict(Cluster cluster, Document document, List<Judged> faults) {
  /** A fault, and how sure it is that the API server of the cluster finds it. */
  public record Judged(AdmissionFault fault, Confidence confidence) {}

  /** Keeps its own list. */
  public ObjectVerdict {
    faults = List.copyOf(faults);
  }

  /** Tells whether the object is refused for one of them. */
  public boolean isRefused() {
    return faults.stream().anyMatch(one -> one.fault().isRefusal());
  }
}
