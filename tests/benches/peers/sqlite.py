"""SQLite at the same work as ikrar's log: WAL, synchronous=full, rows of an entry's size.

sqlite.py append DATABASE BATCH TOTAL  ▶ seconds that inserting durably took
sqlite.py read DATABASE COUNT          ▶ seconds that looking up rows here and there took
"""

import sqlite3
import sys
import time


def open_database(name):
    peer = sqlite3.connect(name, isolation_level=None)
    peer.execute("pragma journal_mode=wal")
    peer.execute("pragma synchronous=full")
    return peer


def append(name, batch, total):
    peer = open_database(name)
    peer.execute("create table log (seq integer primary key, entry blob)")
    rows = [(bytes(411),)] * batch
    started = time.time()
    for _ in range(total // batch):
        peer.execute("begin")
        peer.executemany("insert into log (entry) values (?)", rows)
        peer.execute("commit")
    return time.time() - started


def read(name, count):
    peer = open_database(name)
    size = peer.execute("select max(seq) from log").fetchone()[0]
    places = [1 + number * 0x9E3779B97F4A7C15 % 2**64 % size for number in range(count)]
    def look():
        for at in places:
            peer.execute("select entry from log where seq = ?", (at,)).fetchone()

    look()
    started = time.time()
    look()
    return time.time() - started


if sys.argv[1] == "append":
    print(append(sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
else:
    print(read(sys.argv[2], int(sys.argv[3])))
