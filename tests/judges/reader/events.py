"""Section 2 and 3 of FORMATS.md: events, and who signed them."""

from . import Refused, need
from .codec import Reader
from .primitives import accepts, key_id, keyed, ledger_id

EVENT_MAX = 61_440
P = ("person", "person id")
CASE = (("case", "case id"), P)
CEREMONY = (("campaign", "campaign code"), ("ceremony", "line"))


def day(*names):
    return tuple((name, "date") for name in names)


REASON = (("reason", "line"),)
OPENED = (
    ("campaign", "campaign code"), ("election", "election code"), ("title", "line"),
    ("text", "paragraph"), ("audience", "audience"),
)
HELD = (
    ("reader", "officiant?"), ("leader", "officiant?"), ("witnesses", "witnesses"),
    ("claimed_attendance", "u32?"),
)
REPORTED = (
    ("acts", "acts"), ("contest", "contest?"), ("acted_on", "date"), ("acted_until", "date?"),
    ("known_on", "date"), ("received_on", "date"), ("channel", "channel"),
    ("summary", "paragraph"),
)
DECIDED = (
    ("outcome", "outcome"), ("decided_on", "date"), ("official", "official"),
    ("position", "position class?"), ("number", "line?"), ("document", "digest?"),
    ("note", "paragraph?"),
)
TAKEN = (
    ("step", "step code"), ("on", "date"), ("official", "official?"), ("body", "line?"),
    ("exam_on", "date?"), ("until", "date?"), ("manner", "manner?"), ("level", "level?"),
    ("sanction", "sanction code?"), ("number", "line?"), ("document", "digest?"),
    ("note", "paragraph?"),
)
LEDGER = (
    ("origin", "line"), ("agency", "agency code"), ("name", "line"), ("zone", "zone"),
    ("admin", "public key"),
)
ENROLLED = (("public_key", "public key"), ("role", "role"), ("office", "line"))
SIGNED = (
    ("person", "person id?"), ("campaign", "campaign code"), ("text_hash", "digest"),
    ("signed_on", "date"), ("method", "method"), ("scan", "digest?"),
)
LEAVE = (P, ("leave", "leave kind"), ("from", "date"), ("until", "date?"))

# Number ▶ name, topic (None where the event is about a person), fields.
KINDS = {
    1: ("ledger-created", "officers", LEDGER),
    2: ("officer-enrolled", "officers", ENROLLED + day("from")),
    3: ("officer-revoked", "officers", (("key", "key id"),) + day("on") + REASON),
    4: ("rulebook-published", "rulebooks",
        (("rulebook", "line"), ("version", "u32"), ("content", "paragraph"))),
    5: ("holidays-published", "rulebooks", (("content", "paragraph"),)),
    6: ("log-key-announced", "officers", (("vkey", "line"),) + day("from")),
    7: ("restored", "officers", REASON + (("lost_from", "u64"),)),
    10: ("person-enrolled", None,
         (P, ("identifiers", "identifiers"), ("profile", "profile")) + day("from")),
    11: ("profile-changed", None, (P, ("profile", "profile")) + day("from")),
    12: ("identifier-added", None, (P, ("identifier", "identifier")) + day("from")),
    13: ("identifier-ended", None, (P, ("identifier", "identifier")) + day("on") + REASON),
    14: ("key-bound", None, (P, ("public_key", "public key")) + day("from")),
    15: ("key-ended", None, (P, ("key", "key id")) + day("on") + REASON),
    16: ("person-departed", None, (P, ("reason", "departure")) + day("on")),
    17: ("corrected", None, (P, ("entry", "u64")) + REASON),
    18: ("person-merged", None, (P, ("into", "person id")) + REASON),
    19: ("person-withdrawn", None, (P,) + REASON),
    20: ("campaign-opened", "campaigns", OPENED + day("opens", "due")),
    21: ("campaign-closed", "campaigns", CEREMONY[:1] + day("on") + REASON),
    22: ("ceremony-scheduled", "ceremonies", CEREMONY + day("planned_on") + (("place", "line?"),)),
    23: ("ceremony-postponed", "ceremonies",
         CEREMONY + day("announced_on") + (("planned_on", "date?"),) + REASON),
    24: ("ceremony-held", "ceremonies", CEREMONY + day("held_on") + HELD),
    25: ("ceremony-cancelled", "ceremonies", CEREMONY + day("announced_on") + REASON),
    30: ("pact-signed", None, SIGNED),
    31: ("pact-refused", None,
         (P, ("campaign", "campaign code")) + day("refused_on") + (("note", "line?"),)),
    32: ("pact-excused", None, (P, ("campaign", "campaign code")) + day("excused_on") + REASON),
    33: ("signature-voided", None, (P, ("entry", "u64")) + day("on") + REASON),
    34: ("attendance-recorded", None,
         (P,) + CEREMONY + day("attended_on") + (("attendance", "attendance"),)),
    40: ("case-reported", None, CASE + REPORTED),
    41: ("decision-proposed", None, CASE + (("outcome", "outcome"),) + day("proposed_on")),
    42: ("case-decided", None, CASE + DECIDED),
    43: ("step-taken", None, CASE + TAKEN),
    50: ("person-returned", None, (P, ("reason", "return")) + day("from")),
    51: ("leave-granted", None, LEAVE),
    52: ("leave-ended", None, (P, ("entry", "u64")) + day("on")),
    53: ("first-day-moved", None, (P, ("entry", "u64")) + day("from") + REASON),
}


