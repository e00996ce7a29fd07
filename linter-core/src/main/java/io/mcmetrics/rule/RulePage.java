package io.mcmetrics.rule;

import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;

/**
 * The description of a rule for users.
 *
 * @param id the kebab-case name
 * @param summary what is wrong
 * @param why what breaks, for whom, and how they would notice
 * @param remedy what to do instead
 * @param confidence what makes a finding certain, likely or possible
 * @param severity how bad the usual case is
 * @param stage the stage of a sample's path to Grafana at which it takes effect
 */
public record RulePage(
    String id,
    String summary,
    String why,
    String remedy,
    String confidence,
    Severity severity,
    Stage stage) {}
