package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * A key of remote writing in a spelling that counts elsewhere: in snake case where the API server
 * reads, in camel case where Prometheus does.
 *
 * @param cluster the cluster whose configuration it is
 * @param sight how much of that can be seen
 * @param surface where it is written
 * @param written the key as it is written
 * @param meant the key that is read there
 * @param type what it is in, as Prometheus calls that
 * @param origin the key
 */
public record MisspeltKey(
    Cluster cluster,
    Sight sight,
    RelabelSyntax surface,
    String written,
    String meant,
    String type,
    Origin origin)
    implements Located {}
