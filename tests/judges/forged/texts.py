"""Forged logs: texts and numbers that no event may hold."""

from reader.primitives import key_id

from . import date, event, last_sealed, resealed, signed, text
from .logs import clear, log


def with_reason(good, reason):
    """A revocation that gives this reason."""
    key = key_id(good.registrar.public_key().public_bytes_raw())
    data = event(3, key + date(20_500) + text(reason))
    return clear(good, lambda maker: signed(good.admin, maker.ledger, data))


@log
def a_clear_event_has_a_personal_number(good):
    return with_reason(good, "holder of 199912292023031004")


@log
def a_clear_event_has_a_personal_number_in_parts(good):
    return with_reason(good, "holder of 19991229 202303 1 004")


@log
def a_clear_event_has_a_personal_number_with_unseen_signs(good):
    return with_reason(good, "holder of 1602052912\u200b990003")


@log
def a_clear_event_has_a_personal_number_among_groups(good):
    return with_reason(good, "number 12 16.02.05.291299.0003 of 2024")


@log
def a_clear_event_has_a_reason_that_nobody_sees(good):
    return with_reason(good, " \u200b\u00a0")


@log
def a_clear_event_has_a_reason_too_long(good):
    return with_reason(good, "x" * 1_025)


def added(good, kind, digits):
    """An identifier is added to the person's, under the seal."""
    maker = good.copy()
    identifier = bytes([kind]) + digits.to_bytes(8, "little")
    data = event(12, good.person + identifier + date(19_700))
    content = signed(good.registrar, maker.ledger, data)
    return resealed(maker, last_sealed(maker, good.person), content)


@log
def an_identifier_has_no_month(good):
    return added(good, 1, 199912292023001004)


@log
def an_identifier_of_a_contract_is_called_a_nip(good):
    return added(good, 1, 199912292023211004)


@log
def an_identifier_is_of_a_region_that_is_none(good):
    return added(good, 3, 1600052912990003)


@log
def an_identifier_is_too_short(good):
    return added(good, 3, 160205291299000)


@log
def a_clear_event_turns_the_direction_of_writing(good):
    return with_reason(good, "left\u202ethe office")
