package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.WriteLimits.RequestLimits;
import io.mcmetrics.thanos.WriteLimits.TenantLimits;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the limits of a receiver from the content of {@code --receive.limits-config}. */
final class WriteLimitsReader {
  private WriteLimitsReader() {}

  /** Returns the limits; none if the content is not in the tree, or if there is none. */
  static WriteLimits read(Optional<Yaml> file, Located flag) {
    YamlMapping nothing = new YamlMapping(List.of(), flag.origin());
    YamlMapping write = file.flatMap(content -> content.mappingAt("write")).orElse(nothing);
    List<TenantLimits> tenants = new ArrayList<>();
    for (Entry tenant : write.mappingAt("tenants").orElse(nothing).entries()) {
      tenants.add(new TenantLimits(tenant.key().text(), request(tenant.value(), nothing)));
    }
    RequestLimits common =
        write
            .mappingAt("default")
            .map(limits -> request(limits, nothing))
            .orElseGet(() -> request(nothing, nothing));
    boolean isUnread = file.isEmpty() && !(flag instanceof Value.Absent<?>);
    boolean hasOthers =
        write.mappingAt("default").stream().anyMatch(WriteLimitsReader::hasOthers)
            || write.mappingAt("tenants").orElse(nothing).entries().stream()
                .anyMatch(
                    tenant -> tenant.value() instanceof YamlMapping limits && hasOthers(limits));
    return new WriteLimits(common, tenants, isUnread || hasOthers);
  }

  /** Such as one of active series, which depends on what all senders send. */
  private static boolean hasOthers(YamlMapping limits) {
    return limits.entries().stream().anyMatch(entry -> !entry.key().text().equals("request"));
  }

  private static RequestLimits request(Yaml limits, YamlMapping nothing) {
    YamlMapping request = limits.mappingAt("request").orElse(nothing);
    return new RequestLimits(
        request.number("size_bytes_limit"),
        request.number("series_limit"),
        request.number("samples_limit"));
  }
}
