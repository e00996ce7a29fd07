package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.relabel.RelabelFault;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelValidation;
import io.mcmetrics.remotewrite.WriteFault;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.HashSet;
import java.util.Set;

/** The lines in which other rules find what Prometheus refuses of a remote write. */
public final class KnownWriteFaults {
  private record Line(SourceFile file, int number) {}

  private final Set<Line> lines = new HashSet<>();

  private KnownWriteFaults() {}

  /** Returns the lines of all senders. */
  public static KnownWriteFaults of(Fleet fleet) {
    KnownWriteFaults known = new KnownWriteFaults();
    fleet.misspeltKeys().forEach(known::add);
    for (Sender sender : fleet.senders()) {
      DuplicateRemoteWriteEntries.in(sender).forEach(known::add);
      for (RemoteWrite write : sender.remoteWrites()) {
        known.addFaults(write, sender);
      }
    }
    return known;
  }

  private void addFaults(RemoteWrite write, Sender sender) {
    for (WriteFault fault : write.settings().faults()) {
      add(fault);
    }
    for (RelabelRule rule : write.relabelling()) {
      for (RelabelFault fault : RelabelValidation.faults(rule, sender.dialect())) {
        add(fault);
      }
    }
  }

  private void add(Located fault) {
    lines.add(line(fault));
  }

  private static Line line(Located fault) {
    Span span = fault.origin().span();
    return new Line(span.file(), span.file().position(span.start()).line());
  }

  /** Tells whether another rule finds something in the line of a fault. */
  public boolean has(Located fault) {
    return lines.contains(line(fault));
  }
}
