"""Lays out what the judges read, from what the program wrote into a folder WORK.

usage: lay.py policy WORK ORIGIN WITNESS    WORK/policy, of keys/log.pub and keys/witness.pub
       lay.py cosign WORK NAME              a witness's line on the newest checkpoint
       lay.py people WORK                   WORK/people: two ids of people with entries of each kind
       lay.py claims WORK BUNDLE…           WORK/directory.txt, WORK/root and WORK/claims.txt
"""

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


def cosign(work, name):
    """Adds the line of a witness that is not ours, as it would answer, to what is published."""
    public = work / "ledger/public"
    signed = (public / "checkpoint").read_text(encoding="utf-8")
    text = signed[: signed.rindex("\n\n") + 1]
    line = Signer(name, private_key(work / "keys/witness.pem"), int(time.time())).line(text)
    size = text.split("\n")[1]
    for path in (public / "checkpoint", public / "checkpoints" / size):
        path.write_text(signed + line, encoding="utf-8")


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


if __name__ == "__main__":
    verb, folder, *rest = sys.argv[1:]
    verbs = {"policy": policy, "cosign": cosign, "people": people, "claims": claims}
    verbs[verb](Path(folder), *rest)
