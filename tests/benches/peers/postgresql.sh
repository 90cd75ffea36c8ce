#!/usr/bin/env bash
# Makes a PostgreSQL of its own in a folder, and lets the peers' program work with it.
#
# usage: postgresql.sh SERVER PEERS FOLDER ENTRIES    SERVER is the folder of initdb and pg_ctl
set -euo pipefail
server=$1 peers=$2 folder=$(realpath "$3") entries=$4
# The server refuses to run as root.
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    as() { runuser -u postgres -- "$@"; }
    chmod o+x "$(dirname "$folder")" "$folder"
fi
mkdir "$folder/server" "$folder/logs"
[ "$(id -u)" != 0 ] || chown postgres "$folder/server"
cd "$folder"
as "$server/initdb" -D "$folder/server/data" -U peers --auth=trust > /dev/null
as "$server/pg_ctl" -D "$folder/server/data" -l "$folder/server/log" -w start \
    -o "-k $folder/server -c listen_addresses=" > /dev/null
trap 'as "$server/pg_ctl" -D "$folder/server/data" -m fast stop > /dev/null' EXIT
PGHOST=$folder/server PGUSER=peers "$peers" postgresql "$folder/logs" "$entries"
