/** Hashes, trees, signatures and notes against vectors from outside and of the specification. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { ascii, concat, fromBase64, fromHex, hex, toBase64, u64 } from '../src/bytes.js';
import { verifyStrict } from '../src/ed25519.js';
import { blake3, deriveKey, sha256 } from '../src/hash.js';
import { openCheckpoint } from '../src/log/checkpoint.js';
import { foldList, labelOf } from '../src/log/directory.js';
import { parseVkey, vkeyText } from '../src/log/note.js';
import { EMPTY, isAbsent, isPresent } from '../src/log/patricia.js';
import { parsePolicy } from '../src/log/policy.js';
import { leafHash, rootFromInclusion } from '../src/log/tree.js';
import { vrfOutput } from '../src/vrf.js';
import { rootOf, patriciaRoot, presenceOf } from './kit/trees.js';
import * as example from './vectors/example.js';

const VECTORS = new URL('../../../tests/vectors/', import.meta.url);
const read = name => readFileSync(new URL(name, VECTORS), 'utf8');
const lines = name => read(name).replaceAll('\\\n', '').split('\n')
  .filter(line => line !== '' && !line.startsWith('#'));
const free = text => Uint8Array.from(text.replaceAll(/[ ']/g, '').match(/../g) ?? [], byte =>
  parseInt(byte, 16));

test('exactly the 43 signatures are accepted that verify_strict accepts', () => {
  const cases = JSON.parse(read('cctv-ed25519.json'));
  assert.equal(cases.length, 914);
  const accepted = cases.filter(({ key, sig, msg }) =>
    verifyStrict(free(key), ascii(msg), free(sig)));
  assert.equal(accepted.length, 43);
  const numbers = accepted.map(({ number }) => Uint8Array.of(number >> 8, number & 255));
  assert.equal(hex(blake3(...numbers)), example.ACCEPTED);
});

/** Our keys and values have 32 bytes; the vectors have others as well. */
const isOurs = (...values) => values.every(value => value.length === 32);

test('roots of the Patricia tree', () => {
  let pairs = [];
  let count = 0;
  for (const line of lines('mpt-treehash.txt')) {
    const [word, first, second] = line.split(/\s+/);
    if (word === 'kv') {
      pairs.push([free(first), free(second)]);
      continue;
    }
    assert.equal(word, 'hash');
    if (isOurs(...pairs.flat())) {
      assert.equal(hex(patriciaRoot(pairs)), first, `tree ${count}`);
      for (const [key, value] of pairs) {
        assert.ok(isPresent(free(first), key, value, presenceOf(key, pairs)));
      }
      count += 1;
    }
    pairs = [];
  }
  assert.equal(count, 11);
});

test('proofs of the Patricia tree', () => {
  const state = {};
  let [count, ours, right] = [0, 0, 0];
  for (const line of lines('mpt-verify.txt')) {
    const [word, ...rest] = line.split(/\s+/);
    const text = rest.join(' ');
    if (word !== 'verify') {
      state[word] = word === 'val' && text === '-' ? undefined : free(text);
      continue;
    }
    const { snap, key, val, proof } = state;
    const found = val ? isPresent(snap, key, val, proof) : isAbsent(snap, key, proof);
    const other = val || proof.length === 0 ? [] : [proof.subarray(1, 1 + proof[0])];
    const fits = isOurs(key, ...(val ? [val] : other)) && (val || proof[33] === 32 || !proof[0]);
    assert.equal(found, fits && text === 'true', `proof ${count}: ${line}`);
    [count, ours] = [count + 1, ours + (fits ? 1 : 0)];
    right += found ? 1 : 0;
  }
  assert.deepEqual([count, ours, right], [103, 20, 11]);
});

test('inclusion proofs of RFC 6962', () => {
  const all = lines('merkle-rfc6962.jsonl').map(line => JSON.parse(line));
  const cases = all.filter(({ case: name }) => name.startsWith('inclusion/'));
  assert.equal(cases.length, 98);
  for (const { leafIdx, treeSize, root, leafHash: leaf, proof, wantErr, case: name } of cases) {
    const bytes = text => fromBase64(text ?? '');
    const accepted = () => {
      const path = (proof ?? []).map(bytes);
      const found = rootFromInclusion(BigInt(leafIdx), BigInt(treeSize), bytes(leaf), path);
      return isOurs(bytes(leaf), ...path) && hex(found) === hex(bytes(root));
    };
    let found = false;
    try {
      found = accepted();
    } catch {
      // A refused proof.
    }
    assert.equal(found, !wantErr, name);
  }
});

