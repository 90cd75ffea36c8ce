"""Section 1 of FORMATS.md: values as bytes, of which each has exactly one form."""

import re
import unicodedata
from datetime import date

from . import Refused, need

LIST_MAX = 1024
LINE_MAX = 1024
LENGTH_MAX = 4 << 20
EPOCH = date(1970, 1, 1).toordinal()
FIRST_DAY = date(1900, 1, 1).toordinal() - EPOCH
LAST_DAY = date(2199, 12, 31).toordinal() - EPOCH

CLOSED = {
    "zone": 3, "employment status": 5, "role": 6, "return": 3, "leave kind": 6, "departure": 6,
    "method": 5, "attendance": 2, "channel": 6, "capacity": 4, "position class": 12, "manner": 2,
    "level": 5, "ceremony office": 34,
}
FIXED = {
    "event id": 16, "person id": 16, "case id": 16,
    "digest": 32, "key id": 32, "public key": 32,
}
UNNOTICED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # nobody sees them
NIP, NIK = 18, 16  # digits
GROUPS_MAX = 8
SMALL_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
REGION = re.compile(r"(1[1-9]|[2-9][0-9])(\.(?!00)[0-9]{2})?\Z")
CODES = {
    "agency code": re.compile(REGION.pattern + r"|[A-Za-z][A-Za-z0-9._-]{1,31}\Z"),
    "campaign code": re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,39}\Z"),
    "act code": re.compile(r"[A-Z][1-9][0-9]{0,2}\Z"),
    "election code": re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*\Z"),
    "sanction code": SMALL_CODE, "contest code": SMALL_CODE, "step code": SMALL_CODE,
    "office code": SMALL_CODE, "region code": REGION,
}
PUBLIC_CODES = ("agency code", "campaign code")  # hold no personal number, wherever they stand

# Change the direction of writing, or break lines, or are seen by nobody.
UNSEEN = {0x2028, 0x2029, 0x061C, 0x200E, 0x200F} | set(range(0x202A, 0x202F))
UNSEEN |= set(range(0x2066, 0x206A)) | set(range(0xE0000, 0xE0080))
# A personal number's 16 or 18 digits, which single blanks or points may part.
GROUPED = re.compile(r"[0-9]+(?:[ .][0-9]+)*")
HEX_WORD = re.compile(r"[0-9A-Fa-f]{32,}")


