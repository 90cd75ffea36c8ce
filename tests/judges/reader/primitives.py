"""Hashes, keys, signatures and texts that the formats are made of."""

import base64
import binascii
import hashlib

from blake3 import blake3
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import Refused, need

FIELD = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, -1, FIELD) % FIELD


def sha256(data):
    return hashlib.sha256(data).digest()


def blake(data):
    return blake3(data).digest()


def keyed(key, data):
    return blake3(data, key=key).digest()


def derive(context, data):
    return blake3(data, derive_key_context=context).digest()


def key_id(public_key):
    return derive("ikrar 2026-11-22 key id v1", public_key)


def ledger_id(event):
    return derive("ikrar 2026-11-22 ledger id v1", event)


def unbase64(text, check):
    """Base64 with padding, of which each value has exactly one form."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as fault:
        raise Refused(check, "base64") from fault
    need(base64.b64encode(data).decode() == text, check, "base64 of another form")
    return data


def unhex(text, size, check):
    """Lowercase hexadecimal digits of so many bytes."""
    need(isinstance(text, str) and len(text) == 2 * size, check, "hexadecimal digits")
    need(all(digit in "0123456789abcdef" for digit in text), check, "hexadecimal digits")
    return bytes.fromhex(text)


def decode_point(data):
    """A point of the curve from its 32 bytes, as (x, y), or None. A y of the field's order or more
    is read, as the verifiers read it that the rule is about."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, (number & (2**255 - 1)) % FIELD
    numerator, denominator = (y * y - 1) % FIELD, (CURVE_D * y * y + 1) % FIELD
    square = numerator * pow(denominator, -1, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    if x * x % FIELD != square:
        x = x * pow(2, (FIELD - 1) // 4, FIELD) % FIELD
    if x * x % FIELD != square:
        return None
    return (FIELD - x if x % 2 != sign and x else x, y)


def is_of_small_order(point):
    """Whether eight times the point is the identity."""
    x, y = point
    for _ in range(3):
        product = CURVE_D * x * x * y * y
        x, y = (
            2 * x * y * pow(1 + product, -1, FIELD) % FIELD,
            (y * y + x * x) * pow(1 - product, -1, FIELD) % FIELD,
        )
    return (x, y) == (0, 1)


def accepts(public_key, message, signature):
    """The strict rule: s below the order, R compared as bytes, A and R not of small order."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    if int.from_bytes(signature[32:], "little") >= ORDER:
        return False
    for encoded in (public_key, signature[:32]):
        point = decode_point(encoded)
        if point is None or is_of_small_order(point):
            return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def unseal(key, nonce, sealed, associated, check):
    try:
        return AESGCM(key).decrypt(nonce, sealed, associated)
    except InvalidTag as fault:
        raise Refused(check, "does not open") from fault