class Event:
    """An event, read strictly: `kind`, `topic` and its `fields` by name."""

    def __init__(self, data):
        need(len(data) <= EVENT_MAX, "event", "too long")
        head = Reader(data)
        need(head.take(1) == b"\1", "event", "another version")
        self.id = head.take(16)
        number = head.number(4)
        need(number in KINDS, "event", f"no kind {number}")
        self.kind, self.topic, fields = KINDS[number]
        self.data = data
        reader = Reader(data[head.at :], public=self.topic is not None)
        self.fields = {name: reader.value(type_name) for name, type_name in fields}
        reader.end()


class Signed:
    """A signed event: `author`, `event`, and the bytes that the signature is over."""

    def __init__(self, data):
        need(len(data) > 98 and data[:1] == b"\1", "signed event", "no head")
        self.author, scheme, self.signature = data[1:33], data[33], data[34:98]
        need(scheme in (1, 2), "signed event", f"scheme {scheme}")
        rest = data[98:]
        self.path = None
        if scheme == 2:
            need(len(rest) >= 5, "signed event", "no path")
            count, index, steps = int.from_bytes(rest[:2]), int.from_bytes(rest[2:4]), rest[4]
            need(1 <= count <= 256 and index < count, "signed event", "index beyond count")
            need(steps <= 8 and len(rest) >= 5 + 32 * steps, "signed event", "steps")
            siblings = [rest[5 + 32 * i : 37 + 32 * i] for i in range(steps)]
            self.path = (count, index, siblings)
            rest = rest[5 + 32 * steps :]
        self.event = Event(rest)

    def message(self, ledger):
        if self.path is None:
            return b"ikrar/event/v1\0" + ledger + self.event.data
        count, index, siblings = self.path
        root = batch_root(count, index, siblings, self.event.data)
        return b"ikrar/event-batch/v1\0" + ledger + count.to_bytes(2) + root

    def verify(self, ledger, keys):
        """Holds the signature against the author's key, of those that are known by key id."""
        need(self.author in keys, "author", "nobody has introduced this key")
        good = accepts(keys[self.author], self.message(ledger), self.signature)
        need(good, "signature", self.event.kind)


def batch_root(count, index, siblings, event):
    hashed = keyed(b"ikrar event batch leaf key v1...", event)
    last, left = count - 1, list(siblings)
    while last > 0:
        if index % 2 == 1 or index < last:
            need(left, "signed event", "a sibling too few")
            sibling = left.pop(0)
            pair = sibling + hashed if index % 2 == 1 else hashed + sibling
            hashed = keyed(b"ikrar event batch node key v1...", pair)
        index, last = index // 2, last // 2
    need(not left, "signed event", "a sibling too many")
    return hashed


class Keys:
    """The public keys that events introduce, by key id."""

    def __init__(self):
        self.known, self.owners = {}, {}
        self.ledger = None

    def learn(self, event):
        if event.kind == "ledger-created":
            self.ledger = ledger_id(event.data)
            self.add(event.fields["admin"])
        elif event.kind in ("officer-enrolled", "key-bound"):
            self.add(event.fields["public_key"])

        if event.kind == "key-bound":
            self.owners[key_id(event.fields["public_key"])] = event.fields["person"]

    def add(self, public_key):
        self.known[key_id(public_key)] = public_key

    def verify(self, signed, of):
        """Verifies an event of a list: one that names no person is about the holder of its key."""
        need(self.ledger is not None, "genesis", "no ledger-created before it")
        signed.verify(self.ledger, self.known)
        if signed.event.topic is None and signed.event.fields["person"] is None:
            need(self.owners.get(signed.author) == of, "subject", "the key is not the person's")


def clear(data):
    """The signed event of a clear body, which is about everybody."""
    signed = Signed(data)
    if signed.event.topic is None:
        raise Refused("body", f"{signed.event.kind} is about a person and stands in the clear")
    return signed


def about(data, person):
    """The signed event that was sealed under a person's key, and is about that person."""
    signed = Signed(data)
    need(signed.event.topic is None, "body", f"{signed.event.kind} is sealed")
    named = signed.event.fields["person"]
    need(named in (None, person), "subject", "the event is about another person")
    return signed
