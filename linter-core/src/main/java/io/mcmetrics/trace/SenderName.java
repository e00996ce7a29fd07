package io.mcmetrics.trace;

import io.mcmetrics.model.Sender;
import io.mcmetrics.yaml.Value;

/** What a sender is called in reports. */
final class SenderName {
  private SenderName() {}

  /** Returns namespace and name as far as they are known, else the kind. */
  static String of(Sender sender) {
    String name = text(sender.name());
    String namespace = text(sender.namespace());
    if (name.isEmpty()) {
      return sender.kind();
    }
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  /** Returns a value as it is written. */
  static String text(Value<String> value) {
    if (value instanceof Value.Known<String> known) {
      return known.value();
    }
    return value instanceof Value.Unknown<String> unknown ? unknown.text() : "";
  }
}
