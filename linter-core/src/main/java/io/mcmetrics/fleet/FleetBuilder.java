package io.mcmetrics.fleet;

import io.mcmetrics.admission.Admission;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.ClusterFinder;
import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.fleet.Fleet.Misplaced;
import io.mcmetrics.need.Needs;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.render.Rendering;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Gateways;
import io.mcmetrics.route.IngressControllers;
import io.mcmetrics.route.IngressReader;
import io.mcmetrics.route.LoginPolicies;
import io.mcmetrics.route.NginxReader;
import io.mcmetrics.route.RouteReader;
import io.mcmetrics.route.TraefikMiddlewares;
import io.mcmetrics.scrape.ScrapePlanFinder;
import io.mcmetrics.scrape.TargetLabel;
import io.mcmetrics.scrape.TargetLabelFinder;
import io.mcmetrics.sender.CollectorReader;
import io.mcmetrics.sender.ExternalLabels;
import io.mcmetrics.sender.MissingCredentialFinder;
import io.mcmetrics.sender.MisspeltKey;
import io.mcmetrics.sender.MisspeltKeyFinder;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.sender.SenderReader;
import io.mcmetrics.sender.VmagentReader;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Builds a fleet of the documents of a tree, with the reader for each kind. */
public final class FleetBuilder {
  private final FleetOptions options;
  private final ClusterFinder finder;
  private final ScrapePlanFinder plans;
  private final MissingCredentialFinder references;
  private final VmagentReader vmagents;
  private final Map<Unit, Cluster> clusters = new LinkedHashMap<>();
  private final Map<Cluster, IngressControllers> controllers = new LinkedHashMap<>();
  private final Map<Cluster, TraefikMiddlewares> middlewares = new LinkedHashMap<>();
  private final Map<Cluster, LoginPolicies> policies = new LinkedHashMap<>();
  private final List<Sender> senders = new ArrayList<>();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<String> labelsOfReceive = new ArrayList<>();
  private final ClusterRoles roles = new ClusterRoles();
  private final List<Misplaced> misplaced = new ArrayList<>();
  private final List<MisspeltKey> misspelt = new ArrayList<>();
  private final List<ChartRemark> remarks = new ArrayList<>();
  private final List<TargetLabel> targetLabels = new ArrayList<>();
  private final List<Gap> writers = new ArrayList<>();
  private boolean isFilledIn;

  private FleetBuilder(FleetOptions options, Rendering rendering) {
    this.options = options;
    this.plans = ScrapePlanFinder.of(rendering.documents());
    this.references = MissingCredentialFinder.against(rendering.documents(), this::clusterOf);
    this.finder = ClusterFinder.of(rendering, options);
    this.vmagents = new VmagentReader(rendering.documents(), this::clusterOf);
  }

  /**
   * Returns the fleet that the documents of a tree make up.
   *
   * @param required the metrics that must arrive, by the file in which the user names them
   */
  public static Fleet build(
      Rendering rendering,
      FleetOptions options,
      NavigableMap<String, NavigableSet<String>> required) {
    List<Document> documents = rendering.documents();
    FleetBuilder builder = new FleetBuilder(options, rendering);
    documents.forEach(builder::readSender);
    // Filtered once: a fleet of a thousand Ingresses would look at every document for each of them.
    List<Document> configurations =
        documents.stream().filter(FleetBuilder::configuresRoutes).toList();
    Gateways gateways = Gateways.of(documents, builder::clusterOf);
    documents.forEach(document -> builder.readEndpoints(document, configurations, gateways));
    return builder.fleet(rendering, Needs.of(documents, required));
  }

  private Cluster clusterOf(Document document) {
    return clusters.computeIfAbsent(document.unit(), finder::clusterOf);
  }

  private void readSender(Document document) {
    List<Sender> found = sendersOf(document);
    senders.addAll(found);
    if (found.isEmpty() && !SenderReader.isSender(document) && !vmagents.isScrapeFile(document)) {
      UnfollowedWriters.in(document).ifPresent(writers::add);
    }
    found.forEach(roles::note);
    roles.note(document, clusterOf(document));
    misspelt.addAll(MisspeltKeyFinder.in(document, clusterOf(document)));
    isFilledIn |= substitutesVariables(document);
    targetLabels.addAll(TargetLabelFinder.of(document, clusterOf(document)));
    labelsOfReceive.addAll(ReceiveLabels.of(document));
    if (document.kind().equals(Document.CHART_REMARK)) {
      remarks.add(ChartRemark.of(document, clusterOf(document)));
    }
    if (document.kind().equals(Document.MISPLACED_EXTERNAL_LABELS)) {
      ExternalLabels labels = SenderReader.misplacedLabels(document);
      misplaced.add(new Misplaced(clusterOf(document), document.unit(), labels));
    }
  }

