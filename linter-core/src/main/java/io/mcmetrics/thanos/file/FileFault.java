package io.mcmetrics.thanos.file;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * Something because of which a loader of Thanos refuses a file.
 *
 * @param message what it objects to, in its own words where it has any
 * @param origin the value, or what lacks one
 */
public record FileFault(String message, Origin origin) implements Located {}
