package io.mcmetrics.thanos;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * Who is let in by HTTP, by the file of {@code --http.config} (prometheus/exporter-toolkit,
 * docs/web-configuration.md).
 *
 * @param component whose file it is
 * @param isKnown whether the file is in the tree
 * @param wantsPassword whether it lists users
 * @param servesTls whether it has a certificate
 */
public record WebConfig(
    Component component, boolean isKnown, boolean wantsPassword, boolean servesTls, Origin origin)
    implements Located {}
