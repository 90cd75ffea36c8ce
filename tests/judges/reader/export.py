"""An exported log: every entry with its body, as `ikrar log --format json --from 0` prints it."""

from datetime import datetime, timedelta, timezone

from . import Refused, directory, names, need, strict, tree
from .entry import NO_LINK, Body, Leaf
from .events import Keys
from .primitives import unbase64, unhex

FIELDS = ("entry", "recorded_at", "body", "body_base64", "body_hash", "link")
OPENED = ("author", "event")
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def moment(text):
    try:
        read = datetime.fromisoformat(strict.text(text))
    except ValueError as fault:
        raise Refused("json", "no moment") from fault
    need(read.tzinfo is not None, "json", "a moment without a zone")
    return (read - EPOCH) // timedelta(milliseconds=1)


def lines(data):
    """Leaf and body of each line."""
    need(data.endswith(b"\n"), "json", "the last line has no end")
    for line in data[:-1].split(b"\n"):
        values = strict.record(strict.loads(line), FIELDS, OPENED)
        number, recorded_at, kind, body, body_hash, link = values[:6]
        need(type(number) is int and number >= 0, "json", "no number")
        millis = moment(recorded_at)
        need(millis >= 0, "leaf", "time")
        body = unbase64(strict.text(body), "body")
        head = b"\1" + number.to_bytes(8) + millis.to_bytes(8)
        leaf = Leaf(head + unhex(body_hash, 32, "body hash") + unhex(link, 32, "link"))
        yield leaf, body, kind


class Export:
    """Reads and verifies a whole log, also what is sealed where an opener is given."""

    def __init__(self, data, opener=None):
        self.leaves, self.directories, self.opened, self.events = [], 0, 0, set()
        self.opener = opener
        self.keys, self.lists = Keys(), None
        self.records, self.names, self.names_root = names.Records(), None, None
        link, millis = NO_LINK, 0
        for number, (leaf, body, kind) in enumerate(lines(data)):
            leaf.follows(number, link, millis)
            leaf.holds(body)
            link, millis = leaf.link, leaf.millis
            self.entry(leaf, Body(body), kind)
            self.leaves.append(leaf)
        need(self.leaves, "genesis", "is not there")

    def entry(self, leaf, body, kind):
        if leaf.number == 0:
            genesis = body.kind == "clear" and body.signed.event.kind == "ledger-created"
            need(genesis, "genesis", "is another event")
            self.keys.learn(body.signed.event)
            self.lists = directory.Lists(self.keys.ledger)
            if self.opener is not None:
                self.names = names.Tree(self.keys.ledger, self.opener.names_key)
        need(body.kind != "stub", "stub", "without a receipt")
        signed = body.signed
        if body.kind == "sealed" and self.opener is not None:
            signed = self.opener.open(leaf, body)
            self.opened += 1
        if signed is not None:
            self.event(leaf, signed, body.list)
        if body.kind == "directory":
            need(body.number == leaf.number, "directory", "names another number")
            need(body.lists_root == self.lists.root(), "directory", f"entry {leaf.number}")
            self.compare(leaf, body)
            self.directories += 1
        need(kind in (None, body.kind), "json", "another kind of body")
        self.lists.add(body.list, leaf.data)

    def compare(self, leaf, body):
        """The names root, where it was made with the key that is there."""
        self.names_root = body.names[:32]
        if self.names is not None and body.names[32:] == self.names.public:
            made = self.names.roots(self.records.held())
            need(body.names == made, "names", f"entry {leaf.number}")

    def event(self, leaf, signed, of):
        event = signed.event
        need(leaf.number == 0 or event.kind != "ledger-created", "genesis", "a second one")
        need(event.id not in self.events, "event id", "is used twice")
        self.events.add(event.id)
        self.keys.learn(event)
        self.keys.verify(signed, of)
        self.records.learn(leaf.number, event)

    def verify(self, checkpoint):
        """Holds the log against a checkpoint of it."""
        need(0 < checkpoint.size <= len(self.leaves), "size", "the log is shorter than signed")
        hashes = [tree.leaf_hash(leaf.data) for leaf in self.leaves[: checkpoint.size]]
        need(tree.root(hashes) == checkpoint.root, "root", f"of size {checkpoint.size}")
