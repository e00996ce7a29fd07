package io.mcmetrics.storage;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * Something in the configuration of a bucket with which a component starts, and gets nothing from
 * the bucket.
 */
public record BucketFault(String message, Confidence confidence, Origin origin)
    implements Located {}
