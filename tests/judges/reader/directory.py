"""The directory: a list per person and topic, and a Merkle Patricia tree over them."""

from . import need
from .primitives import derive, sha256

TOPICS = ("officers", "rulebooks", "campaigns", "ceremonies")
LIST = "ikrar 2026-11-24 list v1"


def label(ledger, of):
    """The label of a person (16 bytes) or a topic (text)."""
    if isinstance(of, bytes):
        return derive("ikrar 2026-11-24 directory person v1", ledger + of)
    return derive("ikrar 2026-11-24 directory topic v1", ledger + of.encode())


def start(ledger, of):
    if isinstance(of, bytes):
        return derive("ikrar 2026-11-24 list of a person v1", ledger + of)
    return derive("ikrar 2026-11-24 list of a topic v1", ledger + of.encode())


def after(before, leaf):
    return derive(LIST, before + leaf)


def fold(ledger, of, leaves):
    value = start(ledger, of)
    for leaf in leaves:
        value = after(value, leaf)
    return value


class Lists:
    """All lists of a ledger, kept up entry by entry."""

    def __init__(self, ledger):
        self.ledger = ledger
        self.values = {topic: start(ledger, topic) for topic in TOPICS}

    def add(self, of, leaf):
        if of is not None:
            before = self.values.get(of) or start(self.ledger, of)
            self.values[of] = after(before, leaf)

    def pairs(self):
        return sorted((label(self.ledger, of), value) for of, value in self.values.items())

    def root(self):
        return tree_root(self.pairs())


def bit(key, place):
    return key[place // 8] >> 7 - place % 8 & 1


def varint(number):
    """Unsigned LEB128 of what fits two bytes."""
    return bytes([number]) if number < 128 else bytes([number % 128 | 128, number // 128])


def hash_leaf(key, value):
    return sha256(b"\0" + varint(len(key)) + key + varint(len(value)) + value)


def hash_inner(place, left, right):
    return sha256(b"\1" + varint(place) + left + right)


def tree_root(pairs):
    """The root over pairs in the order of their keys, none of which is there twice."""
    if not pairs:
        return sha256(b"")
    if len(pairs) == 1:
        return hash_leaf(*pairs[0])
    first, last = pairs[0][0], pairs[-1][0]
    place = next(i for i in range(256) if bit(first, i) != bit(last, i))
    half = next(i for i, (key, _) in enumerate(pairs) if bit(key, place) == 1)
    return hash_inner(place, tree_root(pairs[:half]), tree_root(pairs[half:]))


def verify(root, key, value, proof):
    """Verifies that the label `key` has this value under a root; None: that it is absent."""
    if value is None and proof == b"":
        need(root == sha256(b""), "directory proof", "an empty proof is for an empty tree")
        return
    other, made = key, None
    if value is not None:
        made = hash_leaf(key, value)
    else:
        need(len(proof) >= 66 and proof[0] == proof[33] == 32, "directory proof", "head")
        other, made = proof[1:33], hash_leaf(proof[1:33], proof[34:66])
        need(other != key, "directory proof", "the label is there")
        proof = proof[66:]
    for place, sibling in steps(proof):
        need(bit(key, place) == bit(other, place), "directory proof", "another way down")
        left, right = (made, sibling) if bit(key, place) == 0 else (sibling, made)
        made = hash_inner(place, left, right)
    need(made == root, "directory proof", "another root")


def steps(proof):
    before, at = 256, 0
    while at < len(proof):
        place = proof[at]
        at += 1
        if place >= 128:  # 128 to 255 in two bytes: seven bits with a flag of 128, then 1
            need(at < len(proof) and proof[at] == 1, "directory proof", "place of a bit")
            at += 1
        need(place < before, "directory proof", "bits do not fall")
        need(at + 32 <= len(proof), "directory proof", "ends too early")
        yield place, proof[at : at + 32]
        before, at = place, at + 32
