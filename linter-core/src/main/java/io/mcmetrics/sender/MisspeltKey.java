package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * A key of remote write in the wrong spelling: in snake case in a resource, or in camel case in a
 * prometheus.yml.
 *
 * @param cluster the cluster of the document
 * @param sight how much of the document is known
 * @param syntax the syntax of the document
 * @param written the key as it is written
 * @param meant the key in the right spelling
 * @param type the type of the enclosing object in the source of Prometheus; empty for a resource
 * @param origin the place of the key
 */
public record MisspeltKey(
    Cluster cluster,
    Sight sight,
    RelabelSyntax syntax,
    String written,
    String meant,
    String type,
    Origin origin)
    implements Located {}