class Reader:
    """Reads an event's fields from bytes; whoever is done asks for `end`."""

    def __init__(self, data, public=False):
        self.data, self.at, self.public = data, 0, public

    def take(self, size):
        need(self.at + size <= len(self.data), "event", "ends too early")
        taken = self.data[self.at : self.at + size]
        self.at += size
        return taken

    def end(self):
        need(self.at == len(self.data), "event", "bytes are left over")

    def number(self, size):
        return int.from_bytes(self.take(size), "little")

    def length(self):
        length = self.number(8)
        need(length <= LENGTH_MAX, "event", "a length beyond belief")
        return length

    def text(self):
        try:
            return self.take(self.length()).decode("utf-8")
        except UnicodeDecodeError as fault:
            raise Refused("event", "text is no UTF-8") from fault

    def optional(self, read):
        flag = self.take(1)
        need(flag in (b"\0", b"\1"), "event", "neither there nor not")
        return read() if flag == b"\1" else None

    def several(self, read, least=0, most=LIST_MAX):
        count = self.length()
        need(least <= count <= most, "event", f"{count} items")
        return [read() for _ in range(count)]

    def value(self, name):
        """A value of a type, by its name in section 1; `?` behind it makes it optional."""
        if name in ("line?", "paragraph?"):
            return self.written(name[:-1], may_be_empty=True)
        if name.endswith("?"):
            return self.optional(lambda: self.value(name[:-1]))
        if name in FIXED:
            return self.take(FIXED[name])
        if name in CLOSED:
            number = self.number(1)
            need(1 <= number <= CLOSED[name], "event", f"{name} {number}")
            return number
        if name in CODES:
            code = self.text()
            need(len(code) <= 64 and CODES[name].match(code), "event", f"no {name}")
            if self.public or name in PUBLIC_CODES:
                need(not holds_number(code), "event", "a personal number in a code")
            return code
        if name in ("line", "paragraph"):
            return self.written(name)
        return getattr(self, RECORDS[name])()

    def written(self, name, may_be_empty=False):
        text = self.text()
        if text == "" and may_be_empty:
            return text
        need(not is_blank(text), "event", "a blank text")
        need(name != "line" or len(text.encode()) <= LINE_MAX, "event", "a line too long")
        for sign in text:
            controls = unicodedata.category(sign) == "Cc"
            allowed = name == "paragraph" and sign == "\n"
            need(allowed or not (controls or ord(sign) in UNSEEN), "event", "an unseen sign")
        need(not (self.public and holds_number(text)), "event", "a personal number in public")
        return text

    def whole32(self):
        return self.number(4)

    def whole64(self):
        return self.number(8)

    def byte(self):
        return self.number(1)

    def day(self):
        day = int.from_bytes(self.take(4), "little", signed=True)
        need(FIRST_DAY <= day <= LAST_DAY, "event", "a day out of range")
        return day

    def grade(self):
        grade = self.number(1)
        need(grade <= 33, "event", "no grade")
        return grade

    def identifier(self):
        kind, digits = self.number(1), self.number(8)
        need(1 <= kind <= 3, "event", "no kind of identifier")
        need(VALID[kind](str(digits)), "event", "no valid identifier")
        return (kind, digits)

    def outcome(self):
        return self.optional(lambda: (self.value("level"), self.value("sanction code")))

    def official(self):
        return (self.value("office code"), self.value("capacity"), self.value("u8?"))

    def profile(self):
        types = ("line", "employment status", "agency code", "line", "line?", "grade?")
        return tuple(self.value(name) for name in types)

    def contest(self):
        return tuple(self.value(n) for n in ("election code", "contest code", "region code?"))

    def audience(self):
        types = ("agency code", "line", "employment status")
        return tuple(self.several(lambda name=name: self.value(name)) for name in types)

    def identifiers(self):
        return self.several(self.identifier, least=1, most=8)

    def acts(self):
        return self.several(lambda: self.value("act code"), least=1, most=16)

    def witnesses(self):
        return self.several(self.officiant)

    def officiant(self):
        return (self.value("ceremony office"), self.value("capacity"))


RECORDS = {
    "u8": "byte", "u32": "whole32", "u64": "whole64", "date": "day", "grade": "grade",
    "identifier": "identifier", "outcome": "outcome", "official": "official",
    "profile": "profile", "contest": "contest", "audience": "audience",
    "identifiers": "identifiers", "acts": "acts", "witnesses": "witnesses",
    "officiant": "officiant",
}


def is_blank(text):
    return all(sign.isspace() or sign in UNNOTICED for sign in text)


def is_date(digits):
    """Whether eight digits are year, month and day."""
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1900 <= int(digits[:4]) <= 2199


def is_of_civil_servant(digits, least, most):
    return (
        len(digits) == NIP
        and is_date(digits[:8])
        and least <= int(digits[12:14]) <= most
        and digits[14] in "12"
        and digits[15:] != "000"
    )


def is_nip(digits):
    return is_of_civil_servant(digits, 1, 12)


def is_ni_pppk(digits):
    return is_of_civil_servant(digits, 13, 99)


def is_nik(digits):
    if len(digits) != NIK or digits[:2] < "11" or "00" in (digits[2:4], digits[4:6]):
        return False
    day = int(digits[6:8])
    day -= 40 if day > 40 else 0
    born = f"{digits[10:12]}{digits[8:10]}{day:02d}"
    return (is_date("19" + born) or is_date("20" + born)) and digits[12:] != "0000"


VALID = {1: is_nip, 2: is_ni_pppk, 3: is_nik}


def holds_number(text):
    """Whether a text holds 16 or 18 digits in a row, or among more groups a valid number."""
    seen = "".join(sign for sign in text if sign not in UNNOTICED)
    seen = HEX_WORD.sub(" - ", seen)
    for chain in GROUPED.findall(seen):
        groups = re.split("[ .]", chain)
        if sum(map(len, groups)) in (NIK, NIP):
            return True
        for first in range(len(groups)):
            for end in range(first + 1, min(first + GROUPS_MAX, len(groups)) + 1):
                together = "".join(groups[first:end])
                if any(check(together) for check in VALID.values()):
                    return True
    return False
