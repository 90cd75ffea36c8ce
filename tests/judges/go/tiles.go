package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/tlog"
)

const leafBytes = 81 // of a ledger's leaf; its number stands in bytes 1 to 8, big-endian

// judgeTiles reads a published folder as a monitor does: the newest checkpoint under the policy,
// the root from the leaves and once more from the hash tiles alone, every tile that is there, every
// tile that must be there, and that each older checkpoint is a beginning of the newest.
func judgeTiles(args []string) (string, error) {
	policy, err := os.ReadFile(args[0])
	if err != nil {
		return "", err
	}
	rules, err := readRules(policy)
	if err != nil {
		return "", err
	}
	signed, err := os.ReadFile(filepath.Join(args[1], "checkpoint"))
	if err != nil {
		return "", err
	}
	checkpoint, _, err := rules.open(signed)
	if err != nil {
		return "", fmt.Errorf("checkpoint: %w", err)
	}
	log := folder{dir: args[1]}
	if err := log.readEntries(checkpoint.N); err != nil {
		return "", err
	}
	if root, err := tlog.TreeHash(checkpoint.N, &log); err != nil || root != checkpoint.Hash {
		return "", fmt.Errorf("the leaves make root %v, the checkpoint says %v (%v)",
			root, checkpoint.Hash, err)
	}
	byTiles := torchwood.TileHashReaderWithContext(context.Background(), checkpoint.Tree, &log)
	if root, err := tlog.TreeHash(checkpoint.N, byTiles); err != nil || root != checkpoint.Hash {
		return "", fmt.Errorf("the tiles make root %v, the checkpoint says %v (%v)",
			root, checkpoint.Hash, err)
	}
	sizes, err := log.older(rules, checkpoint, byTiles)
	if err != nil {
		return "", err
	}
	files, err := log.compareAll(checkpoint.N)
	if err != nil {
		return "", err
	}
	for _, size := range sizes {
		if err := log.wanted(size); err != nil {
			return "", fmt.Errorf("for size %d: %w", size, err)
		}
	}
	return fmt.Sprintf("size %d, %d tiles, %d checkpoints", checkpoint.N, files, len(sizes)), nil
}

// A folder is what a ledger published, and the hashes that its leaves make.
type folder struct {
	dir    string
	leaves [][]byte
	hashes []tlog.Hash // as tlog stores them, computed from the leaves alone
}

// ReadHashes implements [tlog.HashReader].
func (f *folder) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, 0, len(indexes))
	for _, index := range indexes {
		if index >= int64(len(f.hashes)) {
			return nil, fmt.Errorf("no stored hash %d", index)
		}
		found = append(found, f.hashes[index])
	}
	return found, nil
}

// ReadTiles implements [torchwood.TileReader].
func (f *folder) ReadTiles(_ context.Context, tiles []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range tiles {
		data, err := f.readTile(tile)
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

// readTile falls back from a partial tile that is gone to the full one.
func (f *folder) readTile(tile tlog.Tile) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(f.dir, torchwood.TilePath(tile)))
	if !errors.Is(err, fs.ErrNotExist) || tile.W == torchwood.TileWidth {
		return data, err
	}
	full := tile
	full.W = torchwood.TileWidth
	data, err = os.ReadFile(filepath.Join(f.dir, torchwood.TilePath(full)))
	if err != nil {
		return nil, err
	}
	if tile.L == -1 {
		return nil, errors.New("a full tile of entries where a partial one was asked for")
	}
	return data[:min(len(data), tile.W*tlog.HashSize)], nil
}

// SaveTiles implements [torchwood.TileReader].
func (f *folder) SaveTiles([]tlog.Tile, [][]byte) {}

// ReadEndpoint implements [torchwood.TileReader].
func (f *folder) ReadEndpoint(_ context.Context, path string) ([]byte, error) {
	return os.ReadFile(filepath.Join(f.dir, path))
}

