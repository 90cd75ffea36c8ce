"""Forged bundles: checkpoints and directory entries."""

import base64

from maker import Signer, b64

from . import STRANGER, bundle, flip64, flipped, last_about_officers


def checkpoint(found, change):
    found["checkpoint"] = change(found["checkpoint"])
    return found


def resigned(good, maker, change):
    """A bundle whose checkpoint signs another text, with every signature right."""
    found = good.bundle(maker)
    size = maker.newest()
    found["checkpoint"] = maker.checkpoint(size, change(maker.text(size))).decode()
    return found


# The checkpoint


@bundle
def the_root_of_the_checkpoint_is_flipped(good):
    found = good.bundle()
    origin, size, root, rest = found["checkpoint"].split("\n", 3)
    return {**found, "checkpoint": "\n".join((origin, size, flip64(root), rest))}


@bundle
def the_size_of_the_checkpoint_is_one_more(good):
    found, size = good.bundle(), good.maker.newest()
    return checkpoint(found, lambda text: text.replace(f"\n{size}\n", f"\n{size + 1}\n", 1))


@bundle
def the_origin_is_another(good):
    return checkpoint(good.bundle(), lambda text: text.replace("ikrar", "ikhar", 1))


@bundle
def the_signature_of_the_log_is_flipped(good):
    def change(whole):
        lines = whole.split("\n")
        head, data = lines[4].rsplit(" ", 1)
        lines[4] = f"{head} {flip64(data, at=20)}"
        return "\n".join(lines)

    return checkpoint(good.bundle(), change)


@bundle
def another_key_signs_under_the_name_of_the_log(good):
    maker = good.copy()
    maker.log = Signer(maker.log.name, STRANGER)
    return good.bundle(maker)


@bundle
def a_second_signature_of_the_log_fails(good):
    maker, found = good.maker, good.bundle()
    return checkpoint(found, lambda text: text + maker.log.written(bytes(64)))


@bundle
def a_second_signature_of_the_witness_fails(good):
    witness = good.maker.witnesses[0]
    line = witness.written(witness.moment.to_bytes(8) + bytes(64))
    return checkpoint(good.bundle(), lambda text: text + line)


@bundle
def no_witness_signed(good):
    maker = good.copy()
    maker.witnesses = []
    return good.bundle(maker)


@bundle
def a_stranger_signs_under_the_name_of_the_witness(good):
    maker = good.copy()
    witness = maker.witnesses[0]
    maker.witnesses = [Signer(witness.name, STRANGER, witness.moment)]
    return good.bundle(maker)


@bundle
def the_witness_signs_for_no_time(good):
    maker = good.copy()
    maker.witnesses = [Signer(maker.witnesses[0].name, maker.witnesses[0].key, 0)]
    return good.bundle(maker)


@bundle
def the_time_of_the_witness_is_another(good):
    witness = good.maker.witnesses[0]

    def change(whole):
        lines = whole.split("\n")
        head, data = lines[5].rsplit(" ", 1)
        lines[5] = f"{head} {flip64(data, at=11)}"
        return "\n".join(lines)

    assert witness.name in good.bundle()["checkpoint"]
    return checkpoint(good.bundle(), change)


@bundle
def the_size_has_a_leading_zero(good):
    size = good.maker.newest()
    return resigned(good, good.maker, lambda text: text.replace(f"\n{size}\n", f"\n0{size}\n"))


@bundle
def the_root_has_spare_bits(good):
    def change(text):
        origin, size, root, _ = text.split("\n")
        return "\n".join((origin, size, root[:-2] + chr(ord(root[-2]) + 1) + "=", ""))

    return resigned(good, good.maker, change)


@bundle
def the_checkpoint_does_not_end_its_last_line(good):
    return checkpoint(good.bundle(), lambda text: text[:-1])


@bundle
def the_checkpoint_has_no_signature(good):
    return checkpoint(good.bundle(), lambda text: text[: text.index("\n\n") + 2])


@bundle
def the_checkpoint_has_a_carriage_return(good):
    return resigned(good, good.maker, lambda text: text.replace("\n", "\r\n"))


@bundle
def the_checkpoint_is_older_than_the_directory_entry(good):
    found = good.bundle()
    return {**found, "checkpoint": good.maker.checkpoint(good.maker.newest() - 1).decode()}


@bundle
def the_checkpoint_is_of_an_empty_log(good):
    maker = good.copy()
    found = good.bundle(maker)
    return {**found, "checkpoint": maker.checkpoint(0).decode()}


# The directory entry


def of_directory(good, change):
    """A ledger whose last directory entry has another body; the rest of it follows."""
    maker = good.copy()
    number = maker.newest() - 1
    maker.entries = maker.entries[: number + 1]
    maker.set(number, change(maker.entries[number][1])).link()
    return good.bundle(maker, size=number + 1)


@bundle
def the_directory_entry_names_a_number_one_off(good):
    return of_directory(good, lambda body: flipped(body, at=9))


@bundle
def the_lists_root_is_flipped(good):
    return of_directory(good, lambda body: flipped(body, at=20))


@bundle
def the_directory_entry_has_a_byte_more(good):
    return of_directory(good, lambda body: body + b"\0")


@bundle
def the_directory_entry_is_of_another_version(good):
    return of_directory(good, lambda body: b"\2" + body[1:])


@bundle
def the_directory_entry_is_not_last(good):
    maker = good.copy()
    size = maker.newest()
    maker.entries = maker.entries[:size]
    body = maker.entries[last_about_officers(maker)][1]
    maker.entries.append((maker.entries[-1][0], body))
    maker.rebuild()
    found = good.bundle(maker, size=size)
    found["checkpoint"] = maker.checkpoint(size + 1).decode()
    for one in [found["directory"], *(e for each in found["lists"] for e in each["entries"])]:
        number = int.from_bytes(base64.b64decode(one["leaf"])[1:9])
        one["path"] = [b64(step) for step in maker.path(number, size + 1)]
    return found


@bundle
def another_entry_stands_for_the_directory_entry(good):
    found = good.bundle()
    one = good.maker.entry(last_about_officers(good.maker), good.maker.newest())
    return {**found, "directory": one}


@bundle
def the_body_of_the_directory_entry_is_an_older_one(good):
    found = good.bundle()
    found["directory"]["body"] = flip64(found["directory"]["body"], at=30)
    return found
