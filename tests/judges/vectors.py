"""Makes every value of tests/vectors/proofs again, and runs the reader over what others judged.

usage: vectors.py VECTORS TORCHWOOD    the folder tests/vectors, and torchwood's in the module cache
"""

import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reader import Refused, directory, entry, note, tree, vrf
from reader.events import Signed, batch_root
from reader.primitives import accepts, blake, keyed, unbase64, unseal

EMPTY = ("", "''")


def main():
    vectors, torchwood = (Path(argument) for argument in sys.argv[1:])
    proofs = vectors / "proofs"
    values = read_values(proofs / "values.txt")
    leaves = [values[f"leaf {number}"] for number in range(3)]
    lists(values, leaves)
    links(values, leaves)
    sealed(values)
    published(values, leaves, proofs)
    pairs = [line.split() for line in content(proofs / "directory.txt")]
    same("directory.txt", tree_root(pairs), values["lists root"])
    for line in content(proofs / "claims.txt"):
        root, label, value, proof = line.split()
        value = None if value == "-" else bytes.fromhex(value)
        directory.verify(*map(bytes.fromhex, (root, label)), value, bytes.fromhex(proof))
    print("vectors: every value is made again")
    print(f"signatures: {signatures(vectors / 'cctv-ed25519.json')} of 914 accepted")
    print(f"tree: {inclusions(vectors / 'merkle-rfc6962.jsonl')} inclusion proofs judged alike")
    print(f"batches: {batches()} paths lead to their roots")
    print(f"vrf: {outputs(vectors / 'vrf-r255.txt')} outputs and proofs judged alike")
    print(f"patricia: {roots(torchwood / 'mpt/testdata/treehash.txt')} roots")
    print(f"patricia: {lookups(torchwood / 'mpt/testdata/verify.txt')} proofs judged alike")


def same(name, made, wanted):
    if made != wanted:
        sys.exit(f"{name}: {made} was made, {wanted} is written")


