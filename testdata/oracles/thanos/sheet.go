package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/prometheus/exporter-toolkit/web"
	bucketclient "github.com/thanos-io/objstore/client"
	"github.com/thanos-io/objstore/providers/azure"
	"github.com/thanos-io/objstore/providers/bos"
	"github.com/thanos-io/objstore/providers/cos"
	"github.com/thanos-io/objstore/providers/filesystem"
	"github.com/thanos-io/objstore/providers/gcs"
	"github.com/thanos-io/objstore/providers/obs"
	"github.com/thanos-io/objstore/providers/oci"
	"github.com/thanos-io/objstore/providers/oss"
	"github.com/thanos-io/objstore/providers/s3"
	"github.com/thanos-io/objstore/providers/swift"
	"github.com/thanos-io/thanos/pkg/alert"
	"github.com/thanos-io/thanos/pkg/cache"
	"github.com/thanos-io/thanos/pkg/cacheutil"
	"github.com/thanos-io/thanos/pkg/clientconfig"
	"github.com/thanos-io/thanos/pkg/queryfrontend"
	"github.com/thanos-io/thanos/pkg/receive"
	storecache "github.com/thanos-io/thanos/pkg/store/cache"
	tracingclient "github.com/thanos-io/thanos/pkg/tracing/client"
	"github.com/thanos-io/thanos/pkg/tracing/elasticapm"
	"github.com/thanos-io/thanos/pkg/tracing/google_cloud"
	"github.com/thanos-io/thanos/pkg/tracing/jaeger"
	"github.com/thanos-io/thanos/pkg/tracing/lightstep"
	"github.com/thanos-io/thanos/pkg/tracing/otlp"
)

// The types of files of endpoints, which no package exports (cmd/thanos/endpointset.go).
type (
	tlsConfig struct {
		Enabled            *bool   `yaml:"enabled"`
		InsecureSkipVerify *bool   `yaml:"insecure_skip_verify"`
		CertFile           *string `yaml:"cert_file"`
		KeyFile            *string `yaml:"key_file"`
		CAFile             *string `yaml:"ca_file"`
		MinVersion         *string `yaml:"min_version"`
	}
	clientConfig struct {
		TLSConfig   tlsConfig `yaml:"tls_config"`
		ServerName  string      `yaml:"server_name"`
		Compression string      `yaml:"compression"`
	}
	endpointSettings struct {
		Strict        bool           `yaml:"strict"`
		Group         bool           `yaml:"group"`
		Address       string         `yaml:"address"`
		ServiceConfig string         `yaml:"service_config"`
		ClientConfig  clientConfig `yaml:"client_config"`
	}
	EndpointConfig struct {
		DefaultClientConfig clientConfig `yaml:"default_client_config"`
		Endpoints           []endpointSettings     `yaml:"endpoints"`
	}
)

// roots are the types that files are read into, by the names that the linter has for them.
var roots = []struct {
	name  string
	value any
}{
	{"bucket", bucketclient.BucketConfig{}}, {"bucket.S3", s3.Config{}}, {"bucket.GCS", gcs.Config{}}, {"bucket.AZURE", azure.Config{}},
	{"bucket.SWIFT", swift.Config{}}, {"bucket.COS", cos.Config{}}, {"bucket.ALIYUNOSS", oss.Config{}}, {"bucket.BOS", bos.Config{}},
	{"bucket.FILESYSTEM", filesystem.Config{}}, {"bucket.OCI", oci.Config{}}, {"bucket.OBS", obs.Config{}},
	{"limits", receive.RootLimitsConfig{}},
	{"index-cache", storecache.IndexCacheConfig{}}, {"index-cache.IN-MEMORY", storecache.InMemoryIndexCacheConfig{}},
	{"index-cache.MEMCACHED", cacheutil.MemcachedClientConfig{}}, {"index-cache.REDIS", cacheutil.RedisClientConfig{}},
	{"bucket-cache", storecache.CachingWithBackendConfig{}}, {"bucket-cache.IN-MEMORY", cache.InMemoryCacheConfig{}},
	{"bucket-cache.MEMCACHED", cacheutil.MemcachedClientConfig{}}, {"bucket-cache.REDIS", cacheutil.RedisClientConfig{}},
	{"bucket-cache.GROUPCACHE", cache.GroupcacheConfig{}},
	{"response-cache", queryfrontend.CacheProviderConfig{}}, {"response-cache.IN-MEMORY", queryfrontend.InMemoryResponseCacheConfig{}},
	{"response-cache.MEMCACHED", queryfrontend.MemcachedResponseCacheConfig{}}, {"response-cache.REDIS", queryfrontend.RedisResponseCacheConfig{}},
	{"downstream-tripper", queryfrontend.DownstreamTripperConfig{}},
	{"tracing", tracingclient.TracingConfig{}}, {"tracing.JAEGER", jaeger.Config{}}, {"tracing.OTLP", otlp.Config{}},
	{"tracing.GOOGLE_CLOUD", google_cloud.Config{}}, {"tracing.STACKDRIVER", google_cloud.Config{}}, {"tracing.ELASTIC_APM", elasticapm.Config{}},
	{"tracing.LIGHTSTEP", lightstep.Config{}},
	{"query-clients", clientconfig.Config{}}, {"alertmanagers", alert.AlertingConfig{}}, {"endpoints", EndpointConfig{}}, {"web", web.Config{}},
}

type sheet struct {
	out     io.Writer
	seen    map[string]bool
	waiting []reflect.Type
}

func printSheet(out io.Writer) {
	fmt.Fprintln(out, "# The fields of the files that Thanos reads, from thanos 0.42.5 and objstore of August 2025.")
	fmt.Fprintln(out, "# Written by testdata/oracles/thanos; a star includes the fields of another type.")
	s := &sheet{out: out, seen: map[string]bool{}}
	for _, root := range roots {
		fmt.Fprintln(out, root.name)
		fmt.Fprintln(out, "", "=", s.name(reflect.TypeOf(root.value)))
	}
	for len(s.waiting) > 0 {
		next := s.waiting[0]
		s.waiting = s.waiting[1:]
		fmt.Fprintln(out, next.String())
		s.fields(next)
	}
}

func (s *sheet) fields(t reflect.Type) {
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		key, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if key == "-" || !field.IsExported() {
			continue
		}
		if strings.Contains(options, "inline") {
			fmt.Fprintln(s.out, "", "*", s.name(field.Type))
			continue
		}
		if key == "" {
			key = strings.ToLower(field.Name)
		}
		fmt.Fprintln(s.out, "", key, s.name(field.Type))
	}
}

// readByItself are types that a method of their own reads.
var readByItself = map[string]bool{
	"model.Duration": true, "model.Bytes": true, "s3.BucketLookupType": true, "alert.APIVersion": true, "config.Secret": true,
	"web.Cipher": true, "web.Curve": true, "web.TLSVersion": true, "labels.Labels": true, "time.Duration": true,
}

func (s *sheet) name(t reflect.Type) string {
	if readByItself[t.String()] {
		return t.String()
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.name(t.Elem())
	case reflect.Slice:
		return "[]" + s.name(t.Elem())
	case reflect.Map:
		return "map[]" + s.name(t.Elem())
	case reflect.Struct:
		if !s.seen[t.String()] {
			s.seen[t.String()] = true
			s.waiting = append(s.waiting, t)
		}
		return t.String()
	case reflect.Interface:
		return "any"
	default:
		return t.Kind().String()
	}
}