test('the worked example of the directory', () => {
  const ledger = fromHex(example.LEDGER, 32);
  const person = fromHex('20'.repeat(16), 16);
  const values = [];
  for (const [topic, label, list, leaves] of example.LISTS) {
    const whose = topic === '' ? { person } : { topic };
    assert.equal(hex(labelOf(ledger, whose)), label, topic);
    const taken = leaves.map(at => free(example.LEAVES[at]));
    assert.equal(hex(foldList(ledger, whose, taken)), list, topic);
    values.push([free(label), free(list)]);
  }
  const root = patriciaRoot(values);
  assert.equal(hex(root), example.LISTS_ROOT);
  assert.equal(hex(presenceOf(values[0][0], values)), example.PROOF_OF_PERSON);
  assert.equal(hex(presenceOf(values[1][0], values)), example.PROOF_OF_OFFICERS);
  const absence = concat(Uint8Array.of(32), values[1][0], Uint8Array.of(32), values[1][1],
    free(example.PROOF_OF_OFFICERS));
  assert.ok(isAbsent(root, new Uint8Array(32), absence));
  assert.ok(!isAbsent(root, values[0][0], absence));
  const body = concat(free('01020000000000000002'), root, EMPTY, new Uint8Array(32));
  assert.equal(body.length, 106);
  assert.equal(hex(blake3(body)), example.DIRECTORY_BODY_HASH);
});

test('the worked example of the tree', () => {
  const head = concat(Uint8Array.of(1), u64(2n), u64(1_703_642_401_000n));
  const covered = concat(head, free(example.DIRECTORY_BODY_HASH));
  const before = free(example.LEAVES[1]).subarray(49);
  const link = deriveKey('ikrar 2026-11-22 link v1', before, covered);
  assert.equal(hex(link), example.DIRECTORY_LINK);
  const leaves = [...example.LEAVES.map(free), concat(covered, link)];
  assert.deepEqual(leaves.map(leaf => hex(leafHash(leaf))), example.LEAF_HASHES);
  assert.equal(toBase64(rootOf(leaves.slice(0, 2))), example.ROOT_2);
  assert.equal(toBase64(rootOf(leaves)), example.ROOT_3);
  const [, index, ...path] = example.PROOF_OF_ENTRY_1.trim().split('\n');
  assert.equal(index, 'index 1');
  const found = rootFromInclusion(1n, 3n, leafHash(leaves[1]), path.map(fromBase64));
  assert.equal(toBase64(found), example.ROOT_3);
});

test('the worked example of the checkpoint', () => {
  const [log, witness] = [example.LOG_VKEY, example.WITNESS_VKEY].map(parseVkey);
  assert.equal(vkeyText(log.name, log.type, log.key), example.LOG_VKEY);
  assert.equal(vkeyText(witness.name, witness.type, witness.key), example.WITNESS_VKEY);
  assert.equal(hex(sha256(ascii(example.CHECKPOINT))), example.CHECKPOINT_SHA256);
  const policy = parsePolicy(
    `log ${example.LOG_VKEY}\nwitness w ${example.WITNESS_VKEY}\nquorum w\n`);
  const opened = openCheckpoint(example.CHECKPOINT, policy);
  assert.deepEqual([opened.origin, opened.size, opened.signed, opened.quorumMet],
    ['ikrar.example.id/muba', 3n, 1, true]);
  assert.equal(opened.witnesses[0].time, 1_703_642_402n);
});

test('the example of signed-note', () => {
  const key = parseVkey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  assert.deepEqual([key.name, key.type], ['example.com/foo', 1]);
  const signature = fromBase64('Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYj' +
    'OBH3mFXmRKuwHjG1Yu72IneyaQM=').subarray(4);
  assert.ok(verifyStrict(key.key, ascii('This is an example message.\n'), signature));
});

test('the body key of the worked example', () => {
  const key = deriveKey('ikrar 2026-11-24 body key v1', free('30'.repeat(32)), u64(1n));
  assert.equal(hex(key), example.BODY_KEY);
});

test('the example of vrf-r255', () => {
  const { publicKey, alpha, pi, beta } = example.VRF;
  assert.equal(hex(vrfOutput(free(publicKey), free(alpha), free(pi))), beta);
  assert.equal(vrfOutput(free(publicKey), free(`${alpha}00`), free(pi)), undefined);
  const other = free(pi);
  other[40] ^= 1;
  assert.equal(vrfOutput(free(publicKey), free(alpha), other), undefined);
});
