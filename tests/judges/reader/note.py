"""Signed notes, checkpoints, cosignatures and policies, as C2SP describes them."""

import base64
from dataclasses import dataclass

from . import Quorum, Refused, need
from .primitives import accepts, sha256, unbase64

NOTE_MAX = 65_536
ORIGIN_MAX = 255
POLICY_MAX = 262_144
LOG_KEY, WITNESS_KEY = 1, 4
DASH = "— "


@dataclass
class Key:
    """A vkey: `name+id+base64(type ‖ public key)`."""

    name: str
    id: bytes
    type: int
    public: bytes


def key_id(name, kind, public):
    return sha256(name.encode() + b"\n" + bytes([kind]) + public)[:4]


def vkey(name, kind, public):
    data = base64.b64encode(bytes([kind]) + public).decode()
    return f"{name}+{key_id(name, kind, public).hex()}+{data}"


def is_name(name):
    return name != "" and "+" not in name and not any(sign.isspace() for sign in name)


def read_vkey(text):
    parts = text.split("+", 2)
    need(len(parts) == 3 and is_name(parts[0]), "vkey", "form")
    name, digits, data = parts[0], parts[1], unbase64(parts[2], "vkey")
    need(len(digits) == 8 and all(d in "0123456789abcdef" for d in digits), "vkey", "id")
    need(len(data) == 33 and data[0] in (LOG_KEY, WITNESS_KEY), "vkey", "type")
    key = Key(name, bytes.fromhex(digits), data[0], data[1:])
    need(key_id(name, key.type, key.public) == key.id, "vkey", "id of another key")
    return key


class Note:
    """A note: its text, and name, key id and signature of each line below it."""

    def __init__(self, data):
        need(len(data) <= NOTE_MAX, "note", "too long")
        try:
            whole = data.decode("utf-8")
        except UnicodeDecodeError as fault:
            raise Refused("note", "no UTF-8") from fault
        need(all(sign >= " " or sign == "\n" for sign in whole), "note", "a control character")
        text, empty_line, lines = whole.rpartition("\n\n")
        need(empty_line and lines.endswith("\n"), "note", "no signatures")
        self.text = text + "\n"
        self.lines = [self.line(line) for line in lines[:-1].split("\n")]

    @staticmethod
    def line(line):
        need(line.startswith(DASH), "note", "no line of a signature")
        name, blank, encoded = line[len(DASH) :].partition(" ")
        data = unbase64(encoded, "note")
        need(blank and is_name(name) and len(data) > 4, "note", "no line of a signature")
        return name, data[:4], data[4:]

    def verified(self, key):
        """Whether this key signed: for a witness the time. A line of it that fails refuses all."""
        found = None
        for name, line_id, signature in self.lines:
            if (name, line_id) != (key.name, key.id):
                continue
            message, moment = self.text.encode(), 0
            if key.type == WITNESS_KEY:
                need(len(signature) == 72, "signature of a note", name)
                moment, signature = int.from_bytes(signature[:8]), signature[8:]
                need(0 < moment < 1 << 63, "signature of a note", "time")
                message = f"cosignature/v1\ntime {moment}\n".encode() + message
            need(accepts(key.public, message, signature), "signature of a note", name)
            found = moment
        return found


class Checkpoint:
    def __init__(self, text):
        lines = text.split("\n")
        need(len(lines) >= 4 and lines[-1] == "", "checkpoint", "lines")
        need(all(lines[:-1]), "checkpoint", "an empty line")  # lines of extensions are read over
        self.origin, size, root = lines[:3]
        need(self.origin.isascii() and len(self.origin) <= ORIGIN_MAX, "checkpoint", "origin")
        digits = size.isascii() and size.isdigit() and len(size) < 20
        need(digits and (size == "0" or size[0] != "0"), "checkpoint", "size")
        self.size, self.root = int(size), unbase64(root, "checkpoint")
        need(self.size < 1 << 63, "checkpoint", "size")
        need(len(self.root) == 32, "checkpoint", "root")


class Policy:
    """A tlog-policy: one log, witnesses, groups, and the quorum."""

    def __init__(self, data):
        self.logs, self.members, self.grouped, self.keys = [], {}, set(), set()
        self.quorum = None
        need(len(data) <= POLICY_MAX, "policy", "too long")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as fault:
            raise Refused("policy", "no UTF-8") from fault
        need("\r" not in text, "policy", "carriage return")
        for line in text.split("\n"):
            if line.startswith("#") or line.strip(" \t") == "":
                continue
            words = [word for word in line.replace("\t", " ").split(" ") if word]
            read = {"log": self.log, "witness": self.witness, "group": self.group,
                    "quorum": self.set_quorum}.get(words[0])
            need(read is not None, "policy", "no such line")
            read(words[1:])
        need(self.logs, "policy", "no log")
        need(self.quorum is not None, "policy", "no quorum")

    def log(self, words):
        need(len(words) in (1, 2), "policy", "log")
        key = read_vkey(words[0])
        need(key.type == LOG_KEY, "policy", "a log's key of another type")
        self.once(key)
        self.logs.append(key)

    def witness(self, words):
        need(len(words) in (2, 3), "policy", "witness")
        key = read_vkey(words[1])
        need(key.type == WITNESS_KEY, "policy", "a witness's key of another type")
        self.once(key)
        self.name(words[0], key)

    def group(self, words):
        need(len(words) >= 3, "policy", "group")
        name, many, members = words[0], words[1], words[2:]
        for member in members:
            need(member in self.members, "policy", "a member that is not there")
            need(member not in self.grouped, "policy", "a member of two groups")
            self.grouped.add(member)
        if many in ("all", "any"):
            least = len(members) if many == "all" else 1
        else:
            need(many.isascii() and many.isdigit() and many[0] != "0", "policy", "threshold")
            least = int(many)
        need(1 <= least <= len(members), "policy", "threshold")
        self.name(name, (least, members))

    def set_quorum(self, words):
        need(len(words) == 1 and self.quorum is None, "policy", "quorum")
        need(words[0] == "none" or words[0] in self.members, "policy", "quorum")
        self.quorum = words[0]

    def once(self, key):
        need(key.public not in self.keys, "policy", "a key twice")
        self.keys.add(key.public)

    def name(self, name, what):
        need(name != "none" and name not in self.members, "policy", "a name twice")
        self.members[name] = what

    def is_met(self, name, signed):
        if name == "none":
            return True
        what = self.members[name]
        if isinstance(what, Key):
            return name in signed
        least, members = what
        return sum(self.is_met(member, signed) for member in members) >= least

    def open(self, data, quorum=True):
        """The checkpoint of a note that satisfies this policy, and its witnesses' times by name."""
        note = Note(data)
        checkpoint = Checkpoint(note.text)
        logs = [key for key in self.logs if key.name == checkpoint.origin]
        need(logs, "origin", "is no log of the policy")
        witnesses = {n: key for n, key in self.members.items() if isinstance(key, Key)}
        by_log = [note.verified(key) for key in logs]
        need(any(moment is not None for moment in by_log), "log", "did not sign")
        times = {name: note.verified(key) for name, key in witnesses.items()}
        times = {name: moment for name, moment in times.items() if moment is not None}
        if quorum and not self.is_met(self.quorum, times):
            raise Quorum("quorum", f"{len(times)} of {len(witnesses)} witnesses signed")
        return checkpoint, times
