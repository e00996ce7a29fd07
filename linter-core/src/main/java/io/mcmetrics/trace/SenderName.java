package io.mcmetrics.trace;

import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.TreePath;

/** The name of a sender in reports. */
final class SenderName {
  /** What a chart makes of the name of a release that is not known. */
  private static final String TEMPLATE = "{{";

  private SenderName() {}

  /** Returns namespace and name as far as they are known, else the kind and where it is written. */
  static String of(Sender sender) {
    String name = sender.name().written();
    String namespace = sender.namespace().written();
    if (name.isEmpty() || name.contains(TEMPLATE)) {
      String place = TreePath.nameOf(sender.unit().path());
      return place.isEmpty() || place.equals(sender.kind())
          ? sender.kind()
          : sender.kind() + " of " + place;
    }
    return namespace.isEmpty() || namespace.contains(TEMPLATE) ? name : namespace + "/" + name;
  }
}
