// Judge checks what a ledger publishes with transparency-log code that is not ours: torchwood,
// Go's own sumdb, and Tessera. It prints one line when all is well, and ends with 1 and the reason
// when it is not; 2 is a call that it does not understand.
package main

import (
	"fmt"
	"os"
)

// A verb takes its arguments and returns what it saw.
type verb struct {
	usage string
	count int // arguments
	run   func(args []string) (string, error)
}

var verbs = map[string]verb{
	"note":      {"POLICY CHECKPOINT", 2, judgeNote},
	"proof":     {"POLICY PROOF LEAF", 3, judgeProof},
	"tiles":     {"POLICY DIR", 2, judgeTiles},
	"fsck":      {"POLICY DIR", 2, judgeFsck},
	"root":      {"PAIRS ROOT", 2, judgeRoot},
	"directory": {"CLAIMS", 1, judgeClaims},
}

func main() {
	if len(os.Args) < 2 {
		usage()
	}
	chosen, known := verbs[os.Args[1]]
	if !known || len(os.Args)-2 != chosen.count {
		usage()
	}
	seen, err := chosen.run(os.Args[2:])
	if err != nil {
		fmt.Fprintf(os.Stderr, "judge %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
	fmt.Printf("judge %s: %s\n", os.Args[1], seen)
}

func usage() {
	for _, name := range []string{"note", "proof", "tiles", "fsck", "root", "directory"} {
		fmt.Fprintf(os.Stderr, "judge %s %s\n", name, verbs[name].usage)
	}
	os.Exit(2)
}
