"""Sections 4 and 5 of FORMATS.md: leaves, links, bodies, and in which list an entry is."""

from . import Refused, need
from .events import about, clear
from .primitives import blake, derive, sha256, unseal

LEAF_BYTES = 81
YEAR_2200 = 7_258_118_400_000  # milliseconds since 1970
NO_LINK = bytes(32)


class Leaf:
    def __init__(self, data):
        need(len(data) == LEAF_BYTES and data[0] == 1, "leaf", "no leaf")
        self.data = data
        self.number = int.from_bytes(data[1:9])
        self.millis = int.from_bytes(data[9:17])
        self.body_hash, self.link = data[17:49], data[49:]
        need(self.millis < YEAR_2200, "leaf", "time")

    def follows(self, number, link, millis):
        need(self.number == number, "number", f"{self.number} where {number} belongs")
        made = derive("ikrar 2026-11-22 link v1", link + self.data[:49])
        need(made == self.link, "link", f"entry {number}")
        need(self.millis >= millis, "time", f"entry {number} was recorded before the one before")

    def holds(self, body):
        need(blake(body) == self.body_hash, "body hash", f"entry {self.number}")


class Body:
    """A body by its head: `kind` clear, sealed, directory or stub, and the list that it is in: a
    person id of 16 bytes, a topic's name, or None."""

    def __init__(self, data):
        need(len(data) >= 2 and data[0] == 1, "body", "another version")
        need(data[1] in KINDS, "body", "no such kind")
        self.data, self.kind = data, KINDS[data[1]]
        self.signed = None
        if self.kind == "clear":
            self.signed = clear(data[2:])
            self.list = self.signed.event.topic
        elif self.kind == "sealed":
            need(len(data) > 46, "body", "too short")
            self.list = data[2:18]
        elif self.kind == "stub":
            need(len(data) == 18, "body", "no stub")
            self.list = data[2:18]
        else:
            need(len(data) == 106, "directory", "of another length")
            self.number = int.from_bytes(data[2:10])
            self.lists_root, self.names = data[10:42], data[42:]
            keyed = self.names[32:] != bytes(32)
            need(keyed or self.names[:32] == sha256(b""), "directory", "names without a key")
            self.list = None

    def open(self, leaf, key):
        """The event of a sealed body, with the key of this entry."""
        associated = self.data[:18] + leaf.data[1:17]
        plain = unseal(key, self.data[18:30], self.data[30:], associated, "seal")
        return about(plain, self.list)


KINDS = {0: "clear", 1: "sealed", 2: "directory", 3: "stub"}


def body_key(data_key, number):
    return derive("ikrar 2026-11-24 body key v1", data_key + number.to_bytes(8))


def directory_entry(leaf, body, size):
    """The directory entry that must be the last of so many."""
    need(leaf.number == size - 1, "directory", "is not the last entry")
    leaf.holds(body)
    read = Body(body)
    if read.kind != "directory":
        raise Refused("directory", "the last entry is none")
    need(read.number == leaf.number, "directory", "names another number")
    return read
