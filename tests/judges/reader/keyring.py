"""Section 8 of FORMATS.md: the key ring, whose data keys open bodies."""

from . import need
from .entry import body_key
from .primitives import unhex, unseal

HEAD = b"ikrar data keys v1\n"
MASTER = b"ikrar master key v1\n"
NAMES = b"ikrar names key v1\n"
NONCE, TAG, PAIR = 12, 16, 48


def master_key(folder):
    lines = (folder / "master.key").read_bytes()
    need(len(lines) == 85 and lines.startswith(MASTER) and lines[-1:] == b"\n", "key ring", "form")
    return unhex(lines[len(MASTER) : -1].decode("ascii", "replace"), 32, "key ring")


def names_key(folder):
    """The secret key of the names tree."""
    data = (folder / "names.key").read_bytes()
    need(data.startswith(NAMES) and len(data) == len(NAMES) + 60, "key ring", "form")
    at = len(NAMES) + NONCE
    return unseal(master_key(folder), data[len(NAMES) : at], data[at:], NAMES, "key ring")


def read(folder):
    """The data keys of a ledger's `keyring/`, by person id."""
    master = master_key(folder)
    data = (folder / "data-keys").read_bytes()
    need(data.startswith(HEAD), "key ring", "form")
    found, at = {}, len(HEAD)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        record = data[at + 4 : at + 4 + length]
        people = (length - NONCE - TAG) / PAIR
        need(len(record) == length and people >= 1 and people % 1 == 0, "key ring", "record")
        pairs = unseal(master, record[:NONCE], record[NONCE:], at.to_bytes(8), "key ring")
        for start in range(0, len(pairs), PAIR):
            found[pairs[start : start + 16]] = pairs[start + 16 : start + PAIR]
        at += 4 + length
    return found


class Opener:
    """Opens sealed bodies."""

    def __init__(self, folder):
        self.keys, self.names_key = read(folder), names_key(folder)

    def open(self, leaf, body):
        need(body.list in self.keys, "key ring", f"no key for entry {leaf.number}")
        return body.open(leaf, body_key(self.keys[body.list], leaf.number))
