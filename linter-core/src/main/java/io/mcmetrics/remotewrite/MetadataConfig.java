package io.mcmetrics.remotewrite;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * Whether the types and help texts of metrics are sent.
 *
 * @param send the switch, as far as it is written
 * @param origin the key that it stands under
 */
public record MetadataConfig(Value<Boolean> send, Origin origin) implements Located {}
