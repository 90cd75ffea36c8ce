"""Forged logs: what an operator could do to the entries. Each is held against the checkpoint that
was signed before, and read with the key ring."""

from maker import list_of
from reader import directory
from reader.entry import Body

from . import (
    LOGS, STRANGER, campaign, date, event, excused, flipped, forgery, last_about_officers,
    last_sealed, name_of, resealed, revocation, signed, today,
)


SHORTER = set()  # names of logs that are sound, and shorter than what was signed


def log(function):
    return forgery(LOGS)(function)


def shorter(function):
    SHORTER.add(name_of(function))
    return log(function)


def middle(maker):
    """A sealed entry that a directory entry covers."""
    return next(n for n, (_, body) in enumerate(maker.entries) if body[1] == 1 and n > 20)


@log
def a_body_is_flipped(good):
    maker = good.copy()
    number = middle(maker)
    maker.entries[number] = (maker.entries[number][0], flipped(maker.entries[number][1]))
    return maker  # the leaf is left as it was


@log
def a_clear_body_is_flipped(good):
    maker = good.copy()
    number = last_about_officers(maker)
    maker.entries[number] = (maker.entries[number][0], flipped(maker.entries[number][1]))
    return maker


@log
def a_body_is_flipped_and_the_chain_made_anew(good):
    maker = good.copy()
    number = middle(maker)
    return maker.set(number, flipped(maker.entries[number][1])).link()


@log
def a_body_is_flipped_and_everything_made_anew(good):
    maker = good.copy()
    number = middle(maker)
    return maker.set(number, flipped(maker.entries[number][1])).rebuild()


@log
def a_link_is_flipped(good):
    maker = good.copy()
    maker.leaves[middle(maker)] = flipped(maker.leaves[middle(maker)], at=70)
    return maker


@log
def a_body_hash_is_flipped(good):
    maker = good.copy()
    maker.leaves[middle(maker)] = flipped(maker.leaves[middle(maker)], at=20)
    return maker


@log
def an_entry_is_back_dated(good):
    maker = good.copy()
    number = middle(maker)
    maker.leaves[number] = flipped(maker.leaves[number], at=13)
    maker.entries[number] = (int.from_bytes(maker.leaves[number][9:17]), maker.entries[number][1])
    return maker


@log
def a_sealed_entry_is_back_dated_and_everything_made_anew(good):
    maker = good.copy()
    number = middle(maker)
    return maker.set(number, millis=maker.entries[number][0] - 86_400_000).rebuild()


@log
def a_clear_entry_is_back_dated_and_the_chain_made_anew(good):
    maker = good.copy()
    number = last_about_officers(maker)
    return maker.set(number, millis=maker.entries[number][0] - 86_400_000).link()


@log
def an_entry_is_dropped(good):
    maker = good.copy()
    del maker.entries[middle(maker)], maker.leaves[middle(maker)]
    return maker


@log
def an_entry_is_dropped_and_the_chain_made_anew(good):
    maker = good.copy()
    del maker.entries[middle(maker)]
    return maker.link()


@log
def the_genesis_is_dropped(good):
    maker = good.copy()
    del maker.entries[0]
    return maker.link()


@log
def an_entry_is_doubled(good):
    maker = good.copy()
    number = middle(maker)
    maker.entries.insert(number, maker.entries[number])
    return maker.link()


@log
def a_clear_entry_is_doubled_and_everything_made_anew(good):
    maker = good.copy()
    maker.entries.append(maker.entries[last_about_officers(maker)])
    return maker.rebuild()


@log
def two_entries_are_swapped(good):
    maker = good.copy()
    a = middle(maker)
    maker.leaves[a], maker.leaves[a + 1] = maker.leaves[a + 1], maker.leaves[a]
    maker.entries[a], maker.entries[a + 1] = maker.entries[a + 1], maker.entries[a]
    return maker


@log
def two_entries_are_swapped_and_everything_made_anew(good):
    maker = good.copy()
    a = middle(maker)
    maker.entries[a], maker.entries[a + 1] = maker.entries[a + 1], maker.entries[a]
    return maker.rebuild()


@shorter
def the_log_ends_before_its_checkpoint(good):
    maker = good.copy()
    maker.entries = maker.entries[:-3]
    return maker.link()


@log
def the_last_revocation_is_left_out_of_the_list(good):
    """The directory is made as if the last entry about officers were not there."""
    maker = good.copy()
    left_out = last_about_officers(maker)
    return directories(maker, lambda of, number: None if number == left_out else of)


@log
def an_entry_is_moved_to_another_persons_list(good):
    maker = good.copy()
    moved = last_sealed(maker, good.person)
    return directories(maker, lambda of, number: good.other if number == moved else of)


