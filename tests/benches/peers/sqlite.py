"""SQLite at the work that ../peers.rs sets: WAL, synchronous=full, no hash chain.

sqlite.py FOLDER ENTRIES    prints what go/main.go says; reads and checks nothing by hashes
"""

import os
import sqlite3
import sys
import time

RECORD_BYTES, SINGLES, TOGETHER, READS = 411, 2_000, 1_000, 20_000


def open_database(path):
    peer = sqlite3.connect(path, isolation_level=None)
    peer.execute("pragma journal_mode=wal")
    peer.execute("pragma synchronous=full")
    peer.execute("create table if not exists log (seq integer primary key, entry blob)")
    return peer


def append(path, records, together):
    peer = open_database(path)
    started = time.perf_counter()
    for start in range(0, len(records), together):
        peer.execute("begin")
        rows = ((record,) for record in records[start : start + together])
        peer.executemany("insert into log (entry) values (?)", rows)
        peer.execute("commit")
    rate = len(records) / (time.perf_counter() - started)
    peer.close()
    return rate


def read(path, records):
    peer = open_database(path)
    numbers = [n * 0x9E3779B97F4A7C15 % 2**64 % len(records) for n in range(READS)]
    for _ in range(2):
        started = time.perf_counter()
        for number in numbers:
            row = peer.execute("select entry from log where seq = ?", (number + 1,)).fetchone()
            assert row[0] == records[number]
        took = time.perf_counter() - started
    return took * 1e6 / READS


def check(path):
    """Its own checksums are none; its b-tree is looked at, and every row read."""
    peer = open_database(path)
    started = time.perf_counter()
    assert peer.execute("pragma integrity_check").fetchone() == ("ok",)
    assert sum(1 for _ in peer.execute("select entry from log")) > 0
    return time.perf_counter() - started


def main():
    folder, entries = sys.argv[1:]
    with open(entries, "rb") as file:
        whole = file.read()
    records = [whole[at : at + RECORD_BYTES] for at in range(0, len(whole), RECORD_BYTES)]
    print("single", append(f"{folder}/single.db", records[:SINGLES], 1))
    path = f"{folder}/whole.db"
    print("batch", append(path, records, TOGETHER))
    print("read", read(path, records))
    print("check", check(path))
    sizes = [os.path.getsize(f"{folder}/{name}") for name in os.listdir(folder) if name.startswith("whole")]
    print("disk", sum(sizes) / len(whole))


main()
