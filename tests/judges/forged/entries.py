"""Forged bundles: entries, lists, and proofs in the directory."""

import base64
import copy

from maker import b64

from . import (
    bundle, event, first, flip64, flipped, last_sealed, lists, resealed, signed, text,
    with_attendance,
)


# Entries


@bundle
def a_leaf_is_back_dated(good):
    found = good.bundle()
    first(found)["leaf"] = flip64(first(found)["leaf"], at=14)
    return found


@bundle
def an_entry_is_back_dated_and_all_is_signed_anew(good):
    maker = good.copy()
    number = last_sealed(maker, good.person)
    maker.set(number, millis=maker.entries[number][0] - 86_400_000).rebuild()
    return good.bundle(maker)


@bundle
def the_link_of_a_leaf_is_flipped(good):
    found = good.bundle()
    first(found)["leaf"] = flip64(first(found)["leaf"], at=60)
    return found


@bundle
def a_leaf_is_of_another_version(good):
    found = good.bundle()
    first(found)["leaf"] = flip64(first(found)["leaf"], at=0, mask=3)
    return found


@bundle
def a_step_of_a_path_is_flipped(good):
    found = good.bundle()
    first(found)["path"][1] = flip64(first(found)["path"][1])
    return found


@bundle
def a_path_lacks_its_last_step(good):
    found = good.bundle()
    first(found)["path"].pop()
    return found


@bundle
def a_path_has_a_step_too_many(good):
    found = good.bundle()
    first(found)["path"].append(first(found)["path"][0])
    return found


@bundle
def two_steps_of_a_path_are_swapped(good):
    found = good.bundle()
    path = first(found)["path"]
    path[0], path[1] = path[1], path[0]
    return found


@bundle
def a_step_of_a_path_has_31_bytes(good):
    found = good.bundle()
    path = first(found)["path"]
    path[0] = b64(base64.b64decode(path[0])[:31])
    return found


@bundle
def the_ciphertext_of_a_body_is_flipped(good):
    found = good.bundle()
    first(found)["body"] = flip64(first(found)["body"], at=40)
    return found


@bundle
def the_ciphertext_is_flipped_and_all_is_signed_anew(good):
    maker = good.copy()
    number = last_sealed(maker, good.person)
    maker.set(number, flipped(maker.entries[number][1], at=40)).rebuild()
    return good.bundle(maker)


@bundle
def a_clear_body_is_flipped(good):
    found = good.bundle()
    first(found, "rulebooks")["body"] = flip64(first(found, "rulebooks")["body"])
    return found


@bundle
def the_bodies_of_two_entries_are_swapped(good):
    found = good.bundle()
    a, b = lists(found)["entries"][:2]
    a["body"], b["body"] = b["body"], a["body"]
    return found


@bundle
def a_stub_stands_for_a_body(good):
    found = good.bundle()
    first(found)["body"] = b64(b"\1\3" + good.person)
    return found


@bundle
def a_stub_is_recorded_without_a_receipt(good):
    maker = good.copy()
    maker.set(last_sealed(maker, good.person), b"\1\3" + good.person).rebuild()
    return good.bundle(maker)


@bundle
def the_key_of_an_entry_is_flipped(good):
    found = good.bundle()
    first(found)["key"] = flipped(bytes.fromhex(first(found)["key"])).hex()
    return found


@bundle
def the_keys_of_two_entries_are_swapped(good):
    found = good.bundle()
    a, b = lists(found)["entries"][:2]
    a["key"], b["key"] = b["key"], a["key"]
    return found


@bundle
def the_data_key_is_handed_out_in_place_of_the_entrys(good):
    found = good.bundle()
    first(found)["key"] = good.maker.data_keys[good.person].hex()
    return found


# Lists


@bundle
def the_last_entry_of_the_person_is_left_out(good):
    found = good.bundle()
    lists(found)["entries"].pop()
    return found


@bundle
def the_first_entry_of_the_person_is_left_out(good):
    found = good.bundle()
    lists(found)["entries"].pop(0)
    return found


