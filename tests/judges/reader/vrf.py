"""C2SP vrf-r255: what only the holder of a secret key can calculate, and anybody can check."""

import hashlib

from . import need
from .primitives import ORDER
from .ristretto import BASE, add, decode, encode, from_uniform, times

SUITE = b"\xffc2sp.org/vrf-r255"
NEUTRAL = bytes(32)


def hashed(of, *parts):
    return hashlib.sha512(SUITE + bytes([of]) + b"".join(parts)).digest()


def element(public, data):
    return from_uniform(hashed(0x82, public, data))


def challenge(public, points):
    return hashed(0x02, public, *points, b"\0")[:16]


def output_of(gamma):
    return hashed(0x03, gamma, b"\0")


def public_of(secret):
    return encode(times(int.from_bytes(secret, "little"), BASE))


def output(secret, public, data):
    """The output alone, 64 bytes."""
    return output_of(encode(times(int.from_bytes(secret, "little"), element(public, data))))


def prove(secret, public, data):
    """The proof, 80 bytes."""
    number, h = int.from_bytes(secret, "little"), element(public, data)
    gamma = encode(times(number, h))
    nonce = int.from_bytes(hashed(0x81, secret, encode(h)), "little") % ORDER
    points = [encode(h), gamma, encode(times(nonce, BASE)), encode(times(nonce, h))]
    said = challenge(public, points)
    answer = (nonce + int.from_bytes(said, "little") * number) % ORDER
    return gamma + said + answer.to_bytes(32, "little")


def verify(public, data, proof):
    """Verifies a proof; gives the output that it proves."""
    need(len(proof) == 80, "names", "a proof of another length")
    key, gamma = decode(public), decode(proof[:32])
    need(key is not None and public != NEUTRAL, "names", "the key is none")
    need(gamma is not None, "names", "no element of the group")
    said, answer = proof[32:48], int.from_bytes(proof[48:], "little")
    need(answer < ORDER, "names", "above the group's order")
    minus, h = -int.from_bytes(said, "little") % ORDER, element(public, data)
    u = add(times(answer, BASE), times(minus, key))
    v = add(times(answer, h), times(minus, gamma))
    points = [encode(h), proof[:32], encode(u), encode(v)]
    need(challenge(public, points) == said, "names", "a proof of something else")
    return output_of(proof[:32])
