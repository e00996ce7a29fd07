package io.mcmetrics.trace;

import io.mcmetrics.sender.Sender;

/** The name of a sender in reports. */
final class SenderName {
  private SenderName() {}

  /** Returns namespace and name as far as they are known, else the kind. */
  static String of(Sender sender) {
    String name = sender.name().written();
    String namespace = sender.namespace().written();
    if (name.isEmpty()) {
      return sender.kind();
    }
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
