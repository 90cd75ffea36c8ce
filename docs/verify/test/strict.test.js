/** What is refused although it looks nearly right, each by itself. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';

import { parseBundle } from '../src/bundle.js';
import { ascii, concat, fromBase64, fromHex, hex, same, toBase64 } from '../src/bytes.js';
import { verifyStrict } from '../src/ed25519.js';
import { batchRoot, parseSigned } from '../src/events/signed.js';
import { identifierOf } from '../src/events/texts.js';
import { decodeEvent } from '../src/events/decode.js';
import { parseJson } from '../src/json.js';
import { parseCheckpoint } from '../src/log/checkpoint.js';
import { parseLeaf } from '../src/log/leaf.js';
import { parseNote, vkeyText } from '../src/log/note.js';
import { EMPTY, innerHash, isAbsent, isPresent, leafHash } from '../src/log/patricia.js';
import { parsePolicy, policyOfKeys } from '../src/log/policy.js';
import { nodeHash, rootFromInclusion } from '../src/log/tree.js';
import { encodeEvent } from './kit/encode.js';
import { pair, sign } from './kit/ledger.js';
import { LOG, WITNESSES } from './kit/story.js';

const refused = (code, run) => assert.throws(run, { code });
const KEY = new Uint8Array(32);
const VALUE = new Uint8Array(32).fill(7);
const OTHER = new Uint8Array(32).fill(9);

test('a signature with s at or above the order', () => {
  const message = ascii('pesan');
  const keys = pair(1);
  const right = sign(keys, message);
  assert.ok(verifyStrict(keys.public, message, right));
  let s = right.subarray(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  s += ed25519.Point.Fn.ORDER;
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => Number((s >> BigInt(8 * at)) & 255n));
  assert.ok(!verifyStrict(keys.public, message, concat(right.subarray(0, 32), bytes)));
  assert.ok(!verifyStrict(keys.public, message, right.subarray(1)));
});

test('an inclusion proof with a sibling too many', () => {
  assert.ok(same(rootFromInclusion(0n, 1n, KEY, []), KEY));
  refused('inclusion', () => rootFromInclusion(0n, 1n, KEY, [VALUE]));
  refused('inclusion', () => rootFromInclusion(0n, 2n, KEY, []));
  refused('inclusion', () => rootFromInclusion(0n, 2n, KEY, [VALUE.subarray(1)]));
  refused('inclusion', () => rootFromInclusion(2n, 2n, KEY, [VALUE]));
  assert.ok(same(rootFromInclusion(1n, 2n, KEY, [VALUE]), nodeHash(VALUE, KEY)));
});

test('proofs of presence whose steps cannot be', () => {
  const leaf = leafHash(KEY, VALUE);
  const step = (bytes, sibling) => concat(Uint8Array.of(...bytes), sibling);
  const two = (low, high) => innerHash(low, innerHash(high, leaf, OTHER), OTHER);
  const steps = (...bits) => concat(...bits.map(bit => step([bit], OTHER)));
  assert.ok(isPresent(two(1, 4), KEY, VALUE, steps(4, 1)));
  assert.ok(!isPresent(two(4, 4), KEY, VALUE, steps(4, 4)), 'equal bits');
  assert.ok(!isPresent(two(4, 1), KEY, VALUE, steps(1, 4)), 'rising bits');
  const one = innerHash(3, leaf, OTHER);
  assert.ok(isPresent(one, KEY, VALUE, step([3], OTHER)));
  assert.ok(!isPresent(one, KEY, VALUE, step([0x83, 0], OTHER)), 'a number that is not minimal');
  const above = innerHash(256, leaf, OTHER);
  assert.ok(!isPresent(above, KEY, VALUE, step([0x80, 2], OTHER)), 'a bit above 255');
  assert.ok(isPresent(innerHash(255, leaf, OTHER), KEY, VALUE, step([0xff, 1], OTHER)));
});

test('proofs of absence', () => {
  const length = Uint8Array.of(32);
  const alone = concat(length, OTHER, length, VALUE);
  const root = leafHash(OTHER, VALUE);
  assert.ok(isAbsent(root, KEY, alone));
  assert.ok(!isAbsent(root, OTHER, alone), 'the key itself');
  assert.ok(isAbsent(EMPTY, KEY, new Uint8Array()));
  assert.ok(!isAbsent(root, KEY, new Uint8Array()));
  const parted = concat(alone, Uint8Array.of(4), KEY);
  assert.ok(!isAbsent(innerHash(4, KEY, root), KEY, parted), 'another bit on the way');
});

test('notes and checkpoints of another shape', () => {
  const line = `\u2014 a ${toBase64(new Uint8Array(68))}\n`;
  assert.equal(parseNote(`a\n\n${line}`).lines.length, 1);
  for (const note of [`a\n\n${line}`.slice(0, -1), `a\n${line}`, `\n\n${line}`, `a\n\n`,
    `a\t\n\n${line}`, `a\n\n${line}\n`, `a\n\n${line.replace('\u2014', '-')}`,
    `a\n\n${line.replace(' a ', ' a+b ')}`, `a\n\n${line.replace(' a ', ' a\u00a0b ')}`,
    `a\n\n\u2014 a ${toBase64(new Uint8Array(4))}\n`]) {
    refused('note', () => parseNote(note));
  }
  refused('note-large', () => parseNote(`${'a'.repeat(65_536)}\n\n${line}`));
  const root = toBase64(VALUE);
  assert.equal(parseCheckpoint(`a\n12\n${root}\n`).size, 12n);
  assert.equal(parseCheckpoint(`a\n12\n${root}\nmore\n`).size, 12n);
  for (const text of [`a\n012\n${root}\n`, `a\n-1\n${root}\n`, `a\n9223372036854775808\n${root}\n`,
    `\n12\n${root}\n`, `a\n12\n${root}\n\nmore\n`, `a\n12\n${root}`, `a\n12\n`,
    `a\n12\n${toBase64(KEY.subarray(1))}\n`]) {
    refused('checkpoint', () => parseCheckpoint(text));
  }
});

test('policies', () => {
  const weak = vkeyText('lemah', 1, concat(Uint8Array.of(1), new Uint8Array(31)));
  refused('vkey', () => parsePolicy(`log ${weak}\nquorum none\n`));
  refused('vkey', () => parsePolicy('log tanpa-kunci\nquorum none\n'));
  refused('policy-line', () => parsePolicy(`log ${LOG.vkey} a b\nquorum none\n`));
  refused('policy-line', () => parsePolicy(`log ${LOG.vkey}\ngroup a all\nquorum none\n`));
  refused('policy-large', () => parsePolicy(`#${'a'.repeat(262_144)}`));
  const commented = ` \t# log\nlog\t${LOG.vkey} https://x.example\n\n  quorum   none  \n`;
  assert.equal(parsePolicy(commented).logs.length, 1);
  const ofKeys = parsePolicy(policyOfKeys([WITNESSES[0].vkey, LOG.vkey, WITNESSES[1].vkey]));
  assert.deepEqual([ofKeys.witnesses.size, ofKeys.groups.get(ofKeys.quorum).needed], [2, 2]);
});

test('leaves', () => {
  const leaf = new Uint8Array(81);
  leaf[0] = 1;
  assert.equal(parseLeaf(leaf).seq, 0n);
  refused('leaf', () => parseLeaf(leaf.subarray(1)));
  const late = leaf.slice();
  late[9] = 1;
  refused('leaf', () => parseLeaf(late));
});

test('JSON that other readers might take', () => {
  assert.deepEqual({ ...parseJson(' {"a" : ["x", "\\u00e9\\n"]} \n') }, { a: ['x', 'é\n'] });
  const deep = depth => `${'['.repeat(depth)}"a"${']'.repeat(depth)}`;
  assert.ok(parseJson(deep(15)));
  for (const text of ['', '{', '{"a"}', '{"a":1}', '["a",]', '{"a":"b",}', "['a']", '"\t"', '"\\x"',
    '"\\ud800"', '"\ud800"', '"a" "b"', '{a:"b"}', '"a', '/**/"a"', deep(16)]) {
    refused('json', () => parseJson(text));
  }
  assert.equal(parseJson('"\\ud83d\\ude00"'), '\u{1f600}');
  assert.deepEqual(Object.keys(parseJson('{"__proto__":"a"}')), ['__proto__']);
  refused('json-key-twice', () => parseJson('{"a":"b","\\u0061":"c"}'));
});

