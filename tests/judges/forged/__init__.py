"""Forgeries, by the name of what each one does."""

import base64
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from maker import list_of
from reader.entry import Body
from reader.primitives import key_id

BUNDLES, LOGS, POLICIES, FOLDERS, VARIANTS = {}, {}, {}, {}, {}
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)


def name_of(function):
    return function.__name__.replace("_", " ")


def forgery(of):
    def keep(function):
        name = name_of(function)
        assert name not in of, name
        of[name] = function
        return function

    return keep


def bundle(function):
    return forgery(BUNDLES)(function)


def flipped(data, at=-1, mask=1):
    changed = bytearray(data)
    changed[at] ^= mask
    return bytes(changed)


def flip64(text, at=-1, mask=1):
    return base64.b64encode(flipped(base64.b64decode(text), at, mask)).decode()


class Good:
    """What forgers begin with: a good ledger as a maker, one person of it, and everybody's keys."""

    def __init__(self, maker, person, other, admin, registrar):
        self.maker, self.person, self.other = maker, person, other
        self.admin, self.registrar = admin, registrar
        self.kept = json.dumps(maker.bundle(person))

    def copy(self):
        return self.maker.copy()

    def bundle(self, maker=None, **options):
        if maker is None and not options:
            return json.loads(self.kept)
        return (maker or self.maker).bundle(self.person, **options)


def dump(bundle):
    return json.dumps(bundle).encode()


def lists(bundle, of="person"):
    """The list of a topic, or of the person."""
    for found in bundle["lists"]:
        if of in (found.get("topic"), "person" if "person" in found else None):
            return found
    raise KeyError(of)


def first(found, of="person"):
    return lists(found, of)["entries"][0]


def campaign(good):
    """The code of the ledger's campaign."""
    number = good.maker.list_of("campaigns")[0]
    return Body(good.maker.entries[number][1]).signed.event.fields["campaign"]


# Events, as a forger with keys makes them


def text(value):
    return len(value.encode()).to_bytes(8, "little") + value.encode()


def date(day):
    return day.to_bytes(4, "little", signed=True)


def event(kind, fields, id_=b"\x77" * 16):
    return b"\1" + id_ + kind.to_bytes(4, "little") + fields


def signed(key, ledger, data, signature=None):
    author = key_id(key.public_key().public_bytes_raw())
    signature = signature or key.sign(b"ikrar/event/v1\0" + ledger + data)
    return b"\1" + author + b"\1" + signature + data


def today(good):
    """The day of the newest entry."""
    return good.maker.entries[-1][0] // 86_400_000


def revocation(good, day=20_500):
    """A revocation of the registrar, by the admin."""
    key = key_id(good.registrar.public_key().public_bytes_raw())
    return event(3, key + date(day) + text("left the office"))


def bound(person, public_key, day=19_000):
    return event(14, person + public_key + date(day), b"\x78" * 16)


def excused(person, campaign, day=19_700):
    return event(32, person + text(campaign) + date(day) + text("on leave"), b"\x79" * 16)


def last_sealed(maker, person):
    """The number of the last entry about a person."""
    return maker.list_of(person)[-1]


def last_about_officers(maker):
    return maker.list_of("officers")[-1]


def resealed(maker, number, content, person=None):
    """Puts a signed event under a person's seal in place of what is there, and makes one log again
    of it, as an operator could."""
    person = person or list_of(maker.entries[number][1])
    maker.set(number, maker.sealed(number, content, person))
    return maker.rebuild()


def with_attendance(good):
    """A ledger in which the person attended the ceremony that was held."""
    maker = good.copy()
    bodies = [Body(maker.entries[number][1]) for number in maker.list_of("ceremonies")]
    held = [body.signed.event for body in bodies if body.signed.event.kind == "ceremony-held"]
    where = held[-1].fields
    fields = text(where["campaign"]) + text(where["ceremony"]) + date(where["held_on"]) + b"\1"
    data = event(34, good.person + fields)
    number = len(maker.entries) - 1  # before the last directory entry
    maker.entries.insert(number, (maker.entries[-1][0], b"\1\1" + bytes(60)))
    return resealed(maker, number, signed(good.registrar, maker.ledger, data), good.person)
