package io.mcmetrics.gitops;

import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Placeholder;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The clusters that Argo CD knows: Secrets with the label {@code argocd.argoproj.io/secret-type:
 * cluster}, whose data are {@code name}, {@code server} and the credentials, which are not read
 * (Argo CD 3, docs/operator-manual/declarative-setup.md).
 */
public final class ArgoClusters {
  /** The label that makes a Secret one of a cluster. */
  public static final String TYPE = "argocd.argoproj.io/secret-type";

  /** The names of the cluster that Argo CD itself runs in. */
  private static final Set<String> OWN =
      Set.of("in-cluster", "https://kubernetes.default.svc", "https://kubernetes.default.svc:443");

  private String ownName = "";
  private final Map<String, String> namesByServer = new HashMap<>();
  private final List<Document> secrets = new ArrayList<>();

  /** Reads the Secrets among some documents; two names of one server are no name. */
  public ArgoClusters(List<Document> documents) {
    Set<String> twice = new HashSet<>();
    for (Document document : documents) {
      if (document.kind().equals("Secret")
          && document.text("metadata", "labels", TYPE).isKnown("cluster")) {
        Optional<String> name = text(document, "name");
        Optional<String> server = text(document, "server").map(ArgoClusters::normal);
        if (name.isPresent()) {
          secrets.add(document);
        }
        if (name.isPresent() && server.isPresent()) {
          String before = namesByServer.put(server.get(), name.get());
          if (before != null && !before.equals(name.get())) {
            twice.add(server.get());
          }
        }
      }
    }
    namesByServer.keySet().removeAll(twice);
  }

  /** Returns these clusters, and the names of servers that have none so far. */
  ArgoClusters with(List<ClusterParameters.Named> parameters) {
    ArgoClusters all = new ArgoClusters(List.of());
    Map<String, Set<String>> names = new HashMap<>();
    for (ClusterParameters.Named named : parameters) {
      names
          .computeIfAbsent(normal(named.server()), server -> new LinkedHashSet<>())
          .add(named.name());
    }
    names.forEach(
        (server, own) -> {
          if (own.size() == 1 && isOwn(server)) {
            all.ownName = own.iterator().next();
          } else if (own.size() == 1) {
            all.namesByServer.put(server, own.iterator().next());
          }
        });
    all.namesByServer.putAll(namesByServer);
    all.secrets.addAll(secrets);
    return all;
  }

  /** Returns the names of all clusters. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    secrets.forEach(secret -> text(secret, "name").ifPresent(names::add));
    return names;
  }

  /** Returns the Secrets that say the name of a cluster. */
  List<Document> secrets() {
    return secrets;
  }

  /** Returns the name of the cluster with an API server. */
  Optional<String> nameOf(String server) {
    return Optional.ofNullable(namesByServer.get(normal(server)));
  }

  /** Tells whether a name or server is that of the cluster that Argo CD itself runs in. */
  public static boolean isOwn(String nameOrServer) {
    return OWN.contains(nameOrServer);
  }

  /** Returns what the parameters of ApplicationSets call the cluster that Argo CD runs in. */
  Optional<String> ownName() {
    return Optional.of(ownName).filter(name -> !name.isEmpty() && !isOwn(name));
  }

  static Optional<String> text(Document secret, String key) {
    return DataTexts.text(secret, key)
        .filter(text -> !text.isUnknown())
        .map(YamlScalar::text)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !Placeholder.isCiphertext(text));
  }

  private static String normal(String server) {
    return server.replaceFirst("/+$", "").replaceFirst(":443$", "");
  }
}
