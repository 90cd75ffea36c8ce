/** The table of events is FORMATS.md's, and every kind comes back from its bytes as it was. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { concat, fromHex, hex } from '../src/bytes.js';
import { decodeEvent } from '../src/events/decode.js';
import { isSignedBy, keyIdOf, ledgerIdOf, parseSigned } from '../src/events/signed.js';
import { GRADES, KINDS, RECORDS, WORDS } from '../src/events/table.js';
import { blake3 } from '../src/hash.js';
import { openSealed, parseBody } from '../src/log/body.js';
import { parseLeaf } from '../src/log/leaf.js';
import { encodeEvent } from './kit/encode.js';

const FORMATS = readFileSync(new URL('../../FORMATS.md', import.meta.url), 'utf8');

/** The rows of section 2: number, kind, names of the fields. */
function rows() {
  const section = FORMATS.slice(FORMATS.indexOf('## 2. Event'), FORMATS.indexOf('## 3. '));
  const matches = section.matchAll(/^\| (\d+) \| `([a-z-]+)` \| (.*) \| [^|]* \|$/gm);
  const nameOf = field => field.split(':')[0].replace(/[?,(].*$/, '').trim();
  return [...matches].map(([, number, name, fields]) =>
    ({ number: Number(number), name, fields: fields.split(' · ').map(nameOf) }));
}

test('the table is section 2', () => {
  const ours = KINDS.map(({ number, name, fields }) => ({ number, name,
    fields: fields.map(field => field.name) }));
  const byNumber = (a, b) => a.number - b.number;
  const written = rows().sort(byNumber);
  assert.ok(written.length >= 36);
  assert.deepEqual(ours.sort(byNumber), written);
});

/** Which roles may author what stands in no document but in the program's own table of facts. */
const FACTS = readFileSync(new URL('../../../crates/core/src/event.rs', import.meta.url), 'utf8');

test('who may author what is the program’s', () => {
  const row = /(\d+) "([a-z-]+)" \w+,\s*\w+(?:\((\w+)\))?,\s*by\(([^)]*)\)/g;
  const theirs = [...FACTS.matchAll(row)].map(([, number, name, topic, roles]) =>
    ({ number: Number(number), name, topic: topic?.toLowerCase(), roles: roles.toLowerCase()
      .split(/,\s*/).sort() }));
  assert.ok(theirs.length >= 34, `${theirs.length} kinds`);
  for (const { number, name, topic, roles } of theirs) {
    const kind = KINDS.find(kind => kind.number === number);
    assert.deepEqual([kind.name, [...kind.roles].sort()], [name, roles]);
    if (topic) assert.equal(kind.topic, topic, name);
  }
});

test('closed lists are those of section 1', () => {
  const section = FORMATS.slice(FORMATS.indexOf('**Closed lists**'), FORMATS.indexOf('## 2. '));
  const names = { zone: 'zone', 'employment status': 'employment', role: 'role', return: 'return',
    'leave kind': 'leave', departure: 'departure', method: 'method', attendance: 'attendance',
    channel: 'channel', capacity: 'capacity', 'position class': 'position', manner: 'manner',
    level: 'level', 'ceremony office': 'ceremony-office' };
  for (const [written, ours] of Object.entries(names)) {
    const row = section.split('\n').find(line => line.startsWith(`| ${written} |`));
    assert.ok(row, written);
    const items = row.matchAll(/(\d+) `([a-z-]+)`/g);
    const words = [...items].map(([, number, word]) => [+number, word]);
    assert.deepEqual(WORDS[ours].map((word, index) => [index + 1, word]), words);
  }
  assert.equal(Object.keys(names).length, Object.keys(WORDS).length);
});

