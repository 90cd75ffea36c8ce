"""RFC 6962 over SHA-256, and C2SP's tiles of it."""

from . import need
from .primitives import sha256

WIDTH = 256


def leaf_hash(data):
    return sha256(b"\0" + data)


def node(left, right):
    return sha256(b"\1" + left + right)


def root(hashes):
    """The root of leaf hashes: halves at the largest power of two below their number."""
    if not hashes:
        return sha256(b"")
    if len(hashes) == 1:
        return hashes[0]
    half = 1 << (len(hashes) - 1).bit_length() - 1
    return node(root(hashes[:half]), root(hashes[half:]))


def verify_inclusion(hashed, index, size, path, wanted):
    """RFC 9162, section 2.1.3.2."""
    need(index < size, "inclusion", "beyond the tree")
    need(len(hashed) == len(wanted) == 32, "inclusion", "no hash")
    at, last, made = index, size - 1, hashed
    for sibling in path:
        need(len(sibling) == 32 and last > 0, "inclusion", "a step too many")
        if at % 2 == 1 or at == last:
            made = node(sibling, made)
            while at % 2 == 0 and at > 0:
                at, last = at >> 1, last >> 1
        else:
            made = node(made, sibling)
        at, last = at >> 1, last >> 1
    need(last == 0, "inclusion", "a step too few")
    need(made == wanted, "inclusion", f"entry {index}")


def tile_name(number):
    groups = f"{number:03d}" if number < 1000 else f"{number:,}".replace(",", "/")
    parts = groups.split("/")
    parts = [part.zfill(3) for part in parts]
    return "/".join(["x" + part for part in parts[:-1]] + parts[-1:])


def tiles(leaves, size):
    """Every tile that a tree of this size has, by path: its bytes, and the path of the full tile
    that takes its place once the tree is larger (None for a full one)."""
    found = {}
    level, hashes = 0, [leaf_hash(leaf) for leaf in leaves[:size]]
    while hashes:
        for first in range(0, len(hashes), WIDTH):
            part = hashes[first : first + WIDTH]
            add(found, f"tile/{level}/{tile_name(first // WIDTH)}", b"".join(part), len(part))
        hashes = [
            root(hashes[first : first + WIDTH])
            for first in range(0, len(hashes) - WIDTH + 1, WIDTH)
        ]
        level += 1
    for first in range(0, size, WIDTH):
        part = leaves[first : min(first + WIDTH, size)]
        data = b"".join(len(leaf).to_bytes(2) + leaf for leaf in part)
        add(found, f"tile/entries/{tile_name(first // WIDTH)}", data, len(part))
    return found


def add(found, path, data, width):
    if width == WIDTH:
        found[path] = (data, None)
    else:
        found[f"{path}.p/{width}"] = (data, path)
