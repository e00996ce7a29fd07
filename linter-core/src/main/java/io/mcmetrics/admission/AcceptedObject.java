package io.mcmetrics.admission;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;

/** An object of which nothing is known for which an API server would refuse it. */
public record AcceptedObject(Document document, Cluster cluster) {}
