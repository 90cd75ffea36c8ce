"""Reads a key that `ikrar key new` made, and what it signed, with Python's cryptography.

usage: keys.py KEY    KEY.pem, KEY.pub and KEY.jsonl; the passphrase is in IKRAR_PASSPHRASE
"""

import os
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import (
    load_pem_private_key,
    load_pem_public_key,
)

from reader import strict
from reader.events import Signed
from reader.primitives import accepts, key_id, unbase64, unhex

FIELDS = ("ledger", "author", "event", "signature")


def main():
    start = Path(sys.argv[1])
    pem = start.with_suffix(".pem").read_bytes()
    passphrase = os.environ["IKRAR_PASSPHRASE"].encode() if b"ENCRYPTED" in pem else None
    private = load_pem_private_key(pem, passphrase)
    public = load_pem_public_key(start.with_suffix(".pub").read_bytes())
    raw = public.public_bytes_raw()
    assert private.public_key().public_bytes_raw() == raw, "another public key"

    line = start.with_suffix(".jsonl").read_bytes()
    ledger, author, event, signature = strict.record(strict.loads(line), FIELDS)
    ledger, author = unhex(ledger, 32, "ledger"), unhex(author, 32, "author")
    event, signature = unbase64(event, "event"), unhex(signature, 64, "signature")
    assert key_id(raw) == author, "another key id"
    signed = Signed(b"\1" + author + b"\1" + signature + event)
    assert signed.event.kind == "pact-signed", "another event"
    public.verify(signature, signed.message(ledger))
    signed.verify(ledger, {author: raw})

    for changed in (bytes([signature[0] ^ 1]) + signature[1:], signature[:-1] + b"\x20"):
        try:
            public.verify(changed, signed.message(ledger))
        except InvalidSignature:
            assert not accepts(raw, signed.message(ledger), changed)
            continue
        raise AssertionError("a changed signature is accepted")


if __name__ == "__main__":
    main()
