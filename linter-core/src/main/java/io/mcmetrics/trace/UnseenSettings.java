package io.mcmetrics.trace;

import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.fleet.MimirTenancy;
import io.mcmetrics.fleet.QueriedSamples;
import io.mcmetrics.fleet.ReceivedSamples;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.fleet.SampleFate;
import io.mcmetrics.fleet.SampleFate.End;
import io.mcmetrics.fleet.ServedSamples;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.StoreWay;
import io.mcmetrics.path.StoreWay.Hindrance;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.UnevaluatedAnnotations;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.thanos.UnevaluatedFlags;
import io.mcmetrics.thanos.UnevaluatedFlags.Subject;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of the things along a path cannot be seen, or is not evaluated. */
final class UnseenSettings {
  private static final String PROTOCOL = "nginx.ingress.kubernetes.io/backend-protocol";

  private UnseenSettings() {}

  static List<Unseen> ofSender(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    addSight(path.sender().sight(), path.sender(), "the sender", unseen);
    path.sender()
        .replicas()
        .ifPresent(replicas -> addPods(replicas.count(), path.sender(), "the sender", unseen));
    return unseen;
  }

  static List<Unseen> otherSenders(CheckedPath path) {
    return path.unreadSenders().stream()
        .limit(1)
        .map(gap -> Unseen.at(gap.at(), gap.what()))
        .toList();
  }

  static List<Unseen> proxies(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    for (RemoteWrite write : path.destination().map(place -> place.writes()).orElse(List.of())) {
      if (write.settings().isProxied()) {
        unseen.add(Unseen.at(write, "it connects through an HTTP proxy"));
      }
    }
    return unseen;
  }

  static List<Unseen> ofRoute(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    path.path().resolution().routes().stream()
        .limit(1)
        .map(RouteMatch::endpoint)
        .forEach(route -> addSight(route.sight(), route, route.words(), unseen));
    return unseen;
  }

  /** Only nginx limits bodies by default, so that it matters for others only if it is written. */
  static List<Unseen> bodySize(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    for (RouteMatch match : best(path)) {
      Endpoint route = match.endpoint();
      boolean limits =
          route.controller().mayLimitBodies() && route.bodySize() instanceof Value.Unknown;
      if (limits) {
        unseen.add(Unseen.at(route.bodySize(), "the limit of " + route.words() + " is not known"));
      }
    }
    return unseen;
  }

  static List<Unseen> annotations(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    for (RouteMatch match : best(path)) {
      UnevaluatedAnnotations.of(match.endpoint())
          .forEach(
              one ->
                  unseen.add(
                      new Unseen("what `" + one.name() + "` does is not evaluated", one.origin())));
      addProtocol(match.endpoint(), path, unseen);
    }
    return unseen;
  }

  /** Whether a receiver speaks another protocol than HTTP is known of Thanos Receive only. */
  private static void addProtocol(Endpoint route, CheckedPath path, List<Unseen> unseen) {
    Optional<NamedValue> protocol = NamedValue.find(route.annotations(), PROTOCOL);
    boolean isUsual =
        protocol.isEmpty()
            || protocol.get().value().isKnown("HTTP")
            || protocol.get().value().isKnown("AUTO_HTTP");
    if (!isUsual && path.path().receives().isEmpty()) {
      unseen.add(Unseen.at(protocol.get(), "whether the receiver speaks this is not known"));
    }
  }

  private static List<RouteMatch> best(CheckedPath path) {
    return path.path().resolution().routes().stream().limit(1).toList();
  }

  static List<Unseen> ofService(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    for (Service service : path.path().resolution().services()) {
      addSight(service.sight(), service, "the Service", unseen);
    }
    for (ContainerPort target : path.path().targets()) {
      Workload workload = target.workload();
      addPods(workload.replicas(), workload, workload.words(), unseen);
    }
    return unseen;
  }

  static List<Unseen> ofReceiver(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    for (Receive receive : path.path().receives()) {
      addComponent(receive.component(), unseen);
    }
    for (ContainerPort target : path.path().targets()) {
      if (target.program() != Program.THANOS_RECEIVE && asksMore(target, path)) {
        String what = "what %s asks of a request is not evaluated";
        unseen.add(Unseen.at(target, what.formatted(target.program().words())));
      }
    }
    return unseen;
  }

  /** Mimir and Cortex want a tenant; Prometheus takes remote writes only if a flag says so. */
  private static boolean asksMore(ContainerPort target, CheckedPath path) {
    return switch (target.program()) {
      case MIMIR, CORTEX ->
          new MimirTenancy(target, path.fleet().infrastructure()).wantsTenant() == Answer.UNKNOWN;
      case PROMETHEUS ->
          !target.container().commandLine().has("web.enable-remote-write-receiver")
              && !target.container().commandLine().has("enable-feature");
      default -> false;
    };
  }

