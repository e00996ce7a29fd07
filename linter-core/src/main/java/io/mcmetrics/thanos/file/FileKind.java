package io.mcmetrics.thanos.file;

/** What a file of Thanos is about. */
public enum FileKind {
  /** Object storage: {@code --objstore.config}. */
  BUCKET,
  /** What a receiver takes: {@code --receive.limits-config}. */
  LIMITS,
  /** Which receiver gets what: {@code --receive.hashrings}. */
  HASHRINGS,
  /** Whom Query asks: {@code --endpoint.sd-config}. */
  ENDPOINTS,
  /** Which blocks a component serves: {@code --selector.relabel-config}. */
  SELECTOR_RELABELLING,
  /** What a receiver does to labels: {@code --receive.relabel-config}. */
  RECEIVE_RELABELLING,
  /** What a ruler does to the labels of alerts: {@code --alert.relabel-config}. */
  ALERT_RELABELLING,
  /** Where traces go: {@code --tracing.config}. */
  TRACING,
  /** The cache of indexes of a store: {@code --index-cache.config}. */
  INDEX_CACHE,
  /** The cache of objects of a store: {@code --store.caching-bucket.config}. */
  BUCKET_CACHE,
  /** The cache of answers of a frontend: {@code --query-range.response-cache-config}. */
  RESPONSE_CACHE,
  /** How a frontend asks Query: {@code --query-frontend.downstream-tripper-config}. */
  DOWNSTREAM_TRIPPER,
  /** Whom a ruler asks: {@code --query.config}. */
  QUERY_CLIENTS,
  /** Whom a ruler alerts: {@code --alertmanagers.config}. */
  ALERTMANAGERS,
  /** TLS and users of the HTTP port: {@code --http.config}. */
  WEB
}
