"""Makes what a ledger would publish, export and hand out, from its entries and with its keys: good
ones, and whatever a forger with the operator's keys could make of them."""

import base64
import binascii
import json
import shutil
from datetime import datetime, timedelta, timezone
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from reader import directory, names, note, tree, vrf
from reader.entry import NO_LINK, Leaf, body_key
from reader.events import KINDS, Signed
from reader.export import lines
from reader.primitives import blake, derive, unseal

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def b64(data):
    return base64.b64encode(data).decode()


def crc(data):
    return binascii.crc32(data).to_bytes(4)


def private_key(path):
    return load_pem_private_key(path.read_bytes(), None)


@cache
def list_of(body):
    """The list of a body by its head alone: forged ones need not be bodies for a reader."""
    if body[1] in (1, 3):
        return body[2:18]
    if body[1] != 0:
        return None
    steps = 5 + 32 * body[104] if body[35] == 2 else 0
    at = 2 + 98 + steps + 17
    return KINDS.get(int.from_bytes(body[at : at + 4], "little"), (None, None))[1]


class Signer:
    """A key that signs checkpoints: the log's, or with a time a witness's."""

    def __init__(self, name, key, moment=None):
        self.name, self.key, self.moment = name, key, moment
        self.type = note.LOG_KEY if moment is None else note.WITNESS_KEY
        self.public = key.public_key().public_bytes_raw()

    def vkey(self):
        return note.vkey(self.name, self.type, self.public)

    def line(self, text, name=None):
        message, head = text.encode(), b""
        if self.moment is not None:
            head = self.moment.to_bytes(8)
            message = f"cosignature/v1\ntime {self.moment}\n".encode() + message
        return self.written(head + self.key.sign(message), name)

    def written(self, signature, name=None):
        name = name or self.name
        return f"{note.DASH}{name} {b64(note.key_id(name, self.type, self.public) + signature)}\n"


