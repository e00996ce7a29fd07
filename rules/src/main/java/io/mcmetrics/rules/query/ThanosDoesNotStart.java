package io.mcmetrics.rules.query;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.QUERY;
import static io.mcmetrics.finding.Stage.RECEIVE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.rules.analysis.NameList;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.StartFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Flags flags and files with which a component of Thanos does not start, or serves nothing. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a flag or a file with which a component of Thanos does not start",
    why =
        """
        The pod ends at once, again and again, and whatever it takes or answers is gone: senders to
        a Receive that does not run fill their logs and lose samples after two hours. Thanos reads
        its flags and most of its files at the start alone, so an old pod hides the fault until it
        is moved.
        """,
    symptom =
        """
        The pod restarts again and again (`CrashLoopBackOff`); its log ends with
        `preparing receive command failed` or `error:` and the reason, such as `unexpected false`,
        `invalid syntax` or `field prefix not found`. Senders to such a Receive warn
        `Failed to send batch, retrying`; without Thanos Query, Grafana shows errors of the data
        source.
        """,
    remedy =
        """
        Correct what the message names. A switch is turned off by `--no-` in front of its name, not
        by a value; the value of a label is in double quotes of its own.
        """,
    confidence =
        """
        Certain where the release by the tag of the image refuses it, or every release does; limited
        by how much of the pod can be seen.
        """,
    sources = {
      "Thanos 0.42.5, cmd/thanos/main.go: the last line of a command that cannot be prepared",
      "Thanos 0.42.5, run: switches with a value, labels without quotes, files with unknown "
          + "keys, algorithms of hashrings",
      "Thanos 0.42.5, cmd/thanos: the flags of each component",
      "objstore 71d60df, client/factory.go and providers/s3/s3.go: the configuration of a "
          + "bucket is read strictly"
    },
    severity = ERROR,
    stage = RECEIVE)
public final class ThanosDoesNotStart implements FleetRule {
  /** A fault, and those that do not start because of it. */
  private record Shared(StartFault fault, List<Component> components) {}

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<Component, List<StartFault>> found = fleet.infrastructure().thanosFaults();
    Map<List<Object>, Shared> shared = new LinkedHashMap<>();
    found.forEach(
        (component, faults) -> {
          for (StartFault fault : faults) {
            List<Object> cause =
                List.of(fault.origin(), fault.message(), fault.confidence(), isReceive(component));
            shared
                .computeIfAbsent(cause, any -> new Shared(fault, new ArrayList<>()))
                .components()
                .add(component);
          }
        });
    shared.values().forEach(one -> out.accept(problem(one.fault(), one.components(), fleet)));
  }

  /** What several components read, such as the file of the bucket, is one fault. */
  private static Problem problem(StartFault fault, List<Component> components, Fleet fleet) {
    List<String> names =
        components.stream().map(component -> component.program().words()).distinct().toList();
    Problem problem =
        Problem.at(
                fault,
                "%s %s not start: %s",
                NameList.all(names),
                names.size() == 1 ? "does" : "do",
                fault.message())
            .atMost(fault.confidence())
            .atStage(isReceive(components.get(0)) ? RECEIVE : QUERY);
    for (Component component : components) {
      problem = askedThrough(ComponentScope.of(problem, component, fleet), component, fleet);
    }
    return problem;
  }

  private static boolean isReceive(Component component) {
    return component.program() == Program.THANOS_RECEIVE;
  }

  /** A frontend stands between the data source and the querier, and no samples pass it. */
  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  private static Problem askedThrough(Problem problem, Component component, Fleet fleet) {
    Problem whole = problem;
    if (component.program() != Program.THANOS_QUERY_FRONTEND) {
      return whole;
    }
    Infrastructure infrastructure = fleet.infrastructure();
    for (SampleDelivery delivery : fleet.deliveries()) {
      for (Datasource datasource : delivery.path().datasources()) {
        boolean isAsked =
            infrastructure.querying(infrastructure.resolve(datasource)).stream()
                .anyMatch(asked -> asked == component);
        if (isAsked) {
          whole = whole.affecting(delivery.sender().cluster().name()).concerning(datasource);
        }
      }
    }
    return whole;
  }
}
