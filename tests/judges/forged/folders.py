"""Forged published folders. Each function changes a good one in place."""

import os

from maker import write
from reader import tree

from . import FOLDERS, flipped, forgery, last_about_officers, last_sealed, name_of


TREES = set()  # names of what whoever knows checkpoints and tiles alone must see


def folder(function):
    return forgery(FOLDERS)(function)


def tree_of(function):
    TREES.add(name_of(function))
    return folder(function)


def change(path, change_of):
    path.write_bytes(change_of(path.read_bytes()))


def tile(public, of="0"):
    """The last tile of a level, or of entries: the newest size's."""
    found = [path for path in (public / "tile" / of).rglob("*") if path.is_file()]
    return max(found, key=lambda path: (path.stat().st_size, str(path)))


def body(public, number):
    return public / "clear" / tree.tile_name(number)


@tree_of
def a_hash_tile_is_flipped(_, public):
    change(tile(public), flipped)


@tree_of
def a_hash_tile_is_shorter(_, public):
    change(tile(public), lambda data: data[:-32])


@tree_of
def a_tile_of_the_next_level_is_flipped(_, public):
    change(tile(public, "1"), flipped)


@tree_of
def a_tile_of_entries_is_flipped(_, public):
    change(tile(public, "entries"), lambda data: flipped(data, at=30))


@tree_of
def a_tile_of_entries_has_a_byte_more(_, public):
    change(tile(public, "entries"), lambda data: data + b"\0")


@tree_of
def a_tile_of_entries_is_missing(_, public):
    os.remove(tile(public, "entries"))


@tree_of
def a_hash_tile_is_missing(_, public):
    os.remove(tile(public))


@tree_of
def two_leaves_of_a_tile_are_swapped(_, public):
    change(tile(public, "entries"), lambda data: data[83:166] + data[:83] + data[166:])


@folder
def the_last_revocation_is_not_published(good, public):
    os.remove(body(public, last_about_officers(good.maker)))


@folder
def a_clear_body_is_flipped(good, public):
    change(body(public, last_about_officers(good.maker)), flipped)


@folder
def two_clear_bodies_are_swapped(good, public):
    a, b = (body(public, number) for number in good.maker.list_of("officers")[:2])
    first, second = a.read_bytes(), b.read_bytes()
    a.write_bytes(second)
    b.write_bytes(first)


@folder
def the_body_of_the_directory_entry_is_missing(good, public):
    os.remove(body(public, good.maker.newest() - 1))


@folder
def a_sealed_body_is_published(good, public):
    number = last_sealed(good.maker, good.person)
    write(body(public, number), good.maker.entries[number][1])


@tree_of
def the_checkpoint_is_flipped(_, public):
    change(public / "checkpoint", lambda data: flipped(data, at=data.index(b"\n") + 1))


@tree_of
def the_checkpoint_is_missing(_, public):
    os.remove(public / "checkpoint")


@tree_of
def an_older_checkpoint_is_of_another_tree(good, public):
    size = good.maker.newest() - 2
    text = good.maker.text(size, root=bytes(32))
    write(public / f"checkpoints/{size}", good.maker.checkpoint(size, text))


@tree_of
def an_older_checkpoint_is_under_another_name(_, public):
    oldest = min((public / "checkpoints").iterdir(), key=lambda path: int(path.name))
    oldest.rename(oldest.with_name(str(int(oldest.name) + 1)))


@tree_of
def the_newest_checkpoint_is_not_kept(good, public):
    os.remove(public / f"checkpoints/{good.maker.newest()}")


@tree_of
def the_tree_is_another_one_and_signed(good, public):
    """Another history of the same size, wholly made anew: a fork, for who saw the first."""
    maker = good.copy()
    number = last_about_officers(maker)
    maker.set(number, millis=maker.entries[number][0] - 86_400_000).rebuild()
    write(public / "checkpoint", maker.checkpoint(maker.newest()))
