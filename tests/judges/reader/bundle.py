"""A bundle: what proves to an outsider all that a ledger has about a person, or about everybody.

Everything is checked but the law: whether an officer had the role, whether a pact was in time."""

from . import Refused, directory, names, need, strict, tree
from .entry import Body, Leaf, directory_entry
from .events import Keys
from .primitives import unbase64, unhex

SIZE_MAX = 16 << 20
NEEDED = ("officers", "rulebooks", "campaigns")


class Entry:
    def __init__(self, value, of_person):
        needed = ("leaf", "path", "body")
        parts = strict.record(value, needed + (("key",) if of_person else ()))
        self.leaf = Leaf(unbase64(strict.text(parts[0]), "leaf"))
        self.path = [unbase64(step, "inclusion") for step in strict.texts(parts[1])]
        self.body = unbase64(strict.text(parts[2]), "body")
        self.key = unhex(parts[3], 32, "key") if of_person else None

    def is_in(self, checkpoint):
        hashed = tree.leaf_hash(self.leaf.data)
        number = self.leaf.number
        tree.verify_inclusion(hashed, number, checkpoint.size, self.path, checkpoint.root)
        self.leaf.holds(self.body)


class Bundle:
    def __init__(self, data):
        need(len(data) <= SIZE_MAX, "bundle", "too long")
        needed = ("format", "ledger", "checkpoint", "directory", "lists")
        value = strict.loads(data)
        parts = strict.record(value, needed, ("names", "policy"))
        need(None not in value.values(), "json", "null")
        need(parts[0] == "ikrar bundle 1", "bundle", "of another format")
        self.ledger = unhex(parts[1], 32, "ledger")
        self.checkpoint = strict.text(parts[2]).encode()
        self.directory = Entry(parts[3], of_person=False)
        need(isinstance(parts[4], list), "json", "no list")
        self.lists = [self.list(value) for value in parts[4]]
        need(parts[5] is None or isinstance(parts[5], list), "json", "names")
        self.names = [self.name(value) for value in parts[5] or []]
        need(parts[6] is None or isinstance(parts[6], str), "json", "policy")
        subjects = [of for of, _, _ in self.lists]
        need(len(set(subjects)) == len(subjects), "list", "stands twice")

    @staticmethod
    def list(value):
        of_person = isinstance(value, dict) and "person" in value
        name = "person" if of_person else "topic"
        of, proof, entries = strict.record(value, (name, "proof", "entries"))
        of = unhex(of, 16, "person") if of_person else strict.text(of)
        need(of_person or of in directory.TOPICS, "list", "no such topic")
        need(isinstance(entries, list), "json", "no list")
        proof = unbase64(strict.text(proof), "directory proof")
        return of, proof, [Entry(entry, of_person) for entry in entries]

    @staticmethod
    def name(value):
        parts = strict.record(value, ("identifier", "vrf", "proof"), ("person",))
        number = names.number_of(strict.text(parts[0]))
        proof, path = (unbase64(strict.text(part), "names") for part in parts[1:3])
        person = unhex(parts[3], 16, "person") if "person" in value else None
        return number, person, proof, path

    def topics(self):
        return {of: entries for of, _, entries in self.lists if isinstance(of, str)}

    def people(self):
        return {of: entries for of, _, entries in self.lists if isinstance(of, bytes)}

    def verify(self, policy, topics=None, quorum=True):
        """Proves it under a policy; `topics` is another bundle of the same checkpoint that has the
        lists about everybody. Returns the checkpoint and the times of the witnesses."""
        checkpoint, times = policy.open(self.checkpoint, quorum)
        need(checkpoint.size >= 1, "checkpoint", "of an empty log")
        self.directory.is_in(checkpoint)
        entry = directory_entry(self.directory.leaf, self.directory.body, checkpoint.size)
        for of, proof, entries in self.lists:
            for one in entries:
                one.is_in(checkpoint)
                need(one.leaf.number < checkpoint.size - 1, "number", "the directory entry's")
            numbers = [one.leaf.number for one in entries]
            need(numbers == sorted(set(numbers)), "number", "a list's numbers do not rise")
            value = directory.fold(self.ledger, of, [one.leaf.data for one in entries])
            label = directory.label(self.ledger, of)
            directory.verify(entry.lists_root, label, value, proof)
        numbers = [one.leaf.number for _, _, entries in self.lists for one in entries]
        need(len(set(numbers)) == len(numbers), "number", "an entry is in two lists")
        held = self.read_events(topics, checkpoint)
        names.verify(self.ledger, entry, self.people(), held, self.names)
        return checkpoint, times

    def read_events(self, topics, checkpoint):
        if topics is not None:
            need(topics.ledger == self.ledger, "topics", "of another ledger")
            other, _ = checkpoint_of(topics)
            need(other == checkpoint_of(self)[0], "topics", "of another checkpoint")
        everybody = {**(topics.topics() if topics else {}), **self.topics()}
        for topic in NEEDED:
            need(topic in everybody, "topics", f"without {topic}")
        entries = [(of, one) for of, list_ in everybody.items() for one in list_]
        entries += [(of, one) for of, list_ in self.people().items() for one in list_]
        entries.sort(key=lambda pair: pair[1].leaf.number)
        need(entries and entries[0][1].leaf.number == 0, "genesis", "is not there")
        keys, records, attended = Keys(), names.Records(), False
        for of, one in entries:
            body = Body(one.body)
            need(body.list == of, "list", "an entry of another list")
            if body.kind == "stub":
                raise Refused("stub", "without a receipt")
            signed = body.open(one.leaf, one.key) if body.kind == "sealed" else body.signed
            if one.leaf.number == 0:
                need(signed.event.kind == "ledger-created", "genesis", "is another event")
            keys.learn(signed.event)
            need(keys.ledger == self.ledger, "ledger", "of another id")
            keys.verify(signed, of)
            records.learn(one.leaf.number, signed.event)
            attended |= signed.event.kind == "attendance-recorded"
            if signed.event.kind == "person-merged":
                both = {signed.event.fields["into"], signed.event.fields["person"]}
                need(both <= set(self.people()), "merged", "a record is missing")
        need("ceremonies" in everybody or not attended, "topics", "without ceremonies")
        origin = Body(entries[0][1].body).signed.event.fields["origin"]
        need(origin == checkpoint.origin, "origin", "is not the ledger's")
        return records.held()


def checkpoint_of(bundle):
    """The text that a bundle's checkpoint signs, and its lines of signatures."""
    text, _, lines = bundle.checkpoint.rpartition(b"\n\n")
    return text, lines