@bundle
def the_last_entry_about_officers_is_left_out(good):
    found = good.bundle()
    lists(found, "officers")["entries"].pop()
    return found


@bundle
def the_genesis_is_left_out(good):
    found = good.bundle()
    lists(found, "officers")["entries"].pop(0)
    return found


@bundle
def an_entry_stands_twice_in_a_list(good):
    found = good.bundle()
    entries = lists(found)["entries"]
    entries.insert(1, copy.deepcopy(entries[0]))
    return found


@bundle
def two_entries_of_a_list_are_swapped(good):
    found = good.bundle()
    entries = lists(found)["entries"]
    entries[0], entries[1] = entries[1], entries[0]
    return found


@bundle
def an_entry_of_another_person_is_added(good):
    found, maker = good.bundle(), good.maker
    other = maker.bundle(good.other, topics=())["lists"][0]["entries"][0]
    lists(found)["entries"].append(other)
    lists(found)["entries"].sort(key=lambda one: base64.b64decode(one["leaf"])[1:9])
    return found


@bundle
def the_list_is_another_persons(good):
    found = good.bundle()
    lists(found)["person"] = good.other.hex()
    return found


@bundle
def a_topic_is_missing_officers(good):
    return good.bundle(topics=("rulebooks", "campaigns"))


@bundle
def a_topic_is_missing_rulebooks(good):
    return good.bundle(topics=("officers", "campaigns"))


@bundle
def a_topic_is_missing_campaigns(good):
    return good.bundle(topics=("officers", "rulebooks"))


@bundle
def the_ceremonies_are_missing_of_who_attended_one(good):
    return good.bundle(with_attendance(good))


@bundle
def a_topic_stands_twice(good):
    found = good.bundle()
    found["lists"].append(copy.deepcopy(found["lists"][1]))
    return found


@bundle
def a_topic_is_unknown(good):
    found = good.bundle()
    lists(found, "campaigns")["topic"] = "campaign"
    return found


@bundle
def two_topics_change_names(good):
    found = good.bundle()
    a, b = lists(found, "rulebooks"), lists(found, "campaigns")
    a["topic"], b["topic"] = b["topic"], a["topic"]
    return found


@bundle
def the_record_that_was_merged_is_left_out(good):
    """The last event about the person says that the record goes on in another one's."""
    maker = good.copy()
    number = last_sealed(maker, good.person)
    data = event(18, good.person + good.other + text("the same person"))
    made = resealed(maker, number, signed(good.registrar, maker.ledger, data))
    return good.bundle(made)


# Proofs in the directory


def proof_of(found, change, of="person"):
    one = lists(found, of)
    one["proof"] = b64(change(base64.b64decode(one["proof"])))
    return found


@bundle
def a_step_of_a_directory_proof_is_flipped(good):
    return proof_of(good.bundle(), lambda proof: flipped(proof, at=5))


@bundle
def a_directory_proof_lacks_its_last_step(good):
    return proof_of(good.bundle(), lambda proof: proof[:-33])


@bundle
def a_directory_proof_has_a_byte_more(good):
    return proof_of(good.bundle(), lambda proof: proof + b"\0")


@bundle
def a_directory_proof_is_empty(good):
    return proof_of(good.bundle(), lambda proof: b"")


@bundle
def two_steps_of_a_directory_proof_have_equal_bits(good):
    def change(proof):
        return proof[:33] + proof[:1] + proof[34:]

    return proof_of(good.bundle(), change, "officers")


@bundle
def the_bits_of_a_directory_proof_rise(good):
    def change(proof):
        return proof[33:66] + proof[:33] + proof[66:]

    return proof_of(good.bundle(), change, "officers")


@bundle
def a_bit_of_a_directory_proof_takes_a_byte_too_many(good):
    return proof_of(good.bundle(), lambda proof: bytes([proof[0] | 128, 0]) + proof[1:])


@bundle
def a_directory_proof_shows_absence(good):
    proof = base64.b64decode(lists(good.bundle(), "officers")["proof"])
    return proof_of(good.bundle(), lambda _: b"\x20" + bytes(32) + b"\x20" + bytes(32) + proof)
