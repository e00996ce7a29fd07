package io.mcmetrics.scrape;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Unit;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * A label that series get when they are scraped. It takes precedence over an external label of the
 * same name.
 *
 * @param value unknown where it is copied from the target
 * @param by what sets it, in words
 * @param kind the kind of the document that sets it: a sender, or a monitor
 * @param cluster the cluster of that document
 * @param unit the unit of that document
 * @param sight how much of that document is known
 * @param origin where the value is written, else where it is copied
 */
public record TargetLabel(
    String name,
    Value<String> value,
    String by,
    String kind,
    Cluster cluster,
    Unit unit,
    Sight sight,
    Origin origin)
    implements Located {}
