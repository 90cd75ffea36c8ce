"""A published folder, as a web server hands it out."""

from . import Refused, directory, need, tree
from .entry import NO_LINK, Body, Leaf, directory_entry
from .events import Keys
from .note import NOTE_MAX

ENTRY_BYTES = 83
CLEAR = "clear/"


class Folder:
    """Verifies all that stands in it against its newest checkpoint. That no body about everybody
    is held back shows a bundle with the topics' lists, of the same checkpoint."""

    def __init__(self, path, policy, topics=None):
        self.path, self.policy = path, policy
        newest = self.read("checkpoint", NOTE_MAX)
        self.checkpoint, self.times = policy.open(newest)
        need(self.checkpoint.size >= 1, "checkpoint", "of an empty log")
        self.leaves = self.read_leaves()
        hashes = [tree.leaf_hash(leaf.data) for leaf in self.leaves]
        need(tree.root(hashes) == self.checkpoint.root, "root", "of the newest checkpoint")
        sizes = self.checkpoints(newest, hashes)
        self.tiles(sizes)
        self.bodies()
        if topics is not None:
            self.topics(topics)

    def read(self, name, most=1 << 30):
        try:
            with open(self.path / name, "rb") as file:
                data = file.read(most + 1)
        except FileNotFoundError as fault:
            raise Refused("file", f"{name} is missing") from fault
        need(len(data) <= most, "file", f"{name} is too long")
        return data

    def names(self, within):
        if not (self.path / within).is_dir():
            return []
        found = [path for path in (self.path / within).rglob("*") if not path.is_dir()]
        return sorted(path.relative_to(self.path).as_posix() for path in found)

    def read_leaves(self):
        leaves, link, millis, size = [], NO_LINK, 0, self.checkpoint.size
        for first in range(0, size, tree.WIDTH):
            width = min(size - first, tree.WIDTH)
            name = f"tile/entries/{tree.tile_name(first // tree.WIDTH)}"
            partial = f"{name}.p/{width}"
            if width < tree.WIDTH and (self.path / partial).exists():
                name = partial
            data = self.read(name)
            need(len(data) >= width * ENTRY_BYTES, "tile", "is too short")
            for at in range(0, width * ENTRY_BYTES, ENTRY_BYTES):
                need(data[at : at + 2] == b"\0\x51", "tile", "an entry of another length")
                leaf = Leaf(data[at + 2 : at + ENTRY_BYTES])
                leaf.follows(len(leaves), link, millis)
                leaves.append(leaf)
                link, millis = leaf.link, leaf.millis
        return leaves

    def checkpoints(self, newest, hashes):
        """Every checkpoint that was ever signed is a beginning of the newest."""
        sizes = []
        for name in self.names("checkpoints"):
            data = self.read(name, NOTE_MAX)
            old, _ = self.policy.open(data, quorum=False)
            need(name == f"checkpoints/{old.size}", "checkpoint", "under another name")
            need(1 <= old.size <= self.checkpoint.size, "checkpoint", "is of a larger log")
            need(tree.root(hashes[: old.size]) == old.root, "root", f"of size {old.size}")
            need(old.size != self.checkpoint.size or data == newest, "checkpoint", "is not one")
            sizes.append(old.size)
        need(self.checkpoint.size in sizes, "checkpoint", "is not kept")
        return sizes

    def tiles(self, sizes):
        """What is there is right, and what a size needs is there, or the full tile instead."""
        data = [leaf.data for leaf in self.leaves]
        wanted = {}
        for size in sizes:
            wanted.update(tree.tiles(data, size))
        present = set(self.names("tile"))
        need(present <= set(wanted), "tile", "of a size that was never signed")
        for name, (content, full) in wanted.items():
            if name in present:
                need(self.read(name) == content, "tile", f"{name} holds other bytes")
            else:
                need(full in present, "tile", f"{name} is missing")

    def bodies(self):
        """Bodies about everybody, and the directory entries; the last entry must be one."""
        self.bodies_by_number, self.signed = {}, {}
        known = {CLEAR + tree.tile_name(leaf.number): leaf for leaf in self.leaves}
        self.keys = Keys()
        for name in sorted(self.names("clear")):
            need(name in known, "clear", f"{name} is no entry's")
            leaf, data = known[name], self.read(name)
            leaf.holds(data)
            body = Body(data)
            need(body.kind in ("clear", "directory"), "clear", f"{name} is not for everybody")
            need(body.kind == "clear" or body.number == leaf.number, "directory", "number")
            self.bodies_by_number[leaf.number] = body
        for number in sorted(self.bodies_by_number):
            signed = self.bodies_by_number[number].signed
            if signed is not None:
                self.keys.learn(signed.event)
                self.keys.verify(signed, signed.event.topic)
        last = self.leaves[-1]
        need(last.number in self.bodies_by_number, "directory", "is not there")
        body = self.bodies_by_number[last.number].data
        self.directory = directory_entry(last, body, self.checkpoint.size)

    def topics(self, bundle):
        """The lists of topics that a bundle proves are what stands under clear/."""
        checkpoint, _ = bundle.verify(self.policy)
        need(checkpoint.root == self.checkpoint.root, "topics", "of another checkpoint")
        need(bundle.ledger == self.keys.ledger, "ledger", "of another id")
        for topic in directory.TOPICS:
            if topic not in bundle.topics():
                continue  # `ceremonies` stands in bundles of those alone who attended one
            proven = [one.leaf.number for one in bundle.topics()[topic]]
            there = [n for n, body in self.bodies_by_number.items() if body.list == topic]
            need(proven == sorted(there), "clear", f"{topic} has other bodies")
