package io.mcmetrics.document;

/**
 * How a file gets to be deployed.
 *
 * @param role what it is there
 * @param by the path of the file that includes it; empty if nothing needs to
 */
public record FileUse(String role, String by) {}
