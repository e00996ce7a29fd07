package io.mcmetrics.rule;

import io.mcmetrics.finding.Severity;

/**
 * What there is to say about a rule, for people.
 *
 * @param id the kebab-case name
 * @param summary what is wrong
 * @param why what breaks, for whom, and how they would notice
 * @param remedy what to do instead
 * @param severity how bad the usual case is
 */
public record RulePage(String id, String summary, String why, String remedy, Severity severity) {}