/** A value of each type, and one that is otherwise. */
const SAMPLES = {
  u8: [3, 0], u32: [7, 4_294_967_295], u64: ['9', '18446744073709551615'],
  date: ['2023-12-27', '1900-01-01'], id: ['20'.repeat(16), '00'.repeat(16)],
  line: ['Bupati', 'Ünïcode ▶'], line0: ['', 'satu'], paragraph: ['a\nb', 'c'],
  paragraph0: ['', 'd\n'], identifier: ['199912292023031004', '1602052912990003'],
  grade: [GRADES[10], GRADES[33]], agency: ['16.06', 'KEMENPANRB'], region: ['16', '16.06'],
  campaign: ['muba-2024', 'A1'], act: ['B6', 'A100'], lower: ['oral-reprimand', 'ppk'],
  election: ['PILKADA-2024', 'X'],
  outcome: [{ outcome: 'not-proven' },
    { outcome: 'proven', level: 'light', sanction: 'oral-reprimand' }],
};
for (const type of ['digest', 'key-id', 'public-key']) {
  SAMPLES[type] = ['ab'.repeat(32), '01'.repeat(32)];
}

function sample(type, which) {
  if (RECORDS[type]) return factOf(RECORDS[type], which);
  if (WORDS[type]) return WORDS[type].at(which === 0 ? 0 : -1);
  return SAMPLES[type][which];
}

function factOf(fields, which) {
  return Object.fromEntries(fields.map(({ name, type, isList, isOptional }) => {
    if (isList) return [name, which === 0 ? [sample(type, 0), sample(type, 1)] : []];
    return [name, isOptional && which === 1 ? null : sample(type, which)];
  }));
}

test('every kind is read from its bytes, and from no others', () => {
  const id = '0f'.repeat(16);
  for (const { name, fields } of KINDS) {
    for (const which of [0, 1]) {
      const fact = factOf(fields, which);
      const bytes = encodeEvent(id, name, fact);
      const event = decodeEvent(bytes);
      assert.deepEqual([event.id, event.kind.name, event.fact], [id, name, fact]);
      assert.throws(() => decodeEvent(bytes.subarray(0, -1)), { name: 'Error' }, name);
      assert.throws(() => decodeEvent(concat(bytes, Uint8Array.of(0))), { code: 'event-bytes' });
    }
  }
});

/** A value of the worked example, by its title. */
function part(title) {
  const at = FORMATS.indexOf(`\n${title} (`);
  assert.ok(at > 0, title);
  const lines = FORMATS.slice(at + 1).split('\n').slice(1);
  const digits = lines.slice(0, lines.findIndex(line => !line.startsWith('  '))).join('');
  const text = digits.replaceAll(' ', '');
  return fromHex(text, text.length / 2);
}

test('the worked example is read, opened and verified', async () => {
  const ledger = part('ledger id');
  const genesis = part('entry 0: event, ledger-created');
  assert.equal(hex(ledgerIdOf(genesis)), hex(ledger));
  const clear = parseBody(part('entry 0: clear body'));
  assert.equal(hex(clear.signed), hex(part('entry 0: signed event')));
  const first = parseSigned(clear.signed);
  const admin = part('admin: public key');
  assert.equal(first.author, hex(keyIdOf(admin)));
  assert.ok(isSignedBy(ledger, first, admin));
  assert.equal(decodeEvent(first.event).fact.origin, 'ikrar.example.id/muba');
  const body = part('entry 1: sealed body');
  const leaf = parseLeaf(part('entry 1: leaf'));
  assert.equal(hex(blake3(body)), hex(leaf.bodyHash));
  const sealed = parseBody(body);
  const opened = await openSealed(sealed, leaf, part('entry 1: the key of the entry'));
  assert.equal(hex(opened), hex(part('entry 1: signed event')));
  const pact = parseSigned(opened);
  assert.ok(isSignedBy(ledger, pact, part('person: public key')));
  assert.equal(decodeEvent(pact.event).fact.campaign, 'muba-2024');
  await assert.rejects(openSealed(sealed, { ...leaf, seq: 2n }, part('entry 1: the key of the entry')), { code: 'seal' });
});
