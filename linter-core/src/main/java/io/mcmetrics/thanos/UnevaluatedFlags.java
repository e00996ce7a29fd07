package io.mcmetrics.thanos;

import static io.mcmetrics.kubernetes.Program.THANOS_QUERY;
import static io.mcmetrics.kubernetes.Program.THANOS_QUERY_FRONTEND;
import static io.mcmetrics.kubernetes.Program.THANOS_RECEIVE;
import static io.mcmetrics.kubernetes.Program.THANOS_SIDECAR;

import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags that may change which samples are stored, served or found, or who is let in, and that
 * are not evaluated: where one is given, nobody may say that nothing is lost there. All other flags
 * are evaluated, or change nothing of that (thanos 0.42, docs/components).
 */
public final class UnevaluatedFlags {
  /** Which part of the work of a component a flag changes. */
  public enum Subject {
    /** What is stored of what arrives, and what is found of what is stored. */
    SAMPLES,
    /** How one component asks another one. */
    TRANSPORT
  }

  /** A flag; one that ends in a dot or a dash stands for all that begin so. */
  record Effect(Program program, Subject subject, String flag, String does) {
    private boolean isOf(String name) {
      boolean isOfMany = flag.endsWith(".") || flag.endsWith("-");
      return isOfMany ? name.startsWith(flag) : name.equals(flag);
    }
  }

  private static final String LIMITS = "limits what a query may ask";
  private static final String DISTRIBUTES = "changes where queries are evaluated";
  private static final String CERTIFICATES = "wants certificates";

  /** All of them. */
  static final List<Effect> ALL =
      List.of(
          samples(THANOS_RECEIVE, "remote-write.server-tls-client-ca", CERTIFICATES),
          samples(THANOS_RECEIVE, "receive.tenant-limits.", "limits what a tenant may send"),
          samples(THANOS_RECEIVE, "store.limits.", LIMITS),
          samples(THANOS_QUERY, "query.partition-label", DISTRIBUTES),
          samples(THANOS_QUERY, "store.limits.", LIMITS),
          samples(
              THANOS_QUERY_FRONTEND, "query-frontend.downstream-tripper-config", "may need TLS"),
          samples(THANOS_SIDECAR, "store.limits.", LIMITS),
          transport(THANOS_RECEIVE, "grpc-server-tls-client-ca", CERTIFICATES),
          transport(THANOS_SIDECAR, "grpc-server-tls-client-ca", CERTIFICATES),
          transport(THANOS_QUERY, "grpc-client-server-name", "has stores asked by another name"));

  private UnevaluatedFlags() {}

  /** A flag that a component is given, and what it does, in words. */
  public record Given(String what, Origin origin) implements Located {}

  private static Effect samples(Program program, String flag, String does) {
    return new Effect(program, Subject.SAMPLES, flag, does);
  }

  private static Effect transport(Program program, String flag, String does) {
    return new Effect(program, Subject.TRANSPORT, flag, does);
  }

  /** Returns the flags of a component that are not evaluated. */
  public static List<Given> of(Component component, Subject subject) {
    List<Given> given = new ArrayList<>();
    for (Component.Flag flag : component.flags()) {
      for (Effect effect : ALL) {
        if (effect.program() == component.program()
            && effect.subject() == subject
            && effect.isOf(flag.name())) {
          String what = "`--%s` %s, which is not evaluated".formatted(flag.name(), effect.does());
          given.add(new Given(what, flag.origin()));
        }
      }
    }
    return given;
  }
}
