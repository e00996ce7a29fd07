package io.mcmetrics.grafana;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.List;

/**
 * A data source that Grafana is provisioned with (Grafana, "Provision Grafana", data sources).
 *
 * @param cluster the cluster of the Grafana that reads it
 * @param namespace the namespace of the ConfigMap, Secret or resource in which it is written
 * @param organisation the number of its organisation ({@code orgId}); absent for the first
 * @param access who sends the queries: {@code proxy} for the server, {@code direct} for the browser
 * @param parameters its {@code customQueryParameters}, which it adds to the URL of each query
 * @param basicAuth whether it gives a name and a password
 * @param headers the headers that it adds to each query
 * @param holder the ConfigMap, Secret or resource in which it is written
 */
public record Datasource(
    Cluster cluster,
    Value<String> namespace,
    Value<String> name,
    Value<String> uid,
    Value<String> type,
    Value<String> url,
    Value<String> isDefault,
    Value<String> organisation,
    Value<String> access,
    Value<String> parameters,
    Value<String> basicAuth,
    List<NamedValue> headers,
    Document holder,
    Sight sight,
    Origin origin)
    implements Located {
  /** The kind of the resource of Grafana's operator, which hands it over by the API. */
  public static final String RESOURCE = "GrafanaDatasource";

  /** Keeps its own list. */
  public Datasource {
    headers = List.copyOf(headers);
  }

  /** Tells whether it is queried by PromQL. */
  public boolean isPrometheus() {
    return type.isKnown("prometheus") || type.isKnown("grafana-amazonprometheus-datasource");
  }

  /** Returns its name in words. */
  public String words() {
    return name instanceof Value.Known<String> known ? "`" + known.value() + "`" : "a data source";
  }
}
