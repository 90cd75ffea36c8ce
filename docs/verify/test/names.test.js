/** The tree of names: that a number is one person's alone. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';

import { check } from '../src/check.js';
import { ascii, concat, fromHex, toBase64, u64 } from '../src/bytes.js';
import { deriveKey } from '../src/hash.js';
import { vrfOutput } from '../src/vrf.js';
import { patriciaRoot, presenceOf } from './kit/trees.js';
import { OTHER, PERSON, POLICY, bundleOf, bytesOf, story } from './kit/story.js';

const Point = ristretto255.Point;
const ORDER = Point.Fn.ORDER;
const SECRET = 0x1234567890abcdefn;
const PUBLIC = Point.BASE.multiply(SECRET).toBytes();
const NIP = '199912292023031004';

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

/** The story's ledger with a tree of names, in which this person has the number. */
async function ledgerOf(person) {
  const ledger = await story();
  ledger.entries.pop();
  const alpha = concat(ledger.id, Uint8Array.of(1), u64(BigInt(NIP)));
  const proof = prove(alpha);
  const key = deriveKey('ikrar 2026-11-24 directory name v1', vrfOutput(PUBLIC, alpha, proof));
  const value = deriveKey('ikrar 2026-11-24 directory name of v1', ledger.id,
    fromHex(person, 16), Uint8Array.of(1), u64(BigInt(NIP)));
  const pairs = [[key, value], [key.map(byte => byte ^ 255), value]];
  ledger.publish({ names: patriciaRoot(pairs), namesKey: PUBLIC });
  const name = { identifier: NIP, vrf: toBase64(proof),
    proof: toBase64(presenceOf(key, pairs)) };
  return { ledger, name };
}

const checked = async (ledger, names) =>
  check({ bundle: bytesOf({ ...bundleOf(ledger), names }), policy: POLICY });

test('a number that is the person’s', async () => {
  const { ledger, name } = await ledgerOf(PERSON);
  const result = await checked(ledger, [name]);
  assert.deepEqual([result.fault, result.verdict, result.names], [undefined, 'proven', [NIP]]);
  assert.deepEqual((await checked(ledger, [])).names, []);
});

test('numbers that are not', async () => {
  const { ledger, name } = await ledgerOf(PERSON);
  const other = await ledgerOf(OTHER);
  const flip = text => text.replace(/^./, first => (first === 'A' ? 'B' : 'A'));
  const code = async (from, change) =>
    (await checked(from, [{ ...name, ...change }])).fault?.code;
  assert.equal(await code(other.ledger, {}), 'name', 'another person’s');
  assert.equal(await code(ledger, { identifier: '198705142010012007' }), 'name');
  assert.equal(await code(ledger, { identifier: '1999' }), 'name');
  assert.equal(await code(ledger, { vrf: flip(name.vrf) }), 'name');
  assert.equal(await code(ledger, { proof: flip(name.proof) }), 'name');
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
