"""JSON that has one meaning: no key twice, no key too many, and each value of its type."""

import json

from . import Refused, need


def no_key_twice(pairs):
    read = dict(pairs)
    need(len(read) == len(pairs), "json", "a key stands twice")
    return read


def no_constant(name):
    raise Refused("json", f"{name} is no number")


def loads(data):
    try:
        text = data.decode("utf-8")
        return json.loads(text, object_pairs_hook=no_key_twice, parse_constant=no_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as fault:
        raise Refused("json", str(fault)) from fault


def record(value, needed, optional=()):
    """The values of a record's keys: those that must be there, then those that may, else None."""
    need(isinstance(value, dict), "json", "no object")
    keys = set(value)
    need(set(needed) <= keys, "json", f"without {sorted(set(needed) - keys)}")
    need(keys <= set(needed) | set(optional), "json", "a key that is not known")
    return [value.get(key) for key in (*needed, *optional)]


def texts(value):
    need(isinstance(value, list), "json", "no list")
    need(all(isinstance(item, str) for item in value), "json", "no text")
    return value


def text(value):
    need(isinstance(value, str), "json", "no text")
    return value
