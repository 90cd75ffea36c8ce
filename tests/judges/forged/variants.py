"""What is unusual and still good: whoever refuses these is too strict."""

from maker import Signer, b64
from reader import note

from . import STRANGER, VARIANTS, dump, forgery, with_attendance


def variant(function):
    return forgery(VARIANTS)(function)


def with_checkpoint(good, change):
    found = good.bundle()
    return {**found, "checkpoint": change(found["checkpoint"])}


@variant
def every_topic_is_there(good):
    return good.bundle(topics=("officers", "rulebooks", "campaigns", "ceremonies"))


@variant
def the_topics_stand_in_another_order(good):
    found = good.bundle()
    return {**found, "lists": found["lists"][::-1]}


@variant
def who_attended_is_proven_with_the_ceremonies(good):
    topics = ("officers", "rulebooks", "campaigns", "ceremonies")
    return good.bundle(with_attendance(good), topics=topics)


@variant
def two_people_are_proven(good):
    return good.maker.bundle(good.person, good.other)


@variant
def nobody_is_proven(good):
    return good.maker.bundle()


@variant
def an_older_checkpoint_is_proven(good):
    sizes = [n + 1 for n, (_, body) in enumerate(good.maker.entries) if body[1] == 2]
    return good.bundle(good.copy(), size=sizes[-2])


@variant
def a_stranger_signed_too(good):
    line = Signer("saksi.example/stranger", STRANGER, 1).line("other")
    return with_checkpoint(good, lambda text: text + line)


@variant
def a_stranger_signed_first(good):
    line = Signer("saksi.example/stranger", STRANGER, 1).line("other")
    return with_checkpoint(good, lambda text: text.replace("\n\n", "\n\n" + line, 1))


@variant
def a_line_of_a_type_to_come(good):
    data = b64(b"\1\2\3\4" + bytes(2_428))
    line = f"{note.DASH}{good.maker.log.name} {data}\n"
    return with_checkpoint(good, lambda text: text + line)


@variant
def the_signature_of_the_log_stands_twice(good):
    line = good.maker.log.line(good.maker.text(good.maker.newest()))
    return with_checkpoint(good, lambda text: text + line)


@variant
def the_checkpoint_has_a_line_more(good):
    maker = good.maker
    text = maker.text(maker.newest()) + "a line of an extension\n"
    return {**good.bundle(), "checkpoint": maker.checkpoint(maker.newest(), text).decode()}


@variant
def the_object_is_written_with_blanks(good):
    return b"\n " + dump(good.bundle()).replace(b'": ', b'" :\t') + b"\n\n"


@variant
def signs_are_written_as_escapes(good):
    return dump(good.bundle()).replace(b'"officers"', b'"\\u006ffficers"')


@variant
def the_keys_of_the_object_stand_in_another_order(good):
    return dict(reversed(good.bundle().items()))


# Policies


def keys(good):
    maker = good.maker
    return {"log": maker.log.vkey(), "one": maker.witnesses[0].vkey(),
            "two": Signer("saksi.example/two", STRANGER, 1).vkey()}


POLICIES = {
    "of tabs and blanks": "log\t {log} \n\n \t\nwitness  one\t{one}\nquorum one \n",
    "with remarks": "# log\nlog {log}\n#\nwitness one {one}\nquorum one\n# end",
    "without a last line feed": "log {log}\nwitness one {one}\nquorum one",
    "with addresses": "log {log} https://a.example/\nwitness one {one} https://b\nquorum one\n",
    "of one of two": "log {log}\nwitness one {one}\nwitness two {two}\n"
                     "group g 1 one two\nquorum g\n",
    "of any": "log {log}\nwitness one {one}\nwitness two {two}\ngroup g any one two\nquorum g\n",
    "of groups": "log {log}\nwitness one {one}\nwitness two {two}\ngroup a all one\n"
                 "group b any a two\nquorum b\n",
    "that asks for nobody": "log {log}\nquorum none\n",
    "with a witness that no group names": "log {log}\nwitness one {one}\nwitness two {two}\n"
                                          "quorum one\n",
    "whose witness comes first": "witness one {one}\nlog {log}\nquorum one\n",
}


def policies(good):
    """Good policies by name."""
    return {name: text.format(**keys(good)).encode() for name, text in POLICIES.items()}
