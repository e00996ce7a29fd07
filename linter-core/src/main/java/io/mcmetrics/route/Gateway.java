package io.mcmetrics.route;

import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;

/** A Gateway of the Gateway API; Istio has another kind of that name. */
record Gateway(
    ResourceLocation location, Value<String> name, List<YamlMapping> listeners, Origin origin)
    implements Located {
  Gateway {
    listeners = List.copyOf(listeners);
  }
}
