package io.mcmetrics.grafana;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads data sources from provisioning files in ConfigMaps and Secrets, and from resources of the
 * Grafana operator.
 */
final class DatasourceReader {
  private static final String LIST = "datasources";

  /** Ways to log in beside a password (Grafana, "Configure the Prometheus data source"). */
  private static final List<String> OTHER_LOGINS =
      List.of("oauthPassThru", "sigV4Auth", "azureAuthType", "azureCredentials", "tlsAuth");

  private static final String HEADER = "httpHeaderName";

  private final Document document;
  private final Cluster cluster;
  private final List<Datasource> datasources = new ArrayList<>();

  private DatasourceReader(Document document, Cluster cluster) {
    this.document = document;
    this.cluster = cluster;
  }

  /** Returns the data sources that a document holds. */
  static List<Datasource> read(Document document, Cluster cluster) {
    DatasourceReader reader = new DatasourceReader(document, cluster);
    switch (document.kind()) {
      case "ConfigMap", "Secret" -> reader.files();
      case Datasource.RESOURCE -> reader.resource();
      default -> {}
    }
    return reader.datasources;
  }

  /** A sheet of a chart has a file as a mapping; elsewhere, it is a text. */
  private void files() {
    for (Entry entry :
        document.root().mappingAt("data").map(YamlMapping::entries).orElse(List.of())) {
      if (entry.value() instanceof YamlMapping file) {
        file(file);
      }
    }
    for (Entry entry : DataTexts.texts(document)) {
      YamlScalar text = (YamlScalar) entry.value();
      if (text.text().contains(LIST) && text.text().contains("type")) {
        YamlFile file = YamlReader.readEmbedded(text);
        if (!text.isUnknown() || file.isComplete()) {
          // A variable in one field, such as a password, says nothing about the others.
          file.documents().forEach(this::file);
        }
      }
    }
  }

  private void file(Yaml file) {
    for (YamlMapping datasource : file.mappingsAt(LIST)) {
      if (datasource.has("type")) {
        datasources.add(datasource(datasource));
      }
    }
  }

  /** Reads a GrafanaDatasource of the current operator, or of the one before (integreatly.org). */
  private void resource() {
    Optional<YamlMapping> one = document.root().mappingAt("spec", "datasource");
    one.ifPresent(datasource -> datasources.add(datasource(datasource)));
    document.root().mappingAt("spec").ifPresent(this::file);
  }

  /** Each is named by a key of its own: {@code httpHeaderName1} and so on. */
  private static List<NamedValue> headers(YamlMapping datasource) {
    List<NamedValue> headers = new ArrayList<>();
    for (Entry entry :
        datasource.mappingAt("jsonData").map(YamlMapping::entries).orElse(List.of())) {
      String key = entry.key().text();
      if (key.startsWith(HEADER) && entry.value() instanceof YamlScalar name) {
        String number = key.substring(HEADER.length());
        Value<String> value = datasource.text("secureJsonData", "httpHeaderValue" + number);
        headers.add(new NamedValue(name.text(), value, name.origin()));
      }
    }
    return headers;
  }

  /** Other ways to log in than a password are taken for one that is not known. */
  private static Value<String> login(YamlMapping datasource) {
    Value<String> password = datasource.text("basicAuth");
    if (password.isKnown("true")) {
      return password;
    }
    boolean hasAnother =
        !isOff(datasource.text("withCredentials"))
            || OTHER_LOGINS.stream().anyMatch(key -> !isOff(datasource.text("jsonData", key)));
    return hasAnother ? new Value.Unknown<>("", datasource.origin()) : password;
  }

  private static boolean isOff(Value<String> flag) {
    return flag instanceof Value.Absent<String> || flag.isKnown("false");
  }

  private Datasource datasource(YamlMapping datasource) {
    return new Datasource(
        cluster,
        document.namespace(),
        datasource.text("name"),
        datasource.text("uid"),
        datasource.text("type"),
        datasource.text("url"),
        datasource.text("isDefault"),
        datasource.text("orgId"),
        datasource.text("access"),
        datasource.text("jsonData", "customQueryParameters"),
        login(datasource),
        headers(datasource),
        document,
        document.sight(),
        datasource.origin());
  }
}