  private List<Sender> sendersOf(Document document) {
    Cluster cluster = clusterOf(document);
    List<Sender> found = new ArrayList<>(CollectorReader.read(document, cluster));
    vmagents.read(document, cluster).ifPresent(found::add);
    if (!vmagents.isScrapeFile(document)) {
      SenderReader.read(document, cluster, plans.of(document), references).ifPresent(found::add);
    }
    return found;
  }

  private static boolean substitutesVariables(Document document) {
    return document.text("apiVersion") instanceof Value.Known<String> version
        && (version.value().contains("fluxcd")
            || (version.value().startsWith("argoproj.io/")
                && document.at("spec", "source", "plugin").isPresent()));
  }

  private static boolean configuresRoutes(Document document) {
    return IngressControllers.isConfiguration(document)
        || TraefikMiddlewares.isMiddleware(document)
        || LoginPolicies.isPolicy(document);
  }

  private void readEndpoints(Document document, List<Document> configurations, Gateways gateways) {
    Cluster cluster = clusterOf(document);
    switch (document.kind()) {
      case "Ingress" ->
          endpoints.add(
              IngressReader.read(
                      document,
                      cluster,
                      controllers(cluster, configurations),
                      middlewares(cluster, configurations))
                  .asking(policies(cluster, configurations).at(document)));
      case Document.NGINX_CONF -> endpoints.addAll(NginxReader.read(document, cluster));
      default ->
          RouteReader.read(document, cluster, middlewares(cluster, configurations), gateways)
              .map(read -> read.asking(policies(cluster, configurations).at(document)))
              .ifPresent(endpoints::add);
    }
  }

  private IngressControllers controllers(Cluster cluster, List<Document> configurations) {
    return controllers.computeIfAbsent(
        cluster, c -> IngressControllers.of(ownOrOf(c, configurations)));
  }

  private TraefikMiddlewares middlewares(Cluster cluster, List<Document> configurations) {
    return middlewares.computeIfAbsent(cluster, c -> TraefikMiddlewares.of(of(c, configurations)));
  }

  private LoginPolicies policies(Cluster cluster, List<Document> configurations) {
    return policies.computeIfAbsent(cluster, c -> LoginPolicies.of(of(c, configurations)));
  }

  /**
   * Documents that are known to be of another cluster have no effect on this one. Those that may be
   * of it come after its own, since the first of a name counts.
   */
  private List<Document> of(Cluster cluster, List<Document> configurations) {
    return configurations.stream()
        .filter(document -> clusterOf(document).mayBeSameAs(cluster))
        .sorted(Comparator.comparing(document -> !isIn(cluster, document)))
        .toList();
  }

  /** A cluster with a controller of its own does not have that of another directory. */
  private List<Document> ownOrOf(Cluster cluster, List<Document> configurations) {
    List<Document> all = of(cluster, configurations);
    List<Document> own = all.stream().filter(document -> isIn(cluster, document)).toList();
    return own.stream().anyMatch(document -> document.kind().equals("ConfigMap")) ? own : all;
  }

  private boolean isIn(Cluster cluster, Document document) {
    return clusterOf(document).name().equals(cluster.name());
  }

  private Fleet fleet(Rendering rendering, Needs needs) {
    List<Document> documents = rendering.documents();
    Stream<Cluster> mattering =
        Stream.of(
                senders.stream().map(Sender::cluster),
                endpoints.stream().map(Endpoint::cluster),
                misspelt.stream().map(MisspeltKey::cluster),
                misplaced.stream().map(Misplaced::cluster))
            .flatMap(same -> same);
    ClusterListing listing = new ClusterListing(finder, senders, mattering, roles::isCentral);
    List<Cluster> listed = listing.clusters().stream().map(roles::roleOf).toList();
    Map<String, Set<String>> routes = new TreeMap<>();
    endpoints.forEach(
        endpoint ->
            routes
                .computeIfAbsent(endpoint.cluster().name(), name -> new TreeSet<>())
                .add(endpoint.kind()));
    Infrastructure infrastructure =
        Infrastructure.of(documents, endpoints, this::clusterOf, rendering.inventory().programs());
    senders.replaceAll(sender -> SenderReleases.read(sender, infrastructure));
    return new Fleet(
        IdentityLabelFinder.of(options, senders, misplaced, labelsOfReceive, needs),
        options.isLabelGiven(),
        listed,
        senders,
        endpoints,
        labelsOfReceive,
        misplaced,
        misspelt,
        remarks,
        targetLabels,
        isFilledIn,
        needs,
        new DestinationMetrics(needs),
        infrastructure,
        Admission.of(documents, this::clusterOf),
        options.externalReceivers(),
        listing.places(documents),
        listing.untied(documents, routes),
        listing.unassigned().stream().map(roles::roleOf).toList(),
        writers,
        rendering.builds());
  }
}
