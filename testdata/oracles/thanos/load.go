package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-kit/log"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/route"
	"github.com/prometheus/exporter-toolkit/web"
	"github.com/thanos-io/objstore"
	bucketclient "github.com/thanos-io/objstore/client"
	"github.com/thanos-io/thanos/pkg/alert"
	"github.com/thanos-io/thanos/pkg/block"
	"github.com/thanos-io/thanos/pkg/clientconfig"
	"github.com/thanos-io/thanos/pkg/exthttp"
	"github.com/thanos-io/thanos/pkg/queryfrontend"
	"github.com/thanos-io/thanos/pkg/receive"
	storecache "github.com/thanos-io/thanos/pkg/store/cache"
	tracingclient "github.com/thanos-io/thanos/pkg/tracing/client"
	"gopkg.in/yaml.v2"
)

// notTheFile are errors that the machine or the network is to blame for.
var notTheFile = []string{
	"could not find default credentials", "dial tcp", "connection refused", "no such host", "no such file or directory", "context deadline",
	"can not create client", "failed to get namespace", ": lookup ", "google: ", "unable to create ObjectStorage client",
	"unable to create OCI instance principal", "unable to create OKE workload", "resource is nil",
}

func load(asked question) (message string) {
	defer func() {
		if reason := recover(); reason != nil {
			message = fmt.Sprintf("panic: %v", reason)
		}
	}()
	err := loaded(asked.Kind, []byte(asked.Text))
	if err == nil {
		return ""
	}
	for _, words := range notTheFile {
		if strings.Contains(err.Error(), words) {
			return ""
		}
	}
	return err.Error()
}

func loaded(kind string, text []byte) error {
	logger := log.NewNopLogger()
	reg := prometheus.NewRegistry()
	switch kind {
	case "bucket":
		_, err := bucketclient.NewBucket(logger, text, "oracle", nil)
		return err
	case "limits":
		_, err := receive.ParseRootLimitConfig(text)
		return err
	case "hashrings":
		return hashrings(text)
	case "selector-relabel":
		_, err := block.ParseRelabelConfig(text, block.SelectorSupportedRelabelActions)
		return err
	case "receive-relabel":
		_, err := block.ParseRelabelConfig(text, nil)
		return err
	case "alert-relabel":
		_, err := alert.LoadRelabelConfigs(text)
		return err
	case "tracing":
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_, _, err := tracingclient.NewTracer(ctx, logger, reg, text)
		return err
	case "index-cache":
		_, err := storecache.NewIndexCache(logger, text, reg)
		return err
	case "bucket-cache":
		_, err := storecache.NewCachingBucketFromYaml(text, objstore.NewInMemBucket(), logger, reg, route.New(), "")
		return err
	case "response-cache":
		_, err := queryfrontend.NewCacheConfig(logger, text)
		return err
	case "downstream-tripper":
		return tripper(text)
	case "query-clients":
		return queryClients(text)
	case "alertmanagers":
		return alertmanagers(text)
	case "web":
		return webConfig(text)
	case "endpoints":
		return endpoints(string(text))
	}
	return fmt.Errorf("no kind %q", kind)
}

func hashrings(text []byte) error {
	rings, err := receive.ParseConfig(text)
	if err != nil {
		return err
	}
	if len(rings) == 0 {
		return fmt.Errorf("configuration file is empty")
	}
	_, err = receive.NewMultiHashring(receive.AlgorithmHashmod, 1, rings, prometheus.NewRegistry())
	return err
}

func tripper(text []byte) error {
	config := &queryfrontend.DownstreamTripperConfig{}
	if err := yaml.UnmarshalStrict(text, config); err != nil {
		return err
	}
	if config.TLSConfig == nil {
		return nil
	}
	_, err := exthttp.NewTLSConfig(config.TLSConfig)
	return err
}

func queryClients(text []byte) error {
	configs, err := clientconfig.LoadConfigs(text)
	if err != nil {
		return err
	}
	for _, each := range configs {
		if err := client(each.HTTPConfig.HTTPClientConfig, each.HTTPConfig.EndpointsConfig); err != nil {
			return err
		}
	}
	return nil
}

func alertmanagers(text []byte) error {
	config, err := alert.LoadAlertingConfig(text)
	if err != nil {
		return err
	}
	for _, each := range config.Alertmanagers {
		if err := client(each.HTTPClientConfig, each.EndpointsConfig); err != nil {
			return err
		}
	}
	return nil
}

func client(config clientconfig.HTTPClientConfig, endpoints clientconfig.HTTPEndpointsConfig) error {
	made, err := clientconfig.NewHTTPClient(config, "oracle")
	if err != nil {
		return err
	}
	_, err = clientconfig.NewClient(log.NewNopLogger(), endpoints, made, nil)
	return err
}

func webConfig(text []byte) error {
	dir, err := os.MkdirTemp("", "web")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "web.yml")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return err
	}
	return web.Validate(file)
}

// endpoints starts Query: what it refuses ends it at once.
func endpoints(text string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, os.Getenv("THANOS"), "query", "--http-address=127.0.0.1:0", "--grpc-address=127.0.0.1:0",
		"--endpoint.sd-config="+text).CombinedOutput()
	if ctx.Err() != nil {
		return nil
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return fmt.Errorf("%v: %s", err, lines[len(lines)-1])
}
