package io.mcmetrics.remotewrite;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.time.Duration;

/**
 * The queue between what is scraped and what is sent, as far as it is set. A value that means the
 * default, such as a zero in a custom resource, is absent.
 *
 * @param capacity how many samples wait in each shard
 * @param maxShards how many requests are under way at once, at the most
 * @param minShards how many at least
 * @param maxSamplesPerSend the size of a batch
 * @param minBackoff how long it waits before it tries again
 * @param maxBackoff how long it waits after it has tried often
 * @param sampleAgeLimit how old a sample may become before it is dropped
 * @param maxRetries how often it tried again before 2.11; of no effect since
 * @param origin the whole of it, or where it would be written
 */
public record QueueConfig(
    Value<Integer> capacity,
    Value<Integer> maxShards,
    Value<Integer> minShards,
    Value<Integer> maxSamplesPerSend,
    Value<Duration> minBackoff,
    Value<Duration> maxBackoff,
    Value<Duration> sampleAgeLimit,
    Value<Integer> maxRetries,
    Origin origin)
    implements Located {}
