package io.mcmetrics.sender;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * A setting of a sender that the linter recognises and does not evaluate: what it does to samples
 * is not known. It is reported as a gap, and the hop of its stage is at best unknown.
 *
 * @param stage the stage at which it has an effect
 * @param what what is not evaluated, such as {@code the processor `filter/noise` is not evaluated}
 */
public record UnmodelledSetting(Stage stage, String what, Origin origin) implements Located {}
