#!/usr/bin/env bash
# OpenSSL and Python's cryptography read the keys that `ikrar key new` makes, and verify a line that
# such a key signed, by the recipes of docs/FORMATS.md, section 5.
#
# usage: keys.sh IKRAR PYTHON CAMPAIGN FOLDER    a campaign as exported, and a folder to work in
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
ikrar=$1 python=$2 campaign=$3 folder=$4

export IKRAR_PASSPHRASE="kata sandi yang panjang"
"$ikrar" --quiet key new --no-passphrase -o "$folder/plain.pem" > /dev/null
"$ikrar" --quiet key new -o "$folder/sealed.pem" > /dev/null
openssl genpkey -algorithm ed25519 -out "$folder/theirs.pem"
openssl pkey -in "$folder/theirs.pem" -pubout -out "$folder/theirs.pub"
chmod 600 "$folder/theirs.pem"
grep -q ENCRYPTED "$folder/sealed.pem"

verifies() { # key: whether OpenSSL accepts the message and signature in the folder
    openssl pkeyutl -verify -pubin -inkey "$folder/$1.pub" -rawin \
        -in "$folder/message" -sigfile "$folder/signature" > /dev/null 2>&1
}

for key in plain sealed theirs; do
    openssl pkey -in "$folder/$key.pem" -passin env:IKRAR_PASSPHRASE -pubout |
        cmp - "$folder/$key.pub"
    "$ikrar" --quiet --key "$folder/$key.pem" pact sign --yes --campaign "$campaign" \
        -o "$folder/$key.jsonl" > /dev/null
    field() { sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/" "$folder/$key.jsonl"; }
    {
        printf 'ikrar/event/v1\0'
        field ledger | xxd -r -p
        field event | base64 -d
    } > "$folder/message"
    field signature | xxd -r -p > "$folder/signature"
    verifies "$key"
    printf x >> "$folder/message"
    if verifies "$key"; then
        echo "OpenSSL accepts another message" >&2
        exit 1
    fi
    "$python" -B "$here/keys.py" "$folder/$key"
done
echo "keys: OpenSSL and cryptography read three, and verify a line of each"
