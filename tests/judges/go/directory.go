package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"ikrar.example/judges/mpt" // torchwood's mpt/tree.go, which build.sh copies here
)

// judgeRoot computes the root of a directory from lines of `label value`, in any order, and
// compares it.
func judgeRoot(args []string) (string, error) {
	lines, err := fields(args[0], 2)
	if err != nil {
		return "", err
	}
	var pairs []mpt.KeyVal
	for _, line := range lines {
		pair, err := pair(line[0], line[1])
		if err != nil {
			return "", err
		}
		pairs = append(pairs, pair)
	}
	root, err := treeHash(pairs)
	if err != nil {
		return "", err
	}
	if root.String() != args[1] {
		return "", fmt.Errorf("%d labels make root %v, not %s", len(pairs), root, args[1])
	}
	return fmt.Sprintf("%d labels, root %v", len(pairs), root), nil
}

// judgeClaims verifies lines of `root label value proof`; the value `-` says that the label is
// absent, and the proof `-` is the empty one.
func judgeClaims(args []string) (string, error) {
	lines, err := fields(args[0], 4)
	if err != nil {
		return "", err
	}
	if len(lines) == 0 {
		return "", errors.New("no claims")
	}
	present := 0
	for number, line := range lines {
		root, err := hash(line[0])
		if err != nil {
			return "", err
		}
		label, err := hash(line[1])
		if err != nil {
			return "", err
		}
		proof, err := optional(line[3])
		if err != nil {
			return "", err
		}
		snapshot := mpt.Snapshot{Hash: mpt.Hash(root)}
		if line[2] == "-" {
			err = mpt.VerifyNotPresent(snapshot, label, proof)
		} else {
			var value []byte
			if value, err = hash(line[2]); err == nil {
				err = mpt.VerifyPresent(snapshot, label, value, proof)
			}
			present++
		}
		if err != nil {
			return "", fmt.Errorf("claim %d: %w", number+1, err)
		}
	}
	return fmt.Sprintf("%d present, %d absent", present, len(lines)-present), nil
}

func treeHash(pairs []mpt.KeyVal) (mpt.Hash, error) {
	slices.SortFunc(pairs, func(a, b mpt.KeyVal) int { return a.Key.Compare(b.Key) })
	for i := 1; i < len(pairs); i++ {
		if pairs[i-1].Key.Compare(pairs[i].Key) == 0 {
			return mpt.Hash{}, fmt.Errorf("label %v stands twice", pairs[i].Key)
		}
	}
	return mpt.TreeHash(slices.Values(pairs)), nil
}

// fields are the words of each line that is not empty and no comment, which must have
// that many.
func fields(path string, count int) ([][]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var lines [][]string
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if len(words) != count {
			return nil, fmt.Errorf("%q has %d words, not %d", line, len(words), count)
		}
		lines = append(lines, words)
	}
	return lines, nil
}

func pair(key, value string) (mpt.KeyVal, error) {
	var pair mpt.KeyVal
	var err error
	if pair.Key, err = hex.DecodeString(key); err != nil {
		return pair, err
	}
	pair.Val, err = hex.DecodeString(value)
	return pair, err
}

func hash(text string) ([]byte, error) {
	bytes, err := hex.DecodeString(text)
	if err == nil && len(bytes) != 32 {
		err = fmt.Errorf("%q is not of 32 bytes", text)
	}
	return bytes, err
}

func optional(text string) ([]byte, error) {
	if text == "-" {
		return nil, nil
	}
	return hex.DecodeString(text)
}
