/** The tree of names: that a number is one person's alone. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';

import { check } from '../src/check.js';
import { ascii, concat, fromHex, toBase64, u64 } from '../src/bytes.js';
import { deriveKey } from '../src/hash.js';
import { Records } from '../src/records.js';
import { vrfOutput } from '../src/vrf.js';
import { absenceOf, patriciaRoot, presenceOf } from './kit/trees.js';
import { OTHER, PERSON, POLICY, bundleOf, bytesOf, story } from './kit/story.js';

const Point = ristretto255.Point;
const ORDER = Point.Fn.ORDER;
const SECRET = 0x1234567890abcdefn;
const PUBLIC = Point.BASE.multiply(SECRET).toBytes();
const [NIP, NIK] = ['199912292023031004', '1602052912990003'];
const [THEIRS, NOBODYS] = ['198705142010012007', '198705142010012008'];

const number = bytes => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
const little = (value, count) =>
  Uint8Array.from({ length: count }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));
const hash = (byte, ...parts) =>
  sha512(concat(Uint8Array.of(0xff), ascii('c2sp.org/vrf-r255'), Uint8Array.of(byte), ...parts));

/** C2SP vrf-r255's proof. */
function prove(alpha) {
  const h = ristretto255_hasher.deriveToCurve(hash(0x82, PUBLIC, alpha));
  const gamma = h.multiply(SECRET);
  const k = number(hash(0x81, little(SECRET, 32), h.toBytes())) % ORDER;
  const points = [h, gamma, Point.BASE.multiply(k), h.multiply(k)].map(point => point.toBytes());
  const c = number(hash(2, PUBLIC, ...points, Uint8Array.of(0)).subarray(0, 16));
  return concat(gamma.toBytes(), little(c, 16), little((k + c * SECRET) % ORDER, 32));
}

/** The story's ledger with a tree of names, in which these people have the numbers. */
async function ledgerOf(held) {
  const ledger = await story();
  ledger.entries.pop();
  const made = {};
  const pairs = Object.entries(held).map(([number, person]) => {
    const kind = Uint8Array.of(number.length === 16 ? 3 : 1);
    const alpha = concat(ledger.id, kind, u64(BigInt(number)));
    const proof = prove(alpha);
    const key = deriveKey('ikrar 2026-11-24 directory name v1', vrfOutput(PUBLIC, alpha, proof));
    made[number] = { key, proof };
    const value = person && deriveKey('ikrar 2026-11-24 directory name of v1', ledger.id,
      fromHex(person, 16), kind, u64(BigInt(number)));
    return [key, value];
  });
  const there = pairs.filter(([, value]) => value);
  ledger.publish({ names: patriciaRoot(there), namesKey: PUBLIC });
  const nameOf = (number, change = {}) => {
    const { key, proof } = made[number];
    const person = held[number];
    const shown = person ? presenceOf(key, there) : absenceOf(key, there);
    return { identifier: number, ...(person && { person }), vrf: toBase64(proof),
      proof: toBase64(shown), ...change };
  };
  return { ledger, nameOf };
}

const HELD = { [NIP]: PERSON, [NIK]: PERSON, [THEIRS]: OTHER, [NOBODYS]: undefined };

const checked = async (ledger, names) =>
  check({ bundle: bytesOf({ ...bundleOf(ledger), names }), policy: POLICY });

test('a number that is the person’s, and one that is nobody’s', async () => {
  const { ledger, nameOf } = await ledgerOf(HELD);
  const result = await checked(ledger, [nameOf(NIP), nameOf(NOBODYS)]);
  assert.deepEqual([result.fault, result.verdict], [undefined, 'proven']);
  assert.deepEqual(result.names, { open: [NIK],
    shown: [{ identifier: NIP, person: PERSON }, { identifier: NOBODYS, person: undefined }] });
  const { shown, open } = (await checked(ledger, [])).names;
  assert.deepEqual([shown, open], [[], [NIP, NIK]]);
});