@log
def two_entries_of_a_list_are_swapped(good):
    maker = good.copy()
    a, b = maker.list_of(good.person)[-2:]
    return directories(maker, lambda of, number: of, {a: b, b: a})


@log
def an_entry_is_in_two_lists(good):
    maker = good.copy()
    doubled = last_sealed(maker, good.person)
    return directories(maker, lambda of, _: of, also=(doubled, good.other))


def directories(maker, belongs, place=None, also=None):
    """Everything anew, with lists that are not what the bodies say."""
    for last, (millis, body) in enumerate(maker.entries):
        if body[1] != 2:
            continue
        maker.link()
        lists = directory.Lists(maker.ledger)
        for number in range(last):
            number = (place or {}).get(number, number)
            leaf, of = maker.leaves[number], list_of(maker.entries[number][1])
            lists.add(belongs(of, number), leaf)
            if also is not None and number == also[0]:
                lists.add(also[1], leaf)
        maker.entries[last] = (millis, body[:10] + lists.root() + body[42:])
    return maker.link()


@log
def a_directory_entry_is_flipped(good):
    maker = good.copy()
    number = maker.newest() - 1
    return maker.set(number, flipped(maker.entries[number][1], at=15)).link()


@log
def a_directory_entry_names_a_number_one_off(good):
    maker = good.copy()
    number = maker.newest() - 1
    return maker.set(number, flipped(maker.entries[number][1], at=9)).link()


@shorter
def a_directory_entry_is_dropped(good):
    maker = good.copy()
    del maker.entries[maker.newest() - 1]
    return maker.rebuild()


@log
def a_body_is_of_no_kind(good):
    maker = good.copy()
    number = middle(maker)
    body = maker.entries[number][1]
    return maker.set(number, body[:1] + b"\x07" + body[2:]).link()


@log
def a_body_is_of_another_version(good):
    maker = good.copy()
    number = middle(maker)
    return maker.set(number, b"\2" + maker.entries[number][1][1:]).link()


@log
def a_stub_stands_without_a_receipt(good):
    maker = good.copy()
    return maker.set(last_sealed(maker, good.person), b"\1\3" + good.person).rebuild()


def clear(good, content):
    """The last entry about officers says something else, and everything follows."""
    maker = good.copy()
    return maker.set(last_about_officers(maker), b"\1\0" + content(maker)).rebuild()


@log
def the_signature_of_a_clear_event_is_flipped(good):
    def content(maker):
        return flipped(maker.entries[last_about_officers(maker)][1][2:], at=60)

    return clear(good, content)


@log
def a_stranger_signs_a_clear_event(good):
    return clear(good, lambda maker: signed(STRANGER, maker.ledger, revocation(good)))


@log
def a_clear_event_has_a_byte_more(good):
    return clear(good, lambda maker: signed(good.admin, maker.ledger, revocation(good) + b"\0"))


@log
def a_clear_event_has_a_day_out_of_range(good):
    return clear(good, lambda maker: signed(good.admin, maker.ledger, revocation(good, 100_000)))


@log
def an_event_about_a_person_stands_in_the_clear(good):
    departed = event(16, good.other + b"\2" + date(today(good) - 10))
    return clear(good, lambda maker: signed(good.registrar, maker.ledger, departed))


@log
def an_event_about_everybody_is_under_a_seal(good):
    maker = good.copy()
    number = last_about_officers(maker)
    content = maker.entries[number][1][2:]
    return resealed(maker, number, content, good.other)


@log
def the_time_of_recording_goes_back(good):
    maker = good.copy()
    number = last_about_officers(maker)
    return maker.set(number, millis=maker.entries[number - 1][0] - 1).rebuild()


@log
def a_second_genesis(good):
    return clear(good, lambda maker: maker.entries[0][1][2:])


@log
def a_sealed_event_is_put_under_another_persons_seal(good):
    maker = good.copy()
    number = last_sealed(maker, good.person)
    return resealed(maker, number, maker.opened(number), good.other)


@log
def a_sealed_event_is_signed_by_a_stranger(good):
    maker = good.copy()
    data = excused(good.person, campaign(good))
    content = signed(STRANGER, maker.ledger, data)
    return resealed(maker, last_sealed(maker, good.person), content)


@log
def a_sealed_event_has_the_id_of_another(good):
    maker = good.copy()
    number = last_sealed(maker, good.person)
    other = Body(maker.entries[0][1]).signed.event.id
    data = event(32, excused(good.person, campaign(good))[21:], other)
    return resealed(maker, number, signed(good.registrar, maker.ledger, data))


@log
def a_list_of_a_batch_has_another_index(good):
    """An event of a batch, with its place in the batch one off."""
    maker = good.copy()
    for number in maker.list_of(good.person):
        content = maker.opened(number)
        if content[33] == 2:
            return resealed(maker, number, flipped(content, at=101))
    raise AssertionError("the person has no event that was signed in a batch")