test('base64 and hexadecimal digits in one form', () => {
  assert.deepEqual([...fromBase64('AQ==')], [1]);
  for (const text of ['AQ', 'AR==', 'AQ=', 'A===', ' AQ==', 'AQ==\n', 'A-==']) {
    refused('base64', () => fromBase64(text));
  }
  refused('hex', () => fromHex('AB', 1));
  refused('hex', () => fromHex('abcd', 1));
  refused('bundle-large', () => parseBundle(new Uint8Array(16 * 1024 * 1024 + 1)));
});

test('events that are not in their one form', () => {
  const id = '00'.repeat(16);
  const fact = { person: id, campaign: 'a-1', text_hash: hex(KEY), signed_on: '2024-01-01',
    method: 'own-key', scan: null };
  const bytes = encodeEvent(id, 'pact-signed', fact);
  assert.equal(decodeEvent(bytes).fact.person, id);
  const changed = (at, value) => bytes.map((byte, index) => (index === at ? value : byte));
  refused('event-bytes', () => decodeEvent(changed(21, 2)));
  refused('event-version', () => decodeEvent(changed(0, 2)));
  refused('event-kind', () => decodeEvent(changed(17, 99)));
  refused('event-word', () => decodeEvent(changed(bytes.length - 2, 9)));
  refused('event-date', () => decodeEvent(changed(bytes.length - 3, 0x7f)));
  const made = change => () => decodeEvent(encodeEvent(id, 'person-withdrawn',
    { person: id, ...change }));
  for (const reason of ['', ' \u00a0', '\u200b', 'a\tb', 'a\nb', 'a\u2028b', '\u{e0041}a',
    'x'.repeat(1025)]) {
    refused('event-text', made({ reason }));
  }
  assert.ok(made({ reason: 'x'.repeat(1024) })());
  refused('event-code', () => decodeEvent(encodeEvent(id, 'pact-signed',
    { ...fact, campaign: '-a' })));
  refused('event-large', () => decodeEvent(encodeEvent(id, 'rulebook-published',
    { rulebook: 'x', version: 1, content: 'x'.repeat(61_440) })));
  const many = Array.from({ length: 9 }, () => '1602052912990003');
  refused('event-list', () => decodeEvent(encodeEvent(id, 'person-enrolled', { person: id,
    identifiers: many, from: '2024-01-01', profile: { name: 'a', status: 'pns', agency: '16',
      unit: 'b', position: '', grade: null } })));
});

