#!/usr/bin/env bash
# Makes the judges ready in a folder: a Python environment with what requirements.txt pins, Go among
# it, and the program `judge`. Prints nothing but faults; whatever cannot be had ends it.
#
# usage: build.sh FOLDER    afterwards FOLDER/judge, FOLDER/venv/bin/python, FOLDER/torchwood
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)

if ! cmp -s "$here/requirements.txt" "$folder/venv/requirements.txt"; then
    rm -rf "$folder/venv"
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
        --no-deps --requirement "$here/requirements.txt"
    cp "$here/requirements.txt" "$folder/venv/"
fi

export PATH="$folder/venv/bin:$PATH" GOTOOLCHAIN=local GOFLAGS=-mod=readonly GOWORK=off
rm -rf "$folder/go"
cp -r "$here/go" "$folder/go"
cd "$folder/go"
torchwood=$(go mod download -json filippo.io/torchwood | sed -n 's/^\t"Dir": "\(.*\)",*$/\1/p')
test -d "$torchwood"
ln -sfn "$torchwood" "$folder/torchwood"
# The package is switched off by a build tag in the version that go.mod names. It is used from the
# copy in the module cache, whose hash go.sum pins, and stays out of this repository.
mkdir mpt
grep -v '^//go:build ignore$' "$torchwood/mpt/tree.go" > mpt/tree.go
go vet ./...
test -z "$(gofmt -l -- *.go)"
go build -trimpath -o "$folder/judge" .
