"""The names tree: that a number is one record's and no other's, or nobody's. Which record has which
number is what the entries say; whether their authors had the right is not judged here."""

from . import directory, need, vrf
from .codec import VALID
from .primitives import derive, sha256

NONE = sha256(b"") + bytes(32)  # where a directory entry names no tree


def label(output):
    return derive("ikrar 2026-11-24 directory name v1", output)


def value(ledger, person, number):
    kind, digits = number
    parts = ledger + person + bytes([kind]) + digits.to_bytes(8)
    return derive("ikrar 2026-11-24 directory name of v1", parts)


def alpha(ledger, number):
    kind, digits = number
    return ledger + bytes([kind]) + digits.to_bytes(8)


def number_of(text):
    """Kind and digits of a personal number, as they stand in an event."""
    need(text.isascii() and text.isdigit() and len(text) in (16, 18), "names", "no number")
    kind = 3 if len(text) == 16 else 2 if int(text[12:14]) > 12 else 1
    need(VALID[kind](text), "names", "no number")
    return kind, int(text)


class Records:
    """Which numbers each record has and had, entry by entry."""

    def __init__(self):
        self.now, self.ever = {}, {}
        self.into, self.gone = {}, {}  # by record: (another, entry), and an entry

    def learn(self, number, event):
        if event.kind in CHANGES:
            getattr(self, event.kind.replace("-", "_"))(number, event.fields)

    def of(self, person):
        """The record under which somebody goes on."""
        while person in self.into:
            person = self.into[person][0]
        return person

    def person_enrolled(self, _, fields):
        if fields["person"] not in self.now:
            self.now[fields["person"]] = set(fields["identifiers"])
            self.ever[fields["person"]] = set(fields["identifiers"])

    def identifier_added(self, _, fields):
        person = self.of(fields["person"])
        if person in self.now:
            self.now[person].add(fields["identifier"])
            self.ever[person].add(fields["identifier"])

    def identifier_ended(self, _, fields):
        for person, numbers in self.now.items():
            if self.of(person) == self.of(fields["person"]):
                numbers.discard(fields["identifier"])

    def person_merged(self, number, fields):
        merged, person = self.of(fields["into"]), self.of(fields["person"])
        if merged != person:
            self.into[merged] = (person, number)

    def person_withdrawn(self, number, fields):
        self.gone[self.of(fields["person"])] = number

    def corrected(self, _, fields):
        entry = fields["entry"]
        self.into = {one: pair for one, pair in self.into.items() if pair[1] != entry}
        self.gone = {one: number for one, number in self.gone.items() if number != entry}

    def held(self):
        """Each number that somebody has, with the record that goes on."""
        pairs = ((self.of(one), number) for one, held in self.now.items() for number in held)
        return {number: person for person, number in pairs if person not in self.gone}


CHANGES = (
    "person-enrolled", "identifier-added", "identifier-ended", "person-merged", "person-withdrawn",
    "corrected",
)


class Tree:
    """The tree as whoever has the secret key makes it; an output is calculated once."""

    outputs = {}

    def __init__(self, ledger, secret):
        self.ledger, self.secret, self.public = ledger, secret, vrf.public_of(secret)

    def label(self, number):
        data = alpha(self.ledger, number)
        key = (self.secret, data)
        if key not in self.outputs:
            self.outputs[key] = vrf.output(self.secret, self.public, data)
        return label(self.outputs[key])

    def pairs(self, held):
        return sorted((self.label(n), value(self.ledger, p, n)) for n, p in held.items())

    def roots(self, held):
        """What a directory entry says behind its root over all lists."""
        return directory.tree_root(self.pairs(held)) + self.public


def verify(ledger, entry, people, held, items):
    """Verifies what a bundle says of numbers: `entry` is the directory entry, `held` what its
    entries come to."""
    root, key = entry.names[:32], entry.names[32:]
    shown = set()
    for number, person, proof, path in items:
        need(person is None or person in people, "names", "of a record that is missing")
        need(number not in shown, "names", "a number stands twice")
        shown.add(number)
        key_of = label(vrf.verify(key, alpha(ledger, number), proof))
        stands = None if person is None else value(ledger, person, number)
        directory.verify(root, key_of, stands, path)
        need(held.get(number) == person, "names", "the entries give the number to another")