test('personal numbers', () => {
  assert.equal(identifierOf(1, 199912292023031004n), '199912292023031004');
  assert.equal(identifierOf(2, 199912292023211004n), '199912292023211004');
  assert.equal(identifierOf(3, 1602056912990003n), '1602056912990003');
  for (const [kind, number] of [[1, 199912292023211004n], [2, 199912292023031004n], [4, 1n],
    [1, 199913292023031004n], [1, 199912292023033004n], [1, 199912292023031000n],
    [3, 1602052912990000n], [3, 1000052912990003n], [3, 1602053202990003n], [3, 16n]]) {
    refused('event-identifier', () => identifierOf(kind, number));
  }
});

test('batches', () => {
  const event = ascii('x');
  assert.ok(batchRoot({ count: 1, index: 0, siblings: [] }, event));
  assert.equal(batchRoot({ count: 1, index: 0, siblings: [KEY] }, event), undefined);
  assert.equal(batchRoot({ count: 2, index: 0, siblings: [] }, event), undefined);
  assert.ok(batchRoot({ count: 3, index: 2, siblings: [KEY] }, event), 'alone on its level');
  const signed = (count, index, steps) => concat(Uint8Array.of(1), KEY, Uint8Array.of(2),
    new Uint8Array(64), Uint8Array.of(count >> 8, count, index >> 8, index, steps), KEY);
  assert.equal(parseSigned(signed(2, 1, 1)).path.siblings.length, 1);
  for (const [count, index, steps] of [[0, 0, 0], [2, 2, 1], [257, 0, 0], [2, 0, 2], [2, 0, 9]]) {
    refused('signed-event', () => parseSigned(signed(count, index, steps)));
  }
});
