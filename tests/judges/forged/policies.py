"""Policies that must not be read, or that the good bundle does not satisfy."""

from maker import Signer

from . import POLICIES, STRANGER, forgery


def policy(function):
    return forgery(POLICIES)(function)


def lines(good, *more, log=None, quorum="any"):
    maker = good.maker
    witness = maker.witnesses[0]
    named = [f"log {log or maker.log.vkey()}", f"witness one {witness.vkey()}", *more]
    return "\n".join([*named, "group any any one", f"quorum {quorum}", ""]).encode()


@policy
def a_cosigner_key_for_the_log(good):
    log = good.maker.log
    key = Signer(log.name, log.key, moment=1)
    return lines(good, log=key.vkey())


@policy
def a_log_key_for_the_witness(good):
    stranger = Signer("saksi.example/other", STRANGER)
    return lines(good, f"witness two {stranger.vkey()}")


@policy
def a_name_in_two_groups(good):
    return lines(good, "group all all one")


@policy
def a_name_twice_in_a_group(good):
    return lines(good).replace(b"group any any one", b"group any any one one")


@policy
def a_name_twice(good):
    stranger = Signer("saksi.example/other", STRANGER, moment=1)
    return lines(good, f"witness one {stranger.vkey()}")


@policy
def a_key_under_two_names(good):
    return lines(good, f"witness two {good.maker.witnesses[0].vkey()}")


@policy
def the_key_of_the_log_as_a_witness(good):
    log = good.maker.log
    return lines(good, f"witness two {Signer('saksi.example/two', log.key, moment=1).vkey()}")


@policy
def a_group_before_its_member(good):
    whole = lines(good).split(b"\n")
    return b"\n".join([whole[0], whole[2], whole[1], *whole[3:]])


@policy
def a_quorum_before_its_group(good):
    whole = lines(good).split(b"\n")
    return b"\n".join([*whole[:2], whole[3], whole[2], b""])


@policy
def two_quorums(good):
    return lines(good) + b"quorum one\n"


@policy
def no_quorum(good):
    return lines(good).replace(b"quorum any\n", b"")


@policy
def no_log(good):
    return b"\n".join(lines(good).split(b"\n")[1:])


@policy
def none_as_a_member(good):
    return lines(good).replace(b"any any one", b"any any one none")


@policy
def none_as_a_name(good):
    stranger = Signer("saksi.example/other", STRANGER, moment=1)
    return lines(good, f"witness none {stranger.vkey()}")


@policy
def a_threshold_of_none(good):
    return lines(good).replace(b"group any any", b"group any 0")


@policy
def a_threshold_of_more_than_there_are(good):
    return lines(good).replace(b"group any any", b"group any 2")


@policy
def a_carriage_return(good):
    return lines(good).replace(b"\n", b"\r\n")


@policy
def a_word_that_is_unknown(good):
    return lines(good, "mirror one")


@policy
def a_key_id_that_is_another(good):
    vkey = good.maker.log.vkey()
    name, digits, data = vkey.split("+", 2)
    return lines(good, log=f"{name}+{int(digits, 16) ^ 1:08x}+{data}")


@policy
def another_log(good):
    return lines(good, log=Signer("ikrar.example/other", STRANGER).vkey())


@policy
def another_key_of_the_log(good):
    return lines(good, log=Signer(good.maker.log.name, STRANGER).vkey())


@policy
def a_quorum_that_is_not_met(good):
    stranger = Signer("saksi.example/other", STRANGER, moment=1)
    return lines(good, f"witness two {stranger.vkey()}", "group both all one two", quorum="both"
                 ).replace(b"group any any one\n", b"")
