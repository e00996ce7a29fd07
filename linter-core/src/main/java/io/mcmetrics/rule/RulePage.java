package io.mcmetrics.rule;

import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;

/**
 * What there is to say about a rule, for people.
 *
 * @param id the kebab-case name
 * @param summary what is wrong
 * @param why what breaks, for whom, and how they would notice
 * @param remedy what to do instead
 * @param severity how bad the usual case is
 * @param stage where on its way a sample meets with it
 */
public record RulePage(
    String id, String summary, String why, String remedy, Severity severity, Stage stage) {}
