package io.mcmetrics.trace;

import io.mcmetrics.engine.LintResult;

/** What becomes of the samples of a fleet, and all that was found on the way. */
public record Traced(Trace trace, LintResult result) {}
