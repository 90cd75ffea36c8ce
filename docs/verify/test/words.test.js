/** Both languages say everything that can be said. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { KINDS, RECORDS, WORDS } from '../src/events/table.js';
import { CATALOGUES, dateText, fill, timeText } from '../src/words/words.js';

const SOURCES = new URL('../src/', import.meta.url);
const files = readdirSync(SOURCES, { recursive: true }).filter(name => name.endsWith('.js'));
const code = files.filter(name => !name.startsWith('words'))
  .map(name => readFileSync(new URL(name, SOURCES), 'utf8')).join('\n');

/** Every path of a catalogue, with the names of the arguments of its text. */
function shape(catalogue, path = '') {
  return Object.entries(catalogue).flatMap(([key, value]) => {
    if (typeof value !== 'string') return shape(value, `${path}/${key}`);
    const names = [...value.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name).sort();
    return [`${path}/${key} ${[...new Set(names)].join(' ')}`];
  });
}

test('both catalogues have the same texts with the same arguments', () => {
  assert.deepEqual(shape(CATALOGUES.en).sort(), shape(CATALOGUES.id).sort());
});

test('every fault has a sentence, and no sentence is without a fault', () => {
  const raised = [/(?:demand|newKey)\([^;]*?, '([a-z0-9-]+)'/g, /Refusal\('([a-z0-9-]+)'/g]
    .flatMap(pattern => [...code.matchAll(pattern)].map(([, name]) => name));
  assert.ok(raised.length > 60, `${raised.length} faults`);
  const known = Object.keys(CATALOGUES.en.faults);
  assert.deepEqual(raised.filter(name => !known.includes(name)), []);
  assert.deepEqual(known.filter(name => !code.includes(`'${name}'`)), []);
  const findings = Object.keys(CATALOGUES.en.findings);
  assert.deepEqual(findings.filter(name => !code.includes(`'${name}'`)), []);
});

test('every kind, field and word has a name', () => {
  for (const { kinds, fields, words } of Object.values(CATALOGUES)) {
    const all = [...KINDS.map(kind => kind.fields), ...Object.values(RECORDS)].flat();
    for (const { name, type } of all) {
      if (!RECORDS[type] && name !== 'person') assert.ok(fields[name], name);
    }
    for (const { name } of KINDS) assert.ok(kinds[name], name);
    for (const [list, own] of Object.entries(WORDS)) {
      assert.deepEqual(Object.keys(words[list]).sort(), [...own].sort());
    }
  }
});

test('dates and times are told in the ledger’s zone', () => {
  assert.equal(dateText(CATALOGUES.id, '2023-08-07'), '7 Agustus 2023');
  const late = Date.parse('2023-12-31T15:30:00Z');
  assert.equal(timeText(CATALOGUES.en, late, 'wit'), '1 January 2024 00.30 WIT');
  assert.equal(timeText(CATALOGUES.id, late, 'wib'), '31 Desember 2023 22.30 WIB');
  assert.equal(fill('{a} dari {b}', { a: 0, b: 2 }), '0 dari 2');
});
