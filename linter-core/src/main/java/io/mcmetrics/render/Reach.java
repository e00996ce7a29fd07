package io.mcmetrics.render;

/**
 * How a file gets to be deployed.
 *
 * @param role what it is there
 * @param by the path of the file that includes it; empty if nothing needs to
 */
record Reach(String role, String by) {}
