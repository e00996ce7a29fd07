package io.mcmetrics.remotewrite;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * A reference of a remote write to a Secret or a ConfigMap that does not lead to a key.
 *
 * @param message what is missing, in words
 * @param holder the Secret or ConfigMap that was meant, or is called so
 * @param origin where it is referred to
 */
public record MissingCredential(String message, Origin holder, Origin origin) implements Located {}
