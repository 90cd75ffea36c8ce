package main

import (
	"encoding/binary"
	"fmt"
	"io"

	"github.com/codenotary/immudb/embedded/logger"
	"github.com/codenotary/immudb/embedded/store"
)

// immudb is its embedded store, each transaction flushed before it is answered.
type immudb struct {
	folder string
	store  *store.ImmuStore
}

func openImmudb(folder string) (engine, error) {
	quiet := logger.NewSimpleLoggerWithLevel("immudb", io.Discard, logger.LogError)
	opened, err := store.Open(folder, store.DefaultOptions().WithSynced(true).WithLogger(quiet))
	return immudb{folder, opened}, err
}

func (log immudb) append(entries [][]byte) error {
	tx, err := log.store.NewWriteOnlyTx(background)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		key := binary.BigEndian.AppendUint64(nil, log.next())
		if err := tx.Set(key, nil, entry); err != nil {
			return err
		}
	}
	_, err = tx.Commit(background)
	return err
}

var numbers = map[*store.ImmuStore]uint64{}

// next numbers entries from 0.
func (log immudb) next() uint64 {
	number := numbers[log.store]
	numbers[log.store]++
	return number
}

func (log immudb) read(number uint64) ([]byte, error) {
	found, err := log.store.Get(background, binary.BigEndian.AppendUint64(nil, number))
	if err != nil {
		return nil, err
	}
	return found.Resolve()
}

// check reads each transaction, which compares its hash tree with its accumulated hash, and each
// value, which is compared with its own hash, and follows the chain of transactions.
func (log immudb) check(entries uint64) error {
	last, _ := log.store.CommittedAlh()
	pool, err := log.store.NewTxHolderPool(1, false)
	if err != nil {
		return err
	}
	tx, err := pool.Alloc()
	if err != nil {
		return err
	}
	reader, err := log.store.NewTxReader(1, false, tx)
	if err != nil {
		return err
	}
	seen := uint64(0)
	for range last {
		tx, err := reader.Read()
		if err != nil {
			return err
		}
		for _, entry := range tx.Entries() {
			if _, err := log.store.ReadValue(entry); err != nil {
				return err
			}
			seen++
		}
	}
	if seen != entries {
		return fmt.Errorf("%d entries of %d", seen, entries)
	}
	return nil
}

func (log immudb) close() error { return log.store.Close() }

func (log immudb) bytes() (int64, error) { return diskBytes(log.folder) }
