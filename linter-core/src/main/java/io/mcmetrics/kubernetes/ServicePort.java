package io.mcmetrics.kubernetes;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * A port of a {@link Service}.
 *
 * @param target the port of the pods, by number or by name; absent if it is the same number
 * @param nodePort the port on each node; absent if there is none
 */
public record ServicePort(
    Value<String> name,
    Value<Integer> number,
    Value<String> target,
    Value<Integer> nodePort,
    Origin origin)
    implements Located {
  /** Returns the port of the pods, by number or by name. */
  public Value<String> targetOrNumber() {
    boolean isLeftOut = target instanceof Value.Absent<String> || target.isKnown("0");
    if (!isLeftOut) {
      return target;
    }
    if (number instanceof Value.Known<Integer> known) {
      return new Value.Known<>(Integer.toString(known.value()), known.origin());
    }
    return new Value.Unknown<>("", origin);
  }

  /** Returns its number in words, with its name if it has one. */
  public String words() {
    String number = this.number instanceof Value.Known<Integer> n ? n.value().toString() : "?";
    return name instanceof Value.Known<String> n ? number + " (" + n.value() + ")" : number;
  }
}
