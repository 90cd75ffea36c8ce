#!/usr/bin/env bash
# Lets every judge look at a ledger that the program makes, publishes and hands out.
#
# usage: run.sh IKRAR    the built program; IKRAR_JUDGES is where tools are kept (target/judges)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1")
tools=${IKRAR_JUDGES:-$here/../../target/judges}
origin=ikrar.example/sumsel-demo # of `ikrar demo`
witness=saksi.example/judges

say() { printf -- '-- %s\n' "$*"; }

say "tools"
"$here/build.sh" "$tools"
tools=$(cd "$tools" && pwd)
python=$tools/venv/bin/python judge=$tools/judge
lay() { "$python" -B "$here/lay.py" "$@"; }
verify() { "$python" -B "$here/verify.py" "$@"; }

say "vectors"
"$python" -B "$here/vectors.py" "$here/../vectors" "$tools/torchwood"
"$python" -B "$here/flips.py" "$judge" "$here/../vectors/proofs"

work=$(mktemp -d)
trap 'kill "${serving:-}" 2> /dev/null || true; rm -rf "$work"' EXIT
unset IKRAR_LEDGER IKRAR_KEY IKRAR_PASSPHRASE
export XDG_STATE_HOME=$work/state
ikrar() { "$program" --lang en --quiet --ledger "$work/ledger" "$@"; }

say "a ledger"
"$program" --lang en --quiet demo --people 200 --dir "$work/demo" > /dev/null
mv "$work/demo/ledger" "$work/demo/keys" "$work"
for key in log witness; do
    "$program" --lang en --quiet key new --no-passphrase -o "$work/keys/$key.pem" > /dev/null
done
lay policy "$work" "$origin" "$witness"

say "keys"
mkdir "$work/own"
ikrar campaign export sumsel-2024 -o "$work/own/campaign.json" > /dev/null
"$here/keys.sh" "$program" "$python" "$work/own/campaign.json" "$work/own"

# An officer comes and goes between three checkpoints, so that older ones are there, and the last
# fact about officers is a revocation. The second reader closes and publishes the first two, the
# program the last one, which a witness of the program signs too.
close() {
    ikrar log --format json --from 0 > "$work/log.jsonl"
    lay close "$work" "$origin" "$witness"
}
close
ikrar --key "$work/keys/admin.pem" officer enroll --role registrar --office BKPSDM \
    --public-key "$work/own/theirs.pub" --from 2024-01-01 > /dev/null
close
key=$("$program" --format json key show "$work/own/theirs.pub" |
    sed 's/.*"key_id":"\([0-9a-f]*\)".*/\1/')
ikrar --key "$work/keys/admin.pem" officer revoke "$key" --on 2024-02-01 --reason "left" > /dev/null
ikrar --key "$work/keys/admin.pem" log-key announce "$work/keys/log.pub" > /dev/null
{ grep '^log ' "$work/policy" && echo 'quorum none'; } > "$work/logs"
"$program" --lang en --key "$work/keys/witness.pem" witness serve --name "$witness" \
    --policy "$work/logs" --state "$work/seen" --listen 127.0.0.1:0 > "$work/serving" &
serving=$!
until [ -s "$work/serving" ]; do sleep 0.1; done
ikrar witness add one "$(grep '^witness ' "$work/policy" | cut -d' ' -f3)" \
    "http://$(sed -n '1s/.* //p' "$work/serving")/" > /dev/null
ikrar --key "$work/keys/log.pem" checkpoint
ikrar verify
ikrar monitor "$work/ledger/public" --policy "$work/policy" --state "$work/monitor" --require-quorum

ikrar log --format json --from 0 > "$work/log.jsonl"
lay people "$work"
mapfile -t people < "$work/people"
for number in 0 1; do
    ikrar prove "${people[$number]}" "$work/$number.ikrar" > /dev/null
    ikrar check "$work/$number.ikrar" --policy "$work/policy" > /dev/null
done
ikrar prove 3 "$work/3.tlog-proof" > /dev/null
ln -s ledger/public "$work/public"

say "judges from outside"
"$judge" note "$work/policy" "$work/public/checkpoint"
"$judge" proof "$work/policy" "$work/3.tlog-proof" "$work/3.leaf"
"$judge" tiles "$work/policy" "$work/public"
"$judge" fsck "$work/policy" "$work/public"
lay claims "$work" "$work/0.ikrar" "$work/1.ikrar"
"$judge" root "$work/directory.txt" "$(cat "$work/root")"
"$judge" directory "$work/claims.txt"
lay names "$work"
"$judge" root "$work/names.txt" "$(cat "$work/names-root")"

say "the second reader"
verify folder "$work/public" --policy "$work/policy" --topics "$work/0.ikrar"
verify log "$work/log.jsonl" --keyring "$work/ledger/keyring" \
    --policy "$work/policy" --checkpoint "$work/public/checkpoint"
for number in 0 1; do
    verify bundle "$work/$number.ikrar" --policy "$work/policy"
done

say "forgeries"
"$python" -B "$here/forgeries.py" "$program" "$judge" "$work"
say "all judges agree"
