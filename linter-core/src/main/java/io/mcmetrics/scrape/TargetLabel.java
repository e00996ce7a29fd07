package io.mcmetrics.scrape;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Unit;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;

/**
 * A label that series get when they are scraped; it goes before an external label of that name.
 *
 * @param value unknown where it is copied from the target
 * @param by what gives it to them, in words
 * @param kind the kind of document that says so: that of the sender itself, or a monitor's
 * @param cluster where that runs
 * @param unit what that is deployed with
 * @param sight how much of that can be seen
 * @param origin where the value is written, else what copies it
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
