"""Lays out what the judges read, from what the program wrote into a folder WORK.

usage: lay.py policy WORK ORIGIN WITNESS    WORK/policy, of keys/log.pub and keys/witness.pub
       lay.py close WORK ORIGIN WITNESS     a directory entry, a checkpoint, WORK/ledger/public
       lay.py people WORK                   WORK/people: two ids of people with entries of each kind
       lay.py claims WORK BUNDLE…           WORK/directory.txt, WORK/root and WORK/claims.txt
       lay.py names WORK                    WORK/names.txt and WORK/names-root
"""

import shutil
import sys
import time
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_pem_public_key

from maker import Maker, Signer, private_key, prove
from reader import directory, keyring, note
from reader.bundle import Bundle
from reader.entry import Body
from reader.export import Export, lines

ENTRIES_LEAST = 3


def vkey(name, kind, path):
    public = load_pem_public_key(path.read_bytes()).public_bytes_raw()
    return note.vkey(name, kind, public)


def policy(work, origin, witness):
    log = vkey(origin, note.LOG_KEY, work / "keys/log.pub")
    cosigner = vkey(witness, note.WITNESS_KEY, work / "keys/witness.pub")
    text = f"log {log}\nwitness one {cosigner}\nquorum one\n"
    (work / "policy").write_text(text, encoding="utf-8")


def close(work, origin, witness):
    """Closes the ledger for a checkpoint, and publishes it: what an operator does who follows
    docs/FORMATS.md and has a text editor. WORK/log.jsonl is the log as it is now."""
    ledger = work / "ledger"
    data = (work / "log.jsonl").read_bytes()
    log = Signer(origin, private_key(work / "keys/log.pem"))
    cosigner = Signer(witness, private_key(work / "keys/witness.pem"), int(time.time()))
    keys = keyring.read(ledger / "keyring")
    maker = Maker.of_export(data, Export(data).keys.ledger, log, [cosigner], keys)
    maker.entries.append((maker.entries[-1][0], b"\1\2" + bytes(104)))
    maker.rebuild()
    closed = work / "closed"
    maker.journal(closed, ledger)
    shutil.rmtree(ledger)
    closed.rename(ledger)
    maker.publish(ledger / "public")


def people(work):
    """Two people whose lists are long enough to be forged in every way, with a batch among them."""
    data = (work / "log.jsonl").read_bytes()
    keys = keyring.read(work / "ledger/keyring")
    maker = Maker.of_export(data, bytes(32), None, [], keys)
    found = []
    for person in keys:
        numbers = maker.list_of(person)
        batch = any(maker.opened(number)[33] == 2 for number in numbers)
        if len(numbers) >= ENTRIES_LEAST and batch:
            found.append(person.hex())
    assert len(found) >= 2, "too few people"
    (work / "people").write_text("\n".join(found[:2]) + "\n", encoding="ascii")


def claims(work, *bundles):
    """The directory as it is at the newest checkpoint, and what bundles prove in it."""
    data = (work / "log.jsonl").read_bytes()
    ledger = Export(data).keys.ledger
    lists, pairs, root = directory.Lists(ledger), [], b""
    for leaf, body, _ in lines(data):
        read = Body(body)
        if read.kind == "directory":
            pairs, root = lists.pairs(), read.lists_root
        lists.add(read.list, leaf.data)
    values, made = dict(pairs), []
    for path in bundles:
        for of, proof, _ in Bundle(Path(path).read_bytes()).lists:
            label = directory.label(ledger, of)
            made.append((label, values[label].hex(), proof))
    for absent in (bytes(32), b"\xff" * 32):
        made.append((absent, "-", prove(pairs, absent)))
    text = [f"{label.hex()} {value.hex()}\n" for label, value in pairs]
    (work / "directory.txt").write_text("".join(text), encoding="ascii")
    (work / "root").write_text(root.hex(), encoding="ascii")
    text = [f"{root.hex()} {key.hex()} {value} {proof.hex()}\n" for key, value, proof in made]
    (work / "claims.txt").write_text("".join(text), encoding="ascii")


def names(work):
    """The names tree at the newest checkpoint, as its holders and the secret key give it."""
    export = Export((work / "log.jsonl").read_bytes(), keyring.Opener(work / "ledger/keyring"))
    pairs = export.names.pairs(export.records.held())
    text = [f"{label.hex()} {value.hex()}\n" for label, value in pairs]
    (work / "names.txt").write_text("".join(text), encoding="ascii")
    (work / "names-root").write_text(export.names_root.hex(), encoding="ascii")


if __name__ == "__main__":
    verb, folder, *rest = sys.argv[1:]
    verbs = {
        "policy": policy, "close": close, "people": people, "claims": claims, "names": names,
    }
    verbs[verb](Path(folder), *rest)
