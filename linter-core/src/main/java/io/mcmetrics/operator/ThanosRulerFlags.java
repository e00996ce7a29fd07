package io.mcmetrics.operator;

import io.mcmetrics.document.Document;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Value.Unknown;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags with which the Prometheus operator starts a Thanos Ruler, as far as they affect its
 * series (prometheus-operator, pkg/thanos/statefulset.go).
 */
final class ThanosRulerFlags {
  /** Releases before 0.65 left it out if the resource has labels. */
  private static final String REPLICA = "--label=thanos_ruler_replica=\"$(POD_NAME)\"";

  private static final String REMOTE_WRITE =
      "--remote-write.config-file=/etc/thanos/config/remote-write-config/remote-write.yaml";

  private ThanosRulerFlags() {}

  static List<Value<String>> of(Document resource, YamlMapping spec) {
    Origin at = resource.origin();
    List<Value<String>> words = new ArrayList<>();
    words.add(new Known<>("rule", at));
    words.add(new Known<>(REPLICA, at));
    for (NamedValue label : NamedValue.in(spec.mappingAt("labels"))) {
      words.add(flag("--label=" + label.name() + "=\"", label.value(), "\""));
    }
    spec.get("remoteWrite")
        .filter(list -> !list.isNull() && !isEmptyList(spec))
        .ifPresent(list -> words.add(new Known<>(REMOTE_WRITE, list.origin())));
    for (YamlMapping argument : spec.mappingsAt("additionalArgs")) {
      Value<String> value = argument.text("value");
      String given = value instanceof Value.Absent<String> ? "" : "=" + value.written();
      words.add(flag("--", argument.text("name"), given));
    }
    return words;
  }

  private static boolean isEmptyList(YamlMapping spec) {
    return spec.get("remoteWrite").filter(YamlSequence.class::isInstance).isPresent()
        && spec.itemsAt("remoteWrite").isEmpty();
  }

  private static Value<String> flag(String before, Value<String> value, String after) {
    String text = before + value.written() + after;
    return value instanceof Unknown<String>
        ? new Unknown<>(text, value.origin())
        : new Known<>(text, value.origin());
  }
}
