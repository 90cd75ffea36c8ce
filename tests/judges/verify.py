"""Verifies what a ledger published, exported or handed out, without the program.

usage: verify.py folder DIR --policy POLICY [--topics BUNDLE]
       verify.py log FILE [--keyring DIR] [--policy POLICY --checkpoint CHECKPOINT]
       verify.py bundle FILE --policy POLICY [--topics BUNDLE]

It ends with 0 when all is proven, 3 when a check failed (and names it), 4 when all is sound but the
policy's quorum is not met, and 2 when a file cannot be read.
"""

import argparse
import sys
from pathlib import Path

from reader import Quorum, Refused, need
from reader.bundle import Bundle
from reader.export import Export
from reader.folder import Folder
from reader.keyring import Opener
from reader.note import Policy


def folder(arguments):
    topics = arguments.topics and Bundle(arguments.topics.read_bytes())
    found = Folder(arguments.what, policy(arguments), topics)
    compared = "" if topics is None else ", nothing about everybody is held back"
    return f"size {found.checkpoint.size}, {witnesses(found.times)}{compared}"


def log(arguments):
    opener = arguments.keyring and Opener(arguments.keyring)
    export = Export(arguments.what.read_bytes(), opener)
    counts = (len(export.leaves), export.opened, export.directories)
    seen = "{} entries, {} unsealed, {} directory entries".format(*counts)
    if arguments.checkpoint is None:
        return seen + ", no checkpoint"
    checkpoint, times = policy(arguments).open(arguments.checkpoint.read_bytes())
    export.verify(checkpoint)
    return f"{seen}, checkpoint of size {checkpoint.size}, {witnesses(times)}"


def bundle(arguments):
    read = Bundle(arguments.what.read_bytes())
    topics = arguments.topics and Bundle(arguments.topics.read_bytes())
    rules = policy(arguments)
    if topics is not None:
        topics.verify(rules, quorum=False)
    checkpoint, times = read.verify(rules, topics)
    counts = ", ".join(f"{len(entries)} in a list" for _, _, entries in read.lists)
    return f"size {checkpoint.size}: {counts}; {witnesses(times)}"


def policy(arguments):
    need(arguments.policy is not None, "policy", "is not given")
    return Policy(arguments.policy.read_bytes())


def witnesses(times):
    return f"{len(times)} witnesses"


def judge(words):
    """The verdict on a call: its exit code, and the line that says it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("folder", "log", "bundle"))
    parser.add_argument("what", type=Path)
    for name in ("policy", "checkpoint", "topics", "keyring"):
        parser.add_argument(f"--{name}", type=Path)
    arguments = parser.parse_args(words)
    verb = {"folder": folder, "log": log, "bundle": bundle}[arguments.kind]
    try:
        return 0, f"proven: {verb(arguments)}"
    except Quorum as fault:
        return 4, f"sound, but {fault}"
    except Refused as fault:
        return 3, f"refused: {fault}"
    except OSError as fault:
        return 2, f"cannot be read: {fault}"


if __name__ == "__main__":
    code, verdict = judge(sys.argv[1:])
    print(verdict)
    sys.exit(code)