  static List<Unseen> receiverFlags(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    path.path().receives().forEach(each -> addFlags(each.component(), Subject.SAMPLES, unseen));
    path.path().ingestors().forEach(each -> addFlags(each.component(), Subject.SAMPLES, unseen));
    for (Receive receive : path.path().receives()) {
      if (receive.limits().hasOthers()) {
        unseen.add(Unseen.at(receive, "its limits on writes are known in part"));
      }
      path.destination()
          .map(to -> new ReceivedSamples(receive, to, path.fleet().clusterLabel()).fate())
          .filter(fate -> fate.end() != End.KEPT)
          .ifPresent(fate -> unseen.add(Unseen.at(fate, "what it relabels is known in part")));
    }
    return unseen.stream().distinct().toList();
  }

  static List<Unseen> sidecarFlags(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    path.sidecar()
        .ifPresent(
            sidecar -> {
              addComponent(sidecar, unseen);
              addFlags(sidecar, Subject.SAMPLES, unseen);
              SampleFate fate = new ServedSamples(sidecar).fate();
              if (fate.end() != End.KEPT) {
                unseen.add(Unseen.at(fate, "from when on it serves samples is not known"));
              }
            });
    return unseen;
  }

  static List<Unseen> ofQuerier(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    for (Querier querier : path.path().queriers()) {
      addComponent(querier.component(), unseen);
      Workload workload = querier.component().workload();
      addPods(workload.replicas(), workload, workload.words(), unseen);
    }
    return unseen;
  }

  static List<Unseen> transport(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    path.path().queriers().forEach(each -> addFlags(each.component(), Subject.TRANSPORT, unseen));
    path.path().ingestors().forEach(each -> addFlags(each.component(), Subject.TRANSPORT, unseen));
    path.sidecar().ifPresent(sidecar -> addFlags(sidecar, Subject.TRANSPORT, unseen));
    path.sidecar().ifPresent(sidecar -> addWays(sidecar, path, unseen));
    path.path().ingestors().forEach(each -> addWays(each.component(), path, unseen));
    return unseen;
  }

  /** Calls through a route have to get through by one address at least. */
  private static void addWays(Component asked, CheckedPath path, List<Unseen> unseen) {
    List<Unseen> open = new ArrayList<>();
    for (ResolvedStore store : path.fleet().infrastructure().stores().of(asked.workload())) {
      List<Hindrance> hindrances = new StoreWay(store).hindrances();
      if (hindrances.isEmpty()) {
        return;
      }
      hindrances.stream().limit(1).map(one -> Unseen.at(one, one.message())).forEach(open::add);
    }
    unseen.addAll(open);
  }

  static List<Unseen> querierFlags(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    SampleDelivery delivery = new SampleDelivery(path.sender(), path.destination(), path.path());
    for (Querier querier : path.path().queriers()) {
      addFlags(querier.component(), Subject.SAMPLES, unseen);
      SampleFate fate = new QueriedSamples(path.fleet(), delivery, querier).fate();
      if (fate.end() != End.KEPT) {
        unseen.add(Unseen.at(fate, "whether it shows these samples is known in part"));
      }
    }
    return unseen;
  }

  static List<Unseen> ofDatasource(CheckedPath path) {
    List<Unseen> unseen = new ArrayList<>();
    path.path().datasources().stream()
        .limit(1)
        .forEach(
            datasource -> {
              addSight(datasource.sight(), datasource, "the data source", unseen);
              List<Component> asked =
                  path.fleet()
                      .infrastructure()
                      .querying(path.fleet().infrastructure().resolve(datasource));
              asked.forEach(one -> addWeb(path, one, unseen));
              asked.stream()
                  .filter(one -> one.program() == Program.THANOS_QUERY_FRONTEND)
                  .forEach(frontend -> addFlags(frontend, Subject.SAMPLES, unseen));
            });
    return unseen;
  }

  private static void addComponent(Component component, List<Unseen> unseen) {
    addSight(component.workload().sight(), component, component.words(), unseen);
    if (!component.commandLine().isWhole()) {
      String what = "not all flags of " + component.words() + " are known";
      unseen.add(new Unseen(what, component.commandLine().origin()));
    }
  }

  private static void addWeb(CheckedPath path, Component component, List<Unseen> unseen) {
    path.fleet()
        .infrastructure()
        .thanos()
        .webConfig(component.workload(), component.container())
        .filter(web -> !web.isKnown())
        .ifPresent(web -> unseen.add(Unseen.at(web, "whom the file of `--http.config` lets in")));
  }

  private static void addFlags(Component component, Subject subject, List<Unseen> unseen) {
    UnevaluatedFlags.of(component, subject)
        .forEach(flag -> unseen.add(Unseen.at(flag, flag.what())));
  }

  private static void addSight(Sight sight, Located thing, String words, List<Unseen> unseen) {
    if (!sight.whole()) {
      unseen.add(Unseen.at(thing, "something that is not in the tree may change " + words));
    } else if (sight.limit() == Confidence.POSSIBLE) {
      unseen.add(Unseen.at(thing, "whether " + words + " is deployed as read is not certain"));
    }
  }

  private static void addPods(
      Value<Integer> replicas, Located thing, String words, List<Unseen> unseen) {
    if (replicas instanceof Known<Integer> known && known.value() == 0) {
      unseen.add(Unseen.at(thing, words + " has no pods: its `replicas` are 0"));
    }
  }
}
