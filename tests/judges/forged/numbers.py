"""Forged bundles and logs: who has which number."""

from reader import names

from . import (
    BUNDLES, LOGS, VARIANTS, date, event, flip64, flipped, forgery, resealed, signed, text,
)

NOBODYS = (1, 198001012005011001)


def bundle(function):
    return forgery(BUNDLES)(function)


def log(function):
    return forgery(LOGS)(function)


def variant(function):
    return forgery(VARIANTS)(function)


def numbers(good, person=None):
    return sorted(good.maker.records().ever[person or good.person])


def with_names(good, *shown, maker=None):
    return {**(maker or good.maker).bundle(good.person), "names": list(shown)}


def own(good):
    return good.maker.name(numbers(good)[0])


# What is good


@variant
def all_numbers_of_the_person_are_shown(good):
    return with_names(good, *(good.maker.name(number) for number in numbers(good)))


@variant
def a_number_is_shown_to_be_nobodys(good):
    return with_names(good, good.maker.name(NOBODYS))


@variant
def no_number_is_shown(good):
    return with_names(good)


@variant
def numbers_of_two_people_are_shown(good):
    shown = [good.maker.name(numbers(good, who)[0]) for who in (good.person, good.other)]
    return {**good.maker.bundle(good.person, good.other), "names": shown}


# Bundles


@bundle
def a_number_is_said_to_be_anothers(good):
    found = {**own(good), "person": good.other.hex()}
    return {**good.maker.bundle(good.person, good.other), "names": [found]}


@bundle
def a_number_is_said_to_be_of_a_record_that_is_missing(good):
    return with_names(good, good.maker.name(numbers(good, good.other)[0]))


@bundle
def a_number_is_said_to_be_nobodys(good):
    found = own(good)
    del found["person"]
    return with_names(good, found)


@bundle
def a_free_number_is_said_to_be_the_persons(good):
    return with_names(good, {**good.maker.name(NOBODYS), "person": good.person.hex()})


@bundle
def another_number_stands_before_a_good_proof(good):
    return with_names(good, {**own(good), "identifier": str(numbers(good)[1][1])})


@bundle
def the_label_of_another_number_is_proven(good):
    other = good.maker.name(numbers(good)[1])
    return with_names(good, {**own(good), "vrf": other["vrf"], "proof": other["proof"]})


@bundle
def the_element_of_a_label_is_flipped(good):
    return with_names(good, {**own(good), "vrf": flip64(own(good)["vrf"], at=3)})


@bundle
def the_challenge_of_a_label_is_flipped(good):
    return with_names(good, {**own(good), "vrf": flip64(own(good)["vrf"], at=40)})


@bundle
def the_answer_of_a_label_is_flipped(good):
    return with_names(good, {**own(good), "vrf": flip64(own(good)["vrf"], at=60)})


@bundle
def a_step_to_the_names_root_is_flipped(good):
    return with_names(good, {**own(good), "proof": flip64(own(good)["proof"])})


@bundle
def a_number_is_shown_twice(good):
    return with_names(good, own(good), own(good))


@bundle
def a_number_has_a_blank(good):
    return with_names(good, {**own(good), "identifier": own(good)["identifier"] + " "})


@bundle
def a_number_is_no_valid_one(good):
    return with_names(good, {**own(good), "identifier": "199913292023031004"})


@bundle
def the_names_are_null(good):
    return {**good.bundle(), "names": None}


@bundle
def the_person_of_a_number_is_null(good):
    return with_names(good, {**own(good), "person": None})


@bundle
def the_directory_gives_the_person_a_number_that_no_entry_does(good):
    held = {**good.maker.records().held(), NOBODYS: good.person}
    maker = good.copy().named(held)
    return with_names(good, maker.name(NOBODYS, held), maker=maker)


@bundle
def the_directory_hides_a_number_that_the_person_has(good):
    number, held = numbers(good)[0], good.maker.records().held()
    del held[number]
    maker = good.copy().named(held)
    return with_names(good, maker.name(number, held), maker=maker)


@bundle
def the_key_of_names_is_the_neutral_element(good):
    found = own(good)
    maker = good.copy()
    number = maker.newest() - 1
    body = maker.entries[number][1]
    maker.set(number, body[:74] + bytes(32)).link()
    return with_names(good, found, maker=maker)


@bundle
def the_key_of_names_is_of_another_secret(good):
    found = own(good)
    maker = good.copy()
    other = names.Tree(maker.ledger, (5).to_bytes(32, "little"))
    number = maker.newest() - 1
    maker.set(number, maker.entries[number][1][:74] + other.public).link()
    return with_names(good, found, maker=maker)


SECOND = b"\x55" * 16


def with_second(good):
    """A second, clean record under the number of the person: what the program would not record."""
    maker = good.copy()
    maker.data_keys = {**maker.data_keys, SECOND: b"\x66" * 32}
    kind, digits = numbers(good)[0]
    fields = (1).to_bytes(8, "little") + bytes([kind]) + digits.to_bytes(8, "little")
    profile = text("Rekaan Bersih") + b"\2" + text("16.06") + text("Dinas Uji") + text("") + b"\0"
    data = event(10, SECOND + fields + profile + date(19_700))
    number = len(maker.entries) - 1  # before the last directory entry
    maker.entries.insert(number, (maker.entries[-1][0], b"\1\1" + bytes(60)))
    return resealed(maker, number, signed(good.registrar, maker.ledger, data), SECOND)


@bundle
def a_second_record_is_shown_to_have_the_number_alone(good):
    held, maker = good.maker.records().held(), with_second(good)
    found = {**maker.name(numbers(good)[0], held), "person": SECOND.hex()}
    return {**maker.bundle(SECOND), "names": [found]}


@bundle
def the_first_record_where_the_directory_gives_the_number_to_a_second(good):
    maker = with_second(good)
    held = {**good.maker.records().held(), numbers(good)[0]: SECOND}
    maker = maker.named(held)
    found = {**maker.name(numbers(good)[0], held), "person": good.person.hex()}
    return {**maker.bundle(good.person), "names": [found]}


# Logs


@log
def the_names_root_is_flipped(good):
    maker = good.copy()
    number = maker.newest() - 1
    return maker.set(number, flipped(maker.entries[number][1], 50)).link()


@log
def the_directory_gives_a_number_to_nobody(good):
    held = good.maker.records().held()
    del held[numbers(good)[0]]
    return good.copy().named(held)

