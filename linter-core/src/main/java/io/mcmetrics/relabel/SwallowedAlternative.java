package io.mcmetrics.relabel;

/**
 * An alternative without which a rule would do the same.
 *
 * @param alternative what matches nothing of its own
 * @param by the alternative that matches all that it does
 */
public record SwallowedAlternative(RelabelRule rule, String alternative, String by) {}
