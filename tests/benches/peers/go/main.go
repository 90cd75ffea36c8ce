// Peers that are written in Go, at the work that ../../peers.rs sets.
//
// peers immudb|postgresql|tessera FOLDER ENTRIES    FOLDER is empty; ENTRIES a file of records of 411 bytes
//
// Prints `measure value` a line: what one entry and a thousand at a time take to be durable, in
// entries a second; seconds to check the whole log, and to check its signatures, on one thread;
// microseconds to read an entry, warm; bytes on disk for a byte of entries.
package main

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

const (
	recordBytes = 411 // key, signature, message
	singles     = 2_000
	together    = 1_000
	reads       = 20_000
)

// engine is an open log.
type engine interface {
	append(entries [][]byte) error
	read(number uint64) ([]byte, error)
	// check looks at every entry, and at what binds them.
	check(entries uint64) error
	// bytes are those on disk.
	bytes() (int64, error)
	close() error
}

var engines = map[string]func(folder string) (engine, error){
	"immudb":     openImmudb,
	"postgresql": openPostgresql,
	"tessera":    openTessera,
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 || engines[args[0]] == nil {
		return errors.New("usage: peers immudb|postgresql|tessera FOLDER ENTRIES")
	}
	open, folder := engines[args[0]], args[1]
	bytes, err := os.ReadFile(args[2])
	if err != nil {
		return err
	}
	var all [][]byte
	for at := 0; at+recordBytes <= len(bytes); at += recordBytes {
		all = append(all, bytes[at:at+recordBytes])
	}
	if err := appendAll("single", open, filepath.Join(folder, "single"), all[:singles], 1); err != nil {
		return err
	}
	whole := filepath.Join(folder, "whole")
	if err := appendAll("batch", open, whole, all, together); err != nil {
		return err
	}
	log, err := open(whole)
	if err != nil {
		return err
	}
	size := uint64(len(all))
	look := func() error {
		for n := range uint64(reads) {
			number := n * 0x9e3779b97f4a7c15 % size
			if entry, err := log.read(number); err != nil || string(entry) != string(all[number]) {
				return fmt.Errorf("entry %d: %w", number, err)
			}
		}
		return nil
	}
	if err := look(); err != nil {
		return err
	}
	took, err := timed(look)
	if err != nil {
		return err
	}
	fmt.Println("read", took*1e6/reads)
	runtime.GOMAXPROCS(1)
	took, err = timed(func() error { return log.check(size) })
	if err != nil {
		return err
	}
	fmt.Println("check", took)
	took, err = timed(func() error { return signatures(all) })
	if err != nil {
		return err
	}
	fmt.Println("signatures", took)
	on, err := log.bytes()
	if err != nil {
		return err
	}
	if err := log.close(); err != nil {
		return err
	}
	fmt.Println("disk", float64(on)/float64(len(bytes)))
	return nil
}

func appendAll(measure string, open func(string) (engine, error), folder string, all [][]byte, together int) error {
	log, err := open(folder)
	if err != nil {
		return err
	}
	took, err := timed(func() error {
		for from := 0; from < len(all); from += together {
			if err := log.append(all[from:min(from+together, len(all))]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Println(measure, float64(len(all))/took)
	return log.close()
}

func signatures(all [][]byte) error {
	for number, entry := range all {
		if !ed25519.Verify(entry[:32], entry[96:], entry[32:96]) {
			return fmt.Errorf("entry %d: its signature does not verify", number)
		}
	}
	return nil
}

func timed(work func() error) (float64, error) {
	started := time.Now()
	err := work()
	return time.Since(started).Seconds(), err
}

func diskBytes(folder string) (total int64, err error) {
	err = filepath.WalkDir(folder, func(_ string, item fs.DirEntry, err error) error {
		if err != nil || item.IsDir() {
			return err
		}
		info, err := item.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	return total, err
}

var background = context.Background()
