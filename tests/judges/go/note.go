package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// judgeNote opens a checkpoint twice: as torchwood does under a policy, with its cosignatures, and
// as Go's checksum database does, which knows the log's Ed25519 line alone.
func judgeNote(args []string) (string, error) {
	text, err := os.ReadFile(args[0])
	if err != nil {
		return "", err
	}
	signed, err := os.ReadFile(args[1])
	if err != nil {
		return "", err
	}
	rules, err := readRules(text)
	if err != nil {
		return "", err
	}
	checkpoint, opened, err := rules.open(signed)
	if err != nil {
		return "", err
	}
	names := make([]string, 0, len(opened.Sigs))
	for _, signature := range opened.Sigs {
		names = append(names, signature.Name)
	}
	seen := "%s, size %d, root %s, signed by %s"
	by := strings.Join(names, ", ")
	return fmt.Sprintf(seen, checkpoint.Origin, checkpoint.N, checkpoint.Hash, by), nil
}

// rules are what a checkpoint must satisfy.
type rules struct {
	policy torchwood.Policy
	log    note.Verifier // the policy's one log, as sumdb/note reads its key
}

func readRules(policyText []byte) (rules, error) {
	policy, err := torchwood.ParsePolicy(policyText)
	if err != nil {
		return rules{}, fmt.Errorf("policy: %w", err)
	}
	key, err := logKey(policyText)
	if err != nil {
		return rules{}, err
	}
	log, err := note.NewVerifier(key)
	if err != nil {
		return rules{}, err
	}
	return rules{policy, log}, nil
}

// open returns a checkpoint that both readers accept.
func (r rules) open(signed []byte) (torchwood.Checkpoint, *note.Note, error) {
	var none torchwood.Checkpoint
	checkpoint, opened, err := torchwood.VerifyCheckpoint(signed, r.policy)
	if err != nil {
		return none, nil, fmt.Errorf("torchwood: %w", err)
	}
	again, err := note.Open(signed, note.VerifierList(r.log))
	if err != nil {
		return none, nil, fmt.Errorf("sumdb/note: %w", err)
	}
	if again.Text != opened.Text {
		return none, nil, errors.New("sumdb/note read another text than torchwood")
	}
	if checkpoint.Extension != "" {
		return none, nil, errors.New("the checkpoint has extension lines")
	}
	return checkpoint, opened, nil
}

func logKey(policyText []byte) (string, error) {
	var keys []string
	for line := range strings.Lines(string(policyText)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "log" {
			keys = append(keys, fields[1])
		}
	}
	if len(keys) != 1 {
		return "", fmt.Errorf("the policy names %d logs; this judge wants one", len(keys))
	}
	return keys[0], nil
}

// withoutQuorum asks for the log's own line alone, since a checkpoint that a log published long ago
// need not carry lines of witnesses; those that it has must still verify.
func (r rules) withoutQuorum() rules {
	return rules{lenient{r.policy, torchwood.SingleVerifierPolicy(r.log), r.log.Name()}, r.log}
}

type lenient struct {
	torchwood.Policy // whose keys are known
	log              torchwood.Policy
	origin           string
}

// Check implements [torchwood.Policy].
func (l lenient) Check(origin string, signatures []note.Signature) error {
	if origin != l.origin {
		return fmt.Errorf("origin %q", origin)
	}
	return l.log.Check(origin, signatures)
}

// judgeProof verifies that a leaf is in the tree that the proof's checkpoint signs.
func judgeProof(args []string) (string, error) {
	text, err := os.ReadFile(args[0])
	if err != nil {
		return "", err
	}
	proof, err := os.ReadFile(args[1])
	if err != nil {
		return "", err
	}
	leaf, err := os.ReadFile(args[2])
	if err != nil {
		return "", err
	}
	rules, err := readRules(text)
	if err != nil {
		return "", err
	}
	if err := torchwood.VerifyProof(rules.policy, tlog.RecordHash(leaf), proof); err != nil {
		return "", err
	}
	// A proof ends with its checkpoint, verbatim, behind the first empty line.
	_, signed, _ := bytes.Cut(proof, []byte("\n\n"))
	checkpoint, _, err := rules.open(signed)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d bytes are in the tree of size %d", len(leaf), checkpoint.N), nil
}
