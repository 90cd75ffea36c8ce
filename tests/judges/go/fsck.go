package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"golang.org/x/mod/sumdb/tlog"
	"k8s.io/klog/v2"
)

const fsckPatience = 2 * time.Minute

// judgeFsck lets Tessera look at a published folder. (Its own command does the same, and ends with
// 0 whatever it found.)
func judgeFsck(args []string) (string, error) {
	policy, err := os.ReadFile(args[0])
	if err != nil {
		return "", err
	}
	rules, err := readRules(policy)
	if err != nil {
		return "", err
	}
	key := rules.log
	source := client.FileFetcher{Root: args[1]}
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	check := fsck.New(key.Name(), key, source, leafHashes, fsck.Opts{N: 1})
	ended := make(chan error, 1)
	go func() { ended <- check.Check(context.Background()) }()
	select {
	case err = <-ended:
	case <-time.After(fsckPatience): // its workers may be gone while it still hands them work
		err = errors.New("Tessera came to no end")
	}
	if err != nil {
		return "", err
	}
	return "Tessera finds nothing wrong", nil
}

// leafHashes are the RFC 6962 hashes of a bundle of entries.
func leafHashes(bundle []byte) ([][]byte, error) {
	var entries api.EntryBundle
	if err := entries.UnmarshalText(bundle); err != nil {
		return nil, fmt.Errorf("bundle: %w", err)
	}
	hashes := make([][]byte, 0, len(entries.Entries))
	for _, entry := range entries.Entries {
		hash := tlog.RecordHash(entry)
		hashes = append(hashes, hash[:])
	}
	return hashes, nil
}
