"""Forged bundles: what is under the seal, and the file itself."""

from maker import b64
from reader.primitives import ORDER, key_id

from . import (
    STRANGER, bound, bundle, campaign, date, dump, event, excused, first, flipped, last_sealed,
    resealed, revocation, signed, text,
)


# What is under the seal


def sealed_anew(good, content):
    maker = good.copy()
    number = last_sealed(maker, good.person)
    return good.bundle(resealed(maker, number, content(maker, number)))


@bundle
def the_signature_under_the_seal_is_flipped(good):
    return sealed_anew(good, lambda maker, number: flipped(maker.opened(number), at=50))


@bundle
def the_signature_under_the_seal_is_greater_than_the_order(good):
    def content(maker, _):
        data = excused(good.person, campaign(good))
        made = signed(good.registrar, maker.ledger, data)
        s = int.from_bytes(made[66:98], "little") + ORDER
        return made[:66] + s.to_bytes(32, "little") + made[98:]

    return sealed_anew(good, content)


@bundle
def the_event_under_the_seal_is_flipped(good):
    return sealed_anew(good, lambda maker, number: flipped(maker.opened(number), at=101))


@bundle
def a_stranger_signed_the_event_under_the_seal(good):
    data = excused(good.person, campaign(good))
    return sealed_anew(good, lambda maker, _: signed(STRANGER, maker.ledger, data))


@bundle
def the_event_under_the_seal_is_about_another_person(good):
    data = excused(good.other, campaign(good))
    return sealed_anew(good, lambda maker, _: signed(good.registrar, maker.ledger, data))


@bundle
def the_event_under_the_seal_has_a_byte_more(good):
    data = excused(good.person, campaign(good)) + b"\0"
    return sealed_anew(good, lambda maker, _: signed(good.registrar, maker.ledger, data))


@bundle
def the_event_under_the_seal_is_of_no_kind(good):
    data = event(99, good.person)
    return sealed_anew(good, lambda maker, _: signed(good.registrar, maker.ledger, data))


@bundle
def the_event_under_the_seal_has_a_blank_reason(good):
    data = event(32, good.person + text(campaign(good)) + date(19_700) + text(" "))
    return sealed_anew(good, lambda maker, _: signed(good.registrar, maker.ledger, data))


@bundle
def the_event_under_the_seal_is_about_everybody(good):
    return sealed_anew(good, lambda maker, _: signed(good.admin, maker.ledger, revocation(good)))


@bundle
def the_event_was_signed_for_another_ledger(good):
    data = excused(good.person, campaign(good))
    return sealed_anew(good, lambda maker, _: signed(good.registrar, bytes(32), data))


@bundle
def a_key_of_small_order_signs(good):
    """The neutral element as a key: a signature of zero holds for every message, but for the strict
    rule."""
    maker = good.copy()
    key, weak = bytes([1]) + bytes(31), bytes([1]) + bytes(63)
    numbers = maker.list_of(good.person)[-2:]
    binding = signed(good.registrar, maker.ledger, bound(good.person, key))
    resealed(maker, numbers[0], binding)
    data = excused(good.person, campaign(good))
    made = signed(STRANGER, maker.ledger, data, weak)
    made = made[:1] + key_id(key) + made[33:]
    return good.bundle(resealed(maker, numbers[1], made))


@bundle
def the_body_is_of_another_version(good):
    maker = good.copy()
    number = last_sealed(maker, good.person)
    body = maker.sealed(number, maker.opened(number), good.person, head=b"\2\1")
    return good.bundle(maker.set(number, body).rebuild())


# The file


@bundle
def the_ledger_is_another(good):
    found = good.bundle()
    return {**found, "ledger": flipped(bytes.fromhex(found["ledger"])).hex()}


@bundle
def a_key_of_the_object_stands_twice(good):
    found = dump(good.bundle())
    return found[:-1] + f', "ledger": "{good.maker.ledger.hex()}"}}'.encode()


@bundle
def a_key_of_the_object_is_unknown(good):
    return {**good.bundle(), "note": "all is well"}


@bundle
def a_key_of_an_entry_is_unknown(good):
    found = good.bundle()
    first(found)["note"] = "all is well"
    return found


@bundle
def the_format_is_another(good):
    return {**good.bundle(), "format": "ikrar bundle 2"}


@bundle
def base64_lacks_its_padding(good):
    found = good.bundle()
    found["directory"]["body"] = found["directory"]["body"].rstrip("=")
    return found


@bundle
def base64_has_spare_bits(good):
    found = good.bundle()
    path = first(found)["path"]
    path[0] = path[0][:-2] + chr(ord(path[0][-2]) + 1) + "="
    return found


@bundle
def digits_are_in_capitals(good):
    found = good.bundle()
    return {**found, "ledger": found["ledger"].upper()}


@bundle
def something_stands_behind_the_object(good):
    return dump(good.bundle()) + b"{}"


@bundle
def the_file_ends_too_early(good):
    return dump(good.bundle())[:-20]


@bundle
def the_file_is_longer_than_16_mib(good):
    return dump(good.bundle()) + b" " * (16 << 20)


@bundle
def a_name_is_proven_where_no_names_are_kept(good):
    name = {"identifier": "199912292023031004", "vrf": b64(bytes(80)), "proof": b64(b"")}
    return {**good.bundle(), "names": [name]}
