package io.mcmetrics.trace;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.fleet.Fleet;

/** A fleet, what becomes of its samples, and all that was found on the way. */
public record TraceResult(Fleet fleet, Trace trace, LintResult result) {}
