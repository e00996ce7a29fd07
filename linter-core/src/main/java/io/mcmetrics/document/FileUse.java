package io.mcmetrics.document;

/**
 * The way in which a file is part of a deployment.
 *
 * @param role what it is to the file that includes it, such as {@code patch} or {@code values}
 * @param by the path of the file that includes it; empty if it is deployed by itself
 */
public record FileUse(String role, String by) {}
