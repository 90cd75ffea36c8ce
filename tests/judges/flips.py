"""Every verb of the Go judge says no when one byte of what it reads is another.

usage: flips.py JUDGE VECTORS    the program, and the folder tests/vectors/proofs
"""

import base64
import binascii
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

STEP = 3  # every third byte of a file is flipped, one after the other


def says_yes(judge, *arguments):
    call = [judge, *map(str, arguments)]
    ended = subprocess.run(call, capture_output=True, text=True, check=False)
    if ended.returncode not in (0, 1):
        sys.exit(f"{' '.join(call)}: ended with {ended.returncode}\n{ended.stderr}")
    return ended.returncode == 0


def is_the_same(before, after):
    """Whether two texts are the same to a reader of base64 that does not mind the bits behind the
    last byte, as Go's does not. (Ours refuse such a text.)"""
    lines = list(zip(before.split(b"\n"), after.split(b"\n")))
    changed = [pair for pair in lines if pair[0] != pair[1]]
    if before.count(b"\n") != after.count(b"\n") or len(changed) != 1:
        return False
    words = [line.rpartition(b" ") for line in changed[0]]
    try:
        data = [base64.b64decode(word[2], validate=True) for word in words]
    except (binascii.Error, ValueError):
        return False
    return words[0][0] == words[1][0] and data[0] == data[1]


def absent_labels(claims):
    """Where labels stand that are said to be absent: their neighbours are absent too."""
    places, start = set(), 0
    for line in claims.splitlines(keepends=True):
        root, label, value, _ = line.split()
        if value == b"-":
            places |= set(range(start + len(root) + 1, start + len(root) + 1 + len(label)))
        start += len(line)
    return places


def flip(judge, verb, arguments, path):
    """Flips bytes of a file and returns how many flips there were."""
    good, count = path.read_bytes(), 0
    skipped = absent_labels(good) if verb == "directory" else set()
    for at in set(range(0, len(good), STEP)) - skipped:
        bad = bytearray(good)
        bad[at] ^= 1
        if is_the_same(good, bytes(bad)):
            continue
        path.write_bytes(bad)
        if says_yes(judge, verb, *arguments):
            sys.exit(f"judge {verb}: byte {at} of {path.name} flipped, and all is well")
        count += 1
    path.write_bytes(good)
    return count


def main():
    judge, vectors = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "proofs"
        shutil.copytree(vectors, here)
        values = (here / "values.txt").read_text(encoding="ascii").splitlines()
        root = next(line.split()[-1] for line in values if line.startswith("lists root"))
        # The first line of these files is a comment, which nobody judges.
        for name in ("directory.txt", "claims.txt", "policy"):
            text = (here / name).read_text(encoding="ascii")
            (here / name).write_text(text.partition("\n")[2], encoding="ascii")
        policy, public = here / "policy", here / "published"
        tiles = sorted(path for path in (public / "tile").rglob("*") if path.is_file())
        checkpoints = [public / "checkpoint", public / "checkpoints" / "3"]
        calls = {
            "note": ((policy, public / "checkpoint"), [public / "checkpoint"]),
            "proof": (
                (policy, here / "entry-1.tlog-proof", here / "entry-1.leaf"),
                [here / "entry-1.tlog-proof", here / "entry-1.leaf"],
            ),
            "tiles": ((policy, public), checkpoints + tiles),
            "fsck": ((policy, public), tiles),  # it knows no witnesses
            "root": ((here / "directory.txt", root), [here / "directory.txt"]),
            "directory": ((here / "claims.txt",), [here / "claims.txt"]),
        }
        for verb, (arguments, files) in calls.items():
            if not says_yes(judge, verb, *arguments):
                sys.exit(f"judge {verb} refuses the good files")
            count = sum(flip(judge, verb, arguments, path) for path in files)
            print(f"judge {verb}: {count} flips, all refused")


if __name__ == "__main__":
    main()
