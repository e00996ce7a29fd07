package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.admission.AdmissionFault;
import io.mcmetrics.document.Unit;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.remotewrite.WriteFault;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Value;
import java.util.HashSet;
import java.util.Set;

/**
 * The places of a fleet at which rules about remote writes, relabelling and identity report, with
 * better words, what an API server refuses or drops.
 */
public final class ReportedElsewhere {
  private final Set<Span> places = new HashSet<>();

  private ReportedElsewhere() {}

  /** Returns the places in a fleet. */
  public static ReportedElsewhere in(Fleet fleet) {
    ReportedElsewhere reported = new ReportedElsewhere();
    fleet.misspeltKeys().forEach(reported::add);
    fleet.endpoints().stream()
        .filter(endpoint -> !endpoint.bodySizeIsText())
        .map(Endpoint::bodySize)
        .forEach(reported::add);
    for (Sender sender : fleet.senders()) {
      if (sender.isResource()) {
        boolean isOverlay = sender.unit().form() == Unit.Form.OVERLAY;
        sender.remoteWrites().forEach(write -> reported.addAll(write, isOverlay));
        sender.externalLabels().labels().stream()
            .filter(label -> label.name().equals(fleet.clusterLabel()) && !label.isText())
            .map(Label::value)
            .forEach(reported::add);
      }
    }
    fleet.admission().accepted("monitoring.coreos.com").stream()
        .flatMap(object -> SidecarSwitch.in(object.document()).stream())
        .forEach(reported::add);
    return reported;
  }

  /** A URL that is missing is reported of overlays alone. */
  private void addAll(RemoteWrite write, boolean isOverlay) {
    if (isOverlay || !(write.url() instanceof Value.Absent<String>)) {
      add(write.url());
    }
    for (WriteFault fault : write.settings().faults()) {
      if (fault.by() == WriteFault.By.API_SERVER) {
        add(fault);
      }
    }
    for (RelabelRule rule : write.relabelling()) {
      for (RelabelFault fault : rule.syntaxFaults()) {
        add(fault);
      }
    }
  }

  private void add(Located thing) {
    places.add(thing.origin().span());
  }

  /** Tells whether another rule says of a fault what there is to say. */
  public boolean has(AdmissionFault fault) {
    return places.contains(fault.origin().span());
  }
}