test('numbers that are not', async () => {
  const { ledger, nameOf } = await ledgerOf(HELD);
  const flip = text => text.replace(/^./, first => (first === 'A' ? 'B' : 'A'));
  const code = async (names, from = ledger) => (await checked(from, names)).fault?.code;
  const name = nameOf(NIP);
  assert.equal(await code([{ ...name, identifier: THEIRS }]), 'name');
  assert.equal(await code([{ ...name, identifier: '1999' }]), 'name');
  assert.equal(await code([{ ...name, vrf: flip(name.vrf) }]), 'name');
  assert.equal(await code([{ ...name, proof: flip(name.proof) }]), 'name');
  assert.equal(await code([{ ...name, person: undefined }]), 'name', 'nobody’s');
  assert.equal(await code([nameOf(THEIRS)]), 'name-record', 'whose list is missing');
  assert.equal(await code([nameOf(THEIRS, { person: PERSON })]), 'name', 'another person’s');
  assert.equal(await code([nameOf(NOBODYS, { person: PERSON })]), 'name');
  assert.equal(await code([name, name]), 'name-twice');
});

test('a tree of names that says something else than the entries', async () => {
  const other = await ledgerOf({ [NIP]: undefined, [NOBODYS]: PERSON, [NIK]: PERSON });
  const code = async number =>
    (await checked(other.ledger, [other.nameOf(number)])).fault?.code;
  assert.equal(await code(NIP), 'name-other');
  assert.equal(await code(NOBODYS), 'name-other');
  assert.equal(await code(NIK), undefined);
});

/** Entries as far as this looks at them. */
const entriesOf = (...facts) =>
  facts.map(([name, fact], seq) => ({ seq: BigInt(seq), event: { kind: { name }, fact } }));

test('who has a number, as the entries say', () => {
  const enrolled = (person, ...identifiers) => ['person-enrolled', { person, identifiers }];
  const all = [enrolled('a', '1'), enrolled('b', '2'), enrolled('c', '3'),
    ['identifier-ended', { person: 'a', identifier: '1' }],
    ['identifier-added', { person: 'b', identifier: '1' }],
    ['person-merged', { person: 'a', merged: 'b' }],
    ['person-withdrawn', { person: 'c' }],
    ['corrected', { person: 'c', entry: '6' }],
    ['corrected', { person: 'a', entry: '5' }]];
  const after = count => {
    const records = new Records(entriesOf(...all.slice(0, count)));
    return ['1', '2', '3'].map(number => records.holders(number).join());
  };
  assert.deepEqual(after(3), ['a', 'b', 'c']);
  assert.deepEqual(after(4), ['', 'b', 'c']);
  assert.deepEqual(after(5), ['b', 'b', 'c']);
  assert.deepEqual(after(6), ['a', 'a', 'c']);
  assert.deepEqual(after(7), ['a', 'a', '']);
  assert.deepEqual(after(8), ['a', 'a', 'c']);
  assert.deepEqual(after(9), ['b', 'b', 'c']);
  assert.deepEqual(new Records(entriesOf(...all)).numbers(), ['1', '2', '3']);
});

test('the vectors of the function', () => {
  const path = new URL('../../../tests/vectors/vrf-r255.txt', import.meta.url);
  const lines = readFileSync(path, 'utf8').split('\n').filter(line => /^(good|bad)/.test(line));
  const bytes = text => (text === '-' ? new Uint8Array() : fromHex(text, text.length / 2));
  for (const line of lines) {
    const [kind, ...words] = line.split(' ');
    const [key, input, proof, output] = (kind === 'good' ? words.slice(1) : words).map(bytes);
    assert.deepEqual(vrfOutput(key, input, proof), output, line);
  }
  assert.equal(lines.length, 21);
});

test('a key of names that is the identity, and a scalar above the order', () => {
  const alpha = ascii('x');
  const identity = new Uint8Array(32);
  const any = concat(prove(alpha).subarray(0, 32), new Uint8Array(48));
  assert.equal(vrfOutput(identity, alpha, any), undefined);
  const proof = prove(alpha);
  assert.ok(vrfOutput(PUBLIC, alpha, proof));
  const s = number(proof.subarray(48)) + ORDER;
  assert.equal(vrfOutput(PUBLIC, alpha, concat(proof.subarray(0, 48), little(s, 32))), undefined);
});
