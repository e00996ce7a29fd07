package io.mcmetrics.kubernetes;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Unit;
import io.mcmetrics.inventory.HostProgram;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;

/** Programs outside of Kubernetes as workloads of one container, which no Service leads to. */
public final class HostWorkloads {
  private HostWorkloads() {}

  /** Returns what a program is deployed with: nothing but itself. */
  private static Unit unit(HostProgram program) {
    return new Unit(program.path(), Unit.Form.FILE);
  }

  /** Returns what stands for a program where a document is asked for, as for its cluster. */
  public static Document document(HostProgram program) {
    YamlMapping nothing = YamlMapping.empty(program.origin());
    return new Document(unit(program), program.kind(), nothing, Sight.CLEAR);
  }

  /** Returns a program as a workload. */
  public static Workload of(HostProgram program, Cluster cluster) {
    Value<String> none = new Value.Absent<>(program.origin());
    Value<String> name = new Value.Known<>(program.name(), program.origin());
    Container container =
        new Container(
            name,
            program.image(),
            new CommandLine(program.words(), program.origin()),
            List.of(),
            List.of(),
            List.of(),
            program.origin());
    return new Workload(
        cluster,
        program.kind(),
        name,
        none,
        new Value.Absent<>(program.origin()),
        none,
        List.of(),
        List.of(container),
        List.of(),
        true,
        unit(program),
        Sight.CLEAR.atMost(program.limit()),
        program.origin());
  }
}