class Maker:
    """A ledger's entries; what changes them leaves it to `rebuild` to make them one log again."""

    def __init__(self, entries, ledger, log, witnesses, data_keys, names_key=None):
        self.entries = list(entries)  # (millis, body) by number
        self.ledger, self.log, self.witnesses = ledger, log, witnesses
        self.data_keys = data_keys
        self.names = names_key and names.Tree(ledger, names_key)
        self.leaves = []
        self.link()

    @classmethod
    def of_export(cls, data, ledger, log, witnesses, data_keys, names_key=None):
        entries = [(leaf.millis, body) for leaf, body, _ in lines(data)]
        return cls(entries, ledger, log, witnesses, data_keys, names_key)

    def copy(self):
        keep = (self.ledger, self.log, self.witnesses, self.data_keys)
        keep += (self.names and self.names.secret,)
        return Maker(self.entries, *keep)

    def link(self, first=0):
        """Leaves and links anew from an entry on."""
        self.leaves = self.leaves[:first]
        link = self.leaves[-1][49:] if self.leaves else NO_LINK
        for number, (millis, body) in enumerate(self.entries[first:], first):
            head = b"\1" + number.to_bytes(8) + millis.to_bytes(8) + blake(body)
            link = derive("ikrar 2026-11-22 link v1", link + head)
            self.leaves.append(head + link)
        return self

    def rebuild(self):
        """Everything anew: directory entries with the roots that are right now, seals at their new
        places, links."""
        kept, self.leaves, link = directory.Lists(self.ledger), [], NO_LINK
        for number, (millis, body) in enumerate(self.entries):
            if body[1] == 2:
                said = body[42:] if any(body[74:]) else names.NONE
                body = b"\1\2" + number.to_bytes(8) + kept.root() + said
                self.entries[number] = (millis, body)
            head = b"\1" + number.to_bytes(8) + millis.to_bytes(8) + blake(body)
            link = derive("ikrar 2026-11-22 link v1", link + head)
            self.leaves.append(head + link)
            kept.add(list_of(body), head + link)
        return self

    def set(self, number, body=None, millis=None):
        old = self.entries[number]
        millis = old[0] if millis is None else millis
        self.entries[number] = (millis, old[1] if body is None else body)
        return self

    def list_of(self, of):
        return [n for n, (_, body) in enumerate(self.entries) if list_of(body) == of]

    # Seals

    def opened(self, number):
        body = self.entries[number][1]
        key = body_key(self.data_keys[body[2:18]], number)
        return unseal(key, body[18:30], body[30:], body[:18] + self.leaves[number][1:17], "maker")

    def sealed(self, number, signed, person, millis=None, head=b"\1\1"):
        """A body that opens at this place."""
        millis = self.entries[number][0] if millis is None else millis
        key, nonce = body_key(self.data_keys[person], number), blake(signed)[:12]
        associated = head + person + number.to_bytes(8) + millis.to_bytes(8)
        return head + person + nonce + AESGCM(key).encrypt(nonce, signed, associated)

    # Numbers

    def records(self, size=None):
        """Which numbers each record has before the directory entry that ends so many."""
        records = names.Records()
        for number in range((size or self.newest()) - 1):
            if self.entries[number][1][1] == 1:
                records.learn(number, Signed(self.opened(number)).event)
        return records

    def name(self, number, held=None):
        """What shows in a bundle who has a number, in the tree of these holders."""
        held = self.records().held() if held is None else held
        person, label = held.get(number), self.names.label(number)
        data = names.alpha(self.ledger, number)
        proof = vrf.prove(self.names.secret, self.names.public, data)
        found = {
            "identifier": str(number[1]), "vrf": b64(proof),
            "proof": b64(prove(self.names.pairs(held), label)),
        }
        return found if person is None else {**found, "person": person.hex()}

    def named(self, held):
        """The newest directory entry with the tree of these holders, and all made anew."""
        number = self.newest() - 1
        body = self.entries[number][1][:42] + self.names.roots(held)
        return self.set(number, body).rebuild()

    # The public side

    def text(self, size, root=None, origin=None):
        root = root or tree.root([tree.leaf_hash(leaf) for leaf in self.leaves[:size]])
        return f"{origin or self.log.name}\n{size}\n{b64(root)}\n"

    def checkpoint(self, size, text=None):
        text = text or self.text(size)
        return (text + "\n" + "".join(s.line(text) for s in (self.log, *self.witnesses))).encode()

    def path(self, number, size):
        """RFC 6962's audit path."""
        def walk(first, end):
            if end - first == 1:
                return []
            half = first + (1 << (end - first - 1).bit_length() - 1)
            if number < half:
                return walk(first, half) + [part(half, end)]
            return walk(half, end) + [part(first, half)]

        def part(first, end):
            return tree.root([tree.leaf_hash(leaf) for leaf in self.leaves[first:end]])

        return walk(0, size)

    def pairs(self, size):
        """Labels and values of all lists as the directory entry `size - 1` has them."""
        kept = directory.Lists(self.ledger)
        for number in range(size - 1):
            kept.add(list_of(self.entries[number][1]), self.leaves[number])
        return kept.pairs()

    def entry(self, number, size, key=None):
        made = {
            "leaf": b64(self.leaves[number]),
            "path": [b64(step) for step in self.path(number, size)],
            "body": b64(self.entries[number][1]),
        }
        return made if key is None else {**made, "key": key.hex()}

    def list(self, of, size, pairs):
        label = directory.label(self.ledger, of)
        entries = [number for number in self.list_of(of) if number < size - 1]
        proof = b64(prove(pairs, label))
        if isinstance(of, str):
            return {"topic": of, "proof": proof, "entries": [self.entry(n, size) for n in entries]}
        keys = [body_key(self.data_keys[of], number) for number in entries]
        sealed = [self.entry(n, size, key) for n, key in zip(entries, keys)]
        return {"person": of.hex(), "proof": proof, "entries": sealed}

    def bundle(self, *whom, topics=("officers", "rulebooks", "campaigns"), size=None):
        size = size or self.newest()
        pairs = self.pairs(size)
        return {
            "format": "ikrar bundle 1", "ledger": self.ledger.hex(),
            "checkpoint": self.checkpoint(size).decode(),
            "directory": self.entry(size - 1, size),
            "lists": [self.list(of, size, pairs) for of in (*topics, *whom)],
        }

    def newest(self):
        """The size of the newest checkpoint: behind the last directory entry."""
        return max(n for n, (_, body) in enumerate(self.entries) if body[1] == 2) + 1

    # Files

    def export(self):
        kinds = {0: "clear", 1: "sealed", 2: "directory", 3: "stub"}
        made = []
        for number, (millis, body) in enumerate(self.entries):
            moment = (EPOCH + timedelta(milliseconds=millis)).isoformat(timespec="milliseconds")
            leaf = Leaf(self.leaves[number])
            made.append(json.dumps({
                "entry": number, "recorded_at": moment.replace("+00:00", "Z"),
                "body": kinds.get(body[1]), "body_base64": b64(body),
                "body_hash": leaf.body_hash.hex(), "link": leaf.link.hex(),
            }))
        return ("\n".join(made) + "\n").encode()

    def journal(self, target, like):
        """Lays the entries into a copy of a ledger's folder, as section 6 describes the log."""
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(like, target)
        shutil.rmtree(target / "log")
        (target / "snapshot").unlink(missing_ok=True)
        ring = (target / "keyring" / "data-keys").stat().st_size.to_bytes(8)
        head = b"ikrar journal v1" + bytes(8) + NO_LINK + (19).to_bytes(8)
        head = head[:56] + bytes(8)  # no key ring stands before the first segment
        records, starts = b"", []
        for leaf, (_, body) in zip(self.leaves, self.entries):
            record = (len(leaf) + len(body)).to_bytes(4) + leaf + body
            starts.append(len(records))
            records += record + crc(record)
        count, link = len(self.entries), self.leaves[-1][49:]
        opening = bytes.fromhex("fffffffe") + count.to_bytes(4) + len(records).to_bytes(8)
        opening += b"".join(starts[at].to_bytes(4) for at in range(64, count, 64))
        opening += crc(opening)
        closing = bytes.fromhex("ffffffff") + count.to_bytes(8) + link + ring
        closing_at = len(head) + 4 + len(opening) + len(records)
        segment = head + crc(head) + opening + records + closing + crc(closing)
        journal = target / "log" / "journal"
        journal.mkdir(parents=True)
        (journal / f"{0:020d}").write_bytes(segment)
        place = count.to_bytes(8) + bytes(8) + closing_at.to_bytes(8) + link
        place += blake(place)
        (target / "log" / "acknowledged").write_bytes(place.ljust(4096, b"\0") + bytes(4096))

    def publish(self, target, sizes=None):
        """A published folder, with every checkpoint of these sizes."""
        newest = self.newest()
        for size in sizes or [n + 1 for n, (_, body) in enumerate(self.entries) if body[1] == 2]:
            write(target / f"checkpoints/{size}", self.checkpoint(size))
            for name, (data, _) in tree.tiles(self.leaves, size).items():
                write(target / name, data)
        write(target / "checkpoint", self.checkpoint(newest))
        for number, (_, data) in enumerate(self.entries[:newest]):
            if data[1] in (0, 2):
                write(target / f"clear/{tree.tile_name(number)}", data)


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def prove(pairs, label):
    """The proof that a label is there; of one that is not, that it is absent."""
    steps, below = [], pairs
    while len(below) > 1:
        first, last = below[0][0], below[-1][0]
        place = next(i for i in range(256) if directory.bit(first, i) != directory.bit(last, i))
        half = next(i for i, (key, _) in enumerate(below) if directory.bit(key, place))
        left, right = below[:half], below[half:]
        other, below = (left, right) if directory.bit(label, place) else (right, left)
        steps.append(directory.varint(place) + directory.tree_root(other))
    (key, value), = below
    path = b"".join(reversed(steps))
    return path if key == label else b"\x20" + key + b"\x20" + value + path