def content(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def read_values(path):
    pairs = (line.rsplit(None, 1) for line in content(path))
    return {name: bytes.fromhex(digits) for name, digits in pairs}


def outputs(path):
    lines = content(path)
    for line in lines:
        kind, *words = line.split()
        words = [b"" if word == "-" else bytes.fromhex(word) for word in words]
        if kind == "bad":
            same(line, is_output(*words), False)
            continue
        secret, public, data, proof, wanted = words
        same(line, vrf.public_of(secret), public)
        same(line, vrf.prove(secret, public, data), proof)
        same(line, vrf.output(secret, public, data), wanted)
        same(line, vrf.verify(public, data, proof), wanted)
    return len(lines)


def is_output(public, data, proof):
    try:
        vrf.verify(public, data, proof)
    except Refused:
        return False
    return True


def tree_root(pairs):
    return directory.tree_root(sorted((bytes.fromhex(k), bytes.fromhex(v)) for k, v in pairs))


def lists(values, leaves):
    ledger, person = values["ledger"], values["person"]
    same("label", directory.label(ledger, person), values["label of the person"])
    same("start", directory.start(ledger, person), values["list start of the person"])
    for topic in directory.TOPICS:
        same(topic, directory.label(ledger, topic), values[f"label of {topic}"])
        same(topic, directory.start(ledger, topic), values[f"list start of {topic}"])
    kept = directory.Lists(ledger)
    kept.add("officers", leaves[0])
    kept.add(person, leaves[1])
    same("list", kept.values["officers"], values["list of officers, entry 0"])
    same("list", kept.values[person], values["list of the person, entry 1"])
    same("lists root", kept.root(), values["lists root"])


def links(values, leaves):
    link = entry.NO_LINK
    for number, data in enumerate(leaves):
        leaf = entry.Leaf(data)
        leaf.follows(number, link, 0)
        link = leaf.link
        same("leaf hash", tree.leaf_hash(data), values[f"tree leaf hash {number}"])
    same("link 2", link, values["link 2"])
    last = entry.directory_entry(entry.Leaf(leaves[2]), values["body 2"], 3)
    same("lists root", last.lists_root, values["lists root"])
    same("body hash 2", blake(values["body 2"]), values["body hash 2"])
    for size in (2, 3):
        made = tree.root([tree.leaf_hash(leaf) for leaf in leaves[:size]])
        same("root", made, values[f"root of size {size}"])


def sealed(values):
    key = entry.body_key(values["data key of the person"], 1)
    same("body key", key, values["body key of entry 1"])
    body = values["sealed body of entry 1 under its own key"]
    same("hash", blake(body), values["its hash"])
    associated = body[:18] + values["leaf 1"][1:17]
    same("nonce", body[18:30], values["nonce of entry 1"])
    plain = unseal(key, body[18:30], body[30:], associated, "vector")
    same("signed event", plain, values["signed event of entry 1"])
    same("kind", Signed(plain).event.kind, "pact-signed")


def published(values, leaves, proofs):
    public = proofs / "published"
    policy = note.Policy((proofs / "policy").read_bytes())
    data = (public / "checkpoint").read_bytes()
    checkpoint, times = policy.open(data)
    same("size", (checkpoint.size, checkpoint.root), (3, values["root of size 3"]))
    same("times", times, {"bkn": int.from_bytes(values["time of the cosignature"])})
    same("checkpoint", data, (public / "checkpoints/3").read_bytes())
    for path, (tile, _) in tree.tiles(leaves, 3).items():
        same(path, tile, (public / path).read_bytes())
    keys = [(values["seed of the log key"], policy.logs[0])]
    keys.append((values["seed of the witness key"], policy.members["bkn"]))
    for seed, key in keys:
        made = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        same("public key", made, key.public)
    head, _, rest = (proofs / "entry-1.tlog-proof").read_bytes().partition(b"\n\n")
    same("checkpoint of the proof", rest, data)
    lines = head.decode().split("\n")
    same("proof", lines[:2], ["c2sp.org/tlog-proof@v1", "index 1"])
    path = [unbase64(line, "proof") for line in lines[2:]]
    leaf = (proofs / "entry-1.leaf").read_bytes()
    tree.verify_inclusion(tree.leaf_hash(leaf), 1, 3, path, checkpoint.root)


# Over the numbers of the cases that the strict rule accepts, two bytes each, big-endian.
ACCEPTED = "d469abec994d02eb6a1057e92ca486a29b14a4115623a6cbd298bc68e3e12747"


def signatures(path):
    cases = json.loads(path.read_text(encoding="utf-8"))
    same("cases", len(cases), 914)
    accepted = [
        case["number"] for case in cases
        if accepts(
            bytes.fromhex(case["key"]), case["msg"].encode(), bytes.fromhex(case["sig"])
        )
    ]
    numbers = b"".join(number.to_bytes(2) for number in accepted)
    same(f"accepted {accepted}", blake(numbers).hex(), ACCEPTED)
    return len(accepted)


def inclusions(path):
    count = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if "leafIdx" not in case:
            continue  # a proof of consistency, which this reader does not need: it has all leaves
        hashes = [case["leafHash"], case["root"], *case["proof"]]
        leaf, root, *proof = (unbase64(hashed, "vector") for hashed in hashes)
        size, index = case["treeSize"], case["leafIdx"]
        good = judged(tree.verify_inclusion, leaf, index, size, proof, root)
        same(line, good, not case["wantErr"])
        count += 1
    return count


def judged(check, *arguments):
    try:
        check(*arguments)
    except Refused:
        return False
    return True


def batches():
    """A batch's path is walked as its root is made, level by level."""
    leaf, inner = b"ikrar event batch leaf key v1...", b"ikrar event batch node key v1..."
    count = 0
    for size in (1, 2, 3, 5, 8, 256):
        events = [bytes([number % 256, size % 256]) for number in range(size)]
        for index in {0, size // 2, size - 1}:
            level, at, path = [keyed(leaf, event) for event in events], index, []
            while len(level) > 1:
                if at ^ 1 < len(level):
                    path.append(level[at ^ 1])
                pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
                level = [keyed(inner, b"".join(p)) if len(p) == 2 else p[0] for p in pairs]
                at //= 2
            same("batch", batch_root(size, index, path, events[index]), level[0])
            same("batch", judged(batch_root, size, index, path + [leaf], events[index]), False)
            count += 1
    return count


def roots(path):
    count, pairs = 0, []
    for line in content(path):
        words = ["" if word in EMPTY else word for word in line.split()]
        if words[0] == "kv":
            pairs.append(words[1:])
            continue
        # Ours are the trees whose labels are of 32 bytes; others have bits behind a label's end.
        if all(len(key) == 64 for key, _ in pairs):
            same(line, tree_root(pairs), bytes.fromhex(words[1]))
            count += 1
        pairs = []
    return count


def lookups(path):
    count, state = 0, {}
    text = path.read_text(encoding="ascii").replace("\\\n", " ")
    for line in text.splitlines():
        word, _, rest = line.strip().partition(" ")
        if word in ("snap", "key", "val", "proof"):
            absent = word == "val" and rest == "-"
            state[word] = None if absent else bytes.fromhex("" if rest == "''" else rest)
        elif word == "verify" and len(state["key"]) == 32 and len(state["snap"]) == 32:
            good = judged(
                directory.verify, state["snap"], state["key"], state["val"], state["proof"]
            )
            proof = state["proof"]
            # An absent label is shown by another one, which in our trees has 32 bytes as well.
            other = state["val"] is None and proof and proof[:1] + proof[33:34] != b"\x20\x20"
            same(f"{line} {state}", good, rest == "true" and not other)
            count += 1
    return count


if __name__ == "__main__":
    main()
