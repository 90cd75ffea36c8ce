"""Forges a good ledger in many ways and asks about each: verify.py, the program, and where
checkpoints and tiles tell, the judge in Go. They must agree: on the good ones that all is proven,
on each forgery that it is refused. On a file in which one byte is another they must agree whatever
they say: not every byte says something. With IKRAR_JUDGES_WORDS set the others' words are shown. Where
IKRAR_PAGE names docs/verify/judge.mjs, made ready by `npm ci`, the page judges bundles as well.

usage: forgeries.py IKRAR JUDGE WORK [WORD]    WORK as run.sh lays it out; only names with the word
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from forged import BUNDLES, FOLDERS, LOGS, POLICIES, VARIANTS, Good, dump, flipped
from forged import (
    checkpoints, entries, folders, logs, numbers, policies, seals, texts, variants,
)
from maker import Maker, Signer, private_key
from reader import keyring, note
from reader.export import Export
from verify import judge

# Who fill the tables.
FORGED = (checkpoints, entries, numbers, seals, logs, texts, policies, folders, variants)
REFUSALS = (2, 3, 4)  # unreadable, a check failed, the quorum is not met
LEAST = 60
PAGE = os.environ.get("IKRAR_PAGE")
FLIPS = 150


@dataclass
class Case:
    kind: str
    name: str
    ours: list | None  # arguments of the program, where it has a command for it
    theirs: list  # arguments of verify.py
    is_good: bool | None = False  # None where either will do
    others: list | None = None  # a call of the judge in Go, where it must see it too


class Work:
    """What run.sh made: a ledger, its keys, and what it published."""

    def __init__(self, ikrar, go, folder, scratch):
        self.ikrar, self.go, self.folder, self.scratch = ikrar, go, folder, scratch
        self.policy, self.ledger = folder / "policy", folder / "ledger"
        data = (folder / "log.jsonl").read_bytes()
        data_keys = keyring.read(self.ledger / "keyring")
        export = Export(data)
        rules = note.Policy(self.policy.read_bytes())
        witnesses = [
            Signer(rules.members[name].name, private_key(folder / "keys/witness.pem"), moment)
            for name, moment in rules.open((folder / "public/checkpoint").read_bytes())[1].items()
        ]
        log = Signer(rules.logs[0].name, private_key(folder / "keys/log.pem"))
        keys = (data_keys, keyring.names_key(self.ledger / "keyring"))
        maker = Maker.of_export(data, export.keys.ledger, log, witnesses, *keys)
        person, other = (bytes.fromhex(line) for line in (folder / "people").read_text().split())
        keys = (private_key(folder / f"keys/{who}.pem") for who in ("admin", "registrar"))
        self.good = Good(maker, person, other, *keys)

        self.topics = self.file("topics.ikrar", dump(maker.bundle()))

    def file(self, name, data):
        path = self.scratch / name.replace(" ", "-")
        path.write_bytes(data)
        return path

    def bundle(self, name, made, policy=None, is_good=False):
        data = made if isinstance(made, bytes) else dump(made)
        path = self.file(f"{name}.ikrar", data)
        policy = policy or self.policy
        return Case(
            "bundle", name, ["check", path, "--policy", policy],
            ["bundle", path, "--policy", policy], is_good,
        )

    def log(self, name, maker, is_good=False):
        export = self.file(f"{name}.jsonl", maker.export())
        ledger = self.scratch / f"{name} ledger".replace(" ", "-")
        maker.journal(ledger, self.ledger)
        signed = self.folder / "public/checkpoint"
        # A log that only ends early is sound for whoever has not seen what was signed.
        ours = None if name in logs.SHORTER else ["--ledger", ledger, "verify"]
        return Case(
            "log", name, ours,
            ["log", export, "--keyring", ledger / "keyring", "--policy", self.policy,
             "--checkpoint", signed], is_good,
        )

    def public(self, name, change=None):
        path = self.scratch / f"{name} public".replace(" ", "-")
        shutil.copytree(self.folder / "public", path)
        if change is not None:
            change(self.good, path)
        return Case(
            "folder", name, None,
            ["folder", path, "--policy", self.policy, "--topics", self.topics], change is None,
            ["tiles", self.policy, path] if change is None or name in folders.TREES else None,
        )

    def cases(self):
        good = self.good
        yield self.bundle("the good one", good.bundle(), is_good=True)
        yield self.log("the good one", good.copy(), is_good=True)
        yield self.log("the good one made anew", good.copy().rebuild(), is_good=True)
        yield self.public("the good one")
        for name, make in VARIANTS.items():
            yield self.bundle(f"good: {name}", make(good), is_good=True)
        for name, data in variants.policies(good).items():
            policy = self.file(f"{name}.policy", data)
            yield self.bundle(f"good: policy {name}", good.bundle(), policy, is_good=True)
        for name, forge in BUNDLES.items():
            yield self.bundle(name, forge(good))
        for name, forge in LOGS.items():
            yield self.log(name, forge(good))
        for name, forge in POLICIES.items():
            bundle = good.bundle()
            policy = self.file(f"{name}.policy", forge(good))
            case = self.bundle(f"policy {name}", bundle, policy)
            yield Case("policy", name, case.ours, case.theirs)
        for name, forge in FOLDERS.items():
            yield self.public(name, forge)
        data = dump(good.bundle())
        for at in range(0, len(data), len(data) // FLIPS):
            changed = flipped(data, at, mask=1 << at % 7)
            yield self.bundle(f"byte {at} is another", changed, is_good=None)

    def judge(self, case):
        """What each says: exit code and words."""
        state = {**os.environ, "XDG_STATE_HOME": str(self.folder / "state")}
        verdicts = [judge(list(map(str, case.theirs)))]
        if case.ours is not None:
            verdicts.append(run([self.ikrar, "--lang", "en", *case.ours], state))
        if PAGE and case.theirs[0] == "bundle":
            bundle, policy = case.theirs[1], case.theirs[3]
            verdicts.append(run(["node", PAGE, bundle, policy], state))
        if case.others is not None:
            code, said = run([self.go, *case.others], state)
            verdicts.append((3 if code == 1 else code, said))  # a judge that broke ends with 2
        return case, verdicts


def run(call, state):
    ended = subprocess.run(
        list(map(str, call)), capture_output=True, text=True, check=False, env=state,
        errors="replace",
    )
    return ended.returncode, " ".join((ended.stdout + ended.stderr).split())[:300]


def fault(case, verdicts):
    """What is wrong with the verdicts, or None."""
    codes = [code for code, _ in verdicts]
    refused = [code != 0 for code in codes]
    if any(code not in (0, *REFUSALS) for code in codes):
        return "one of them broke"
    if any(refused) and not all(refused):
        return "they disagree"
    if case.is_good is None:
        return None
    if case.is_good and any(refused):
        return "a good one is refused"
    return None if case.is_good or all(refused) else "nobody refuses it"


def main():
    ikrar, go, folder = (Path(argument).resolve() for argument in sys.argv[1:4])
    word = sys.argv[4] if len(sys.argv) > 4 else ""
    counts, faults = {}, []
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(2) as pool:
        work = Work(ikrar, go, folder, Path(scratch))
        chosen = (case for case in work.cases() if word in f"{case.kind} {case.name}")
        for case, verdicts in pool.map(work.judge, chosen):
            wrong = fault(case, verdicts)
            codes = " ".join(str(code) for code, _ in verdicts)
            print(f"{case.kind:7} {case.name:62} {codes:5}  {verdicts[0][1][:60]}")
            if "IKRAR_JUDGES_WORDS" in os.environ:
                print("".join(f"        {said}\n" for _, said in verdicts[1:]), end="")
            if wrong:
                faults.append(f"{case.kind}: {case.name}: {wrong}")
                faults.extend(f"  {said}" for _, said in verdicts)
            elif case.is_good is False:
                counts[case.kind] = counts.get(case.kind, 0) + 1
    refused = ", ".join(f"{count} of a {kind}" for kind, count in counts.items())
    print(f"refused by all: {sum(counts.values())} forgeries ({refused})")
    if faults:
        sys.exit("\n".join(faults))
    if not word and sum(counts.values()) < LEAST:
        sys.exit("too few forgeries")


if __name__ == "__main__":
    main()
