package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"time"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
	"k8s.io/klog/v2"
)

// One key for every log of a run.
var signing, verifying, errKey = note.GenerateKey(rand.Reader, "peers.example")

type tesseraLog struct {
	folder   string
	add      tessera.AddFn
	reader   tessera.LogReader
	shutdown func(context.Context) error
	stop     context.CancelFunc
	key      note.Verifier
}

func openTessera(folder string) (engine, error) {
	if errKey != nil {
		return nil, errKey
	}
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	ctx, stop := context.WithCancel(background)
	driver, err := posix.New(ctx, posix.Config{Path: folder})
	if err != nil {
		stop()
		return nil, err
	}
	signer, err := note.NewSigner(signing)
	if err != nil {
		stop()
		return nil, err
	}
	key, err := note.NewVerifier(verifying)
	if err != nil {
		stop()
		return nil, err
	}
	options := tessera.NewAppendOptions().WithCheckpointSigner(signer).
		WithBatching(together, time.Millisecond).WithCheckpointInterval(100 * time.Millisecond)
	appender, shutdown, reader, err := tessera.NewAppender(ctx, driver, options)
	if err != nil {
		stop()
		return nil, err
	}
	return &tesseraLog{folder, appender.Add, reader, shutdown, stop, key}, nil
}

// append waits until the last entry has its number: it is in the tree and on the disk then.
func (log *tesseraLog) append(entries [][]byte) error {
	futures := make([]tessera.IndexFuture, 0, len(entries))
	for _, entry := range entries {
		futures = append(futures, log.add(background, tessera.NewEntry(entry)))
	}
	for _, future := range futures {
		if _, err := future(); err != nil {
			return err
		}
	}
	return nil
}

func (log *tesseraLog) read(number uint64) ([]byte, error) {
	size, err := log.reader.IntegratedSize(background)
	if err != nil {
		return nil, err
	}
	partial := uint8(0)
	if number/256 == size/256 {
		partial = uint8(size % 256)
	}
	bytes, err := log.reader.ReadEntryBundle(background, number/256, partial)
	if err != nil {
		return nil, err
	}
	var bundle api.EntryBundle
	if err := bundle.UnmarshalText(bytes); err != nil {
		return nil, err
	}
	return bundle.Entries[number%256], nil
}

// check lets Tessera's own fsck make the tree anew. Entries that the checkpoint does not cover yet
// are waited for.
func (log *tesseraLog) check(entries uint64) error {
	source := client.FileFetcher{Root: log.folder}
	return fsck.New(log.key.Name(), log.key, source, leafHashes, fsck.Opts{N: 1}).Check(background)
}

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

func (log *tesseraLog) close() error {
	err := log.shutdown(background)
	log.stop()
	return err
}

func (log *tesseraLog) bytes() (int64, error) { return diskBytes(log.folder) }
