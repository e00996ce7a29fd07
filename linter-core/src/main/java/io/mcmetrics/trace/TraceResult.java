package io.mcmetrics.trace;

import io.mcmetrics.engine.LintResult;
import io.mcmetrics.fleet.Fleet;

/** A fleet, the paths of its samples, and the result of linting it. */
public record TraceResult(Fleet fleet, Trace trace, LintResult result) {}