// readEntries takes the leaves of a size from the entry tiles and hashes them.
func (f *folder) readEntries(size int64) error {
	for first := int64(0); first < size; first += torchwood.TileWidth {
		width := min(size-first, torchwood.TileWidth)
		tile := tlog.Tile{
			H: torchwood.TileHeight, L: -1, N: first / torchwood.TileWidth, W: int(width),
		}
		data, err := f.readTile(tile)
		if err != nil {
			return err
		}
		entries, err := split(data)
		if err != nil {
			return fmt.Errorf("%s: %w", torchwood.TilePath(tile), err)
		}
		if len(entries) != int(width) {
			return fmt.Errorf("%s: %d entries", torchwood.TilePath(tile), len(entries))
		}
		for _, leaf := range entries {
			if err := f.add(leaf); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *folder) add(leaf []byte) error {
	number := int64(len(f.leaves))
	if len(leaf) != leafBytes || binary.BigEndian.Uint64(leaf[1:9]) != uint64(number) {
		return fmt.Errorf("entry %d is no leaf of that number", number)
	}
	stored, err := tlog.StoredHashes(number, leaf, f)
	if err != nil {
		return err
	}
	f.hashes = append(f.hashes, stored...)
	f.leaves = append(f.leaves, leaf)
	return nil
}

func split(data []byte) ([][]byte, error) {
	var entries [][]byte
	for len(data) > 0 {
		entry, rest, err := torchwood.ReadTileEntry(data)
		if err != nil {
			return nil, err
		}
		entries, data = append(entries, entry), rest
	}
	return entries, nil
}

// older proves each of checkpoints/ consistent with the newest; it returns their sizes.
func (f *folder) older(
	rules rules, newest torchwood.Checkpoint, byTiles tlog.HashReader,
) ([]int64, error) {
	rules = rules.withoutQuorum()
	files, err := os.ReadDir(filepath.Join(f.dir, "checkpoints"))
	if err != nil {
		return nil, err
	}
	var sizes []int64
	for _, file := range files {
		signed, err := os.ReadFile(filepath.Join(f.dir, "checkpoints", file.Name()))
		if err != nil {
			return nil, err
		}
		old, _, err := rules.open(signed)
		if err != nil {
			return nil, fmt.Errorf("checkpoints/%s: %w", file.Name(), err)
		}
		if file.Name() != strconv.FormatInt(old.N, 10) {
			return nil, fmt.Errorf("checkpoints/%s is of size %d", file.Name(), old.N)
		}
		if old.N > newest.N || old.N < 1 {
			return nil, fmt.Errorf("checkpoints/%s is beyond %d", file.Name(), newest.N)
		}
		proof, err := tlog.ProveTree(newest.N, old.N, byTiles)
		if err != nil {
			return nil, fmt.Errorf("checkpoints/%s: %w", file.Name(), err)
		}
		if err := tlog.CheckTree(proof, newest.N, newest.Hash, old.N, old.Hash); err != nil {
			return nil, fmt.Errorf("checkpoints/%s: %w", file.Name(), err)
		}
		sizes = append(sizes, old.N)
	}
	return sizes, f.newestIsKept(newest.N)
}

// newestIsKept says whether checkpoints/ has the newest one, as it was published.
func (f *folder) newestIsKept(size int64) error {
	published, err := os.ReadFile(filepath.Join(f.dir, "checkpoint"))
	if err != nil {
		return err
	}
	kept, err := os.ReadFile(filepath.Join(f.dir, "checkpoints", strconv.FormatInt(size, 10)))
	if err != nil {
		return err
	}
	if !bytes.Equal(kept, published) {
		return fmt.Errorf("checkpoints/%d is another one than checkpoint", size)
	}
	return nil
}

// compareAll holds every file under tile/ against the hashes and leaves; it returns their number.
func (f *folder) compareAll(size int64) (int, error) {
	count := 0
	err := filepath.WalkDir(filepath.Join(f.dir, "tile"), func(
		path string, entry fs.DirEntry, err error,
	) error {
		if err != nil || entry.IsDir() {
			return err
		}
		count++
		name, err := filepath.Rel(f.dir, path)
		if err != nil {
			return err
		}
		tile, err := torchwood.ParseTilePath(filepath.ToSlash(name))
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		want, err := f.content(tile, size)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if !bytes.Equal(data, want) {
			return fmt.Errorf("%s holds other bytes than the leaves make", name)
		}
		return nil
	})
	return count, err
}

// content is what a tile must hold, by the leaves.
func (f *folder) content(tile tlog.Tile, size int64) ([]byte, error) {
	level := max(tile.L, 0)
	end := (tile.N*torchwood.TileWidth + int64(tile.W)) << (torchwood.TileHeight * level)
	if end > size {
		return nil, fmt.Errorf("reaches to entry %d of %d", end, size)
	}
	if tile.L != -1 {
		return tlog.ReadTileData(tile, f)
	}
	var data []byte
	var err error
	first := tile.N * torchwood.TileWidth
	for _, leaf := range f.leaves[first : first+int64(tile.W)] {
		if data, err = torchwood.AppendTileEntry(data, leaf); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// wanted says which tile of a size is missing: hash tiles of all levels, and the entries'. A partial
// tile may be gone once the full one is there.
func (f *folder) wanted(size int64) error {
	for _, tile := range tlog.NewTiles(torchwood.TileHeight, 0, size) {
		tiles := []tlog.Tile{tile}
		if tile.L == 0 {
			entries := tile
			entries.L = -1
			tiles = append(tiles, entries)
		}
		for _, tile := range tiles {
			full := tile
			full.W = torchwood.TileWidth
			if !f.has(tile) && !f.has(full) {
				return fmt.Errorf("%s is missing", torchwood.TilePath(tile))
			}
		}
	}
	return nil
}

func (f *folder) has(tile tlog.Tile) bool {
	path := filepath.Join(f.dir, filepath.FromSlash(torchwood.TilePath(tile)))
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && !strings.HasSuffix(path, ".new")
}
