package io.mcmetrics.need;

/**
 * A variable of a dashboard that may stand for several values at once.
 *
 * @param name its name
 * @param several whether several values can be chosen ({@code multi})
 * @param all whether all of them can be chosen together ({@code includeAll})
 */
public record MultiValueVariable(String name, boolean several, boolean all) {}
