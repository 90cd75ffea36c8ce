#!/bin/sh
# The road with its peers: `tests/benches/peers/run.sh`. SQLite stands in the same run, before and
# after ours at each measure; what is not there is said.
cd "$(dirname "$0")/../../.." || exit 1
if ! python3 -c 'import sqlite3' 2>/dev/null; then
    echo "SKIPPED: SQLite needs python3 with its sqlite3 module; Debian: apt-get install python3" >&2
fi
for peer in PostgreSQL immudb Tessera; do
    echo "SKIPPED: no harness for $peer yet" >&2
done
exec cargo bench --locked --workspace --bench road
