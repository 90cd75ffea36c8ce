"""A second reader of Ikrar's formats, written from docs/FORMATS.md and not from the program.

It shares no line with the program and no library either: BLAKE3 and AES-GCM come from the packages
`blake3` and `cryptography`, Ed25519 from OpenSSL behind checks of its own, the rest is here.
"""


class Refused(Exception):
    """What was read is not what it claims to be. `check` names the check that failed."""

    def __init__(self, check, detail=""):
        super().__init__(f"{check}: {detail}" if detail else check)
        self.check = check


class Quorum(Refused):
    """All is sound, but too few witnesses of the policy signed."""


def need(condition, check, detail=""):
    if not condition:
        raise Refused(check, detail)
