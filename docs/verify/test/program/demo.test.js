/**
 * A ledger that the program made: every person of it is proven, and page and program say the same of
 * their bundles, good and altered. Events are read as the program reads them.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { check } from '../../src/check.js';
import { hex } from '../../src/bytes.js';
import { FILES, OBJECTS } from '../kit/altered.js';
import { named } from '../kit/ledger.js';
import { WITNESSES, bytesOf } from '../kit/story.js';
import { kept } from './kept.js';
import { folder, ikrar, judged, wanted } from './program.js';

const PEOPLE = 40;
/** What only a bundle of somebody who attended a ceremony can lack. */
const ATTENDED = 'no ceremonies';
const TOPICS = ['officers', 'rulebooks', 'campaigns', 'ceremonies'];
let made;

before(async () => {
  const dir = folder();
  ikrar(['demo', '--people', String(PEOPLE), '--dir', join(dir, 'demo')]);
  const { ledger, log, origin } = await kept(join(dir, 'demo', 'ledger'));
  ledger.publish();
  const signer = named(origin, 3, 1);
  const [bkn, other] = WITNESSES;
  const policy = `log ${signer.vkey}\nwitness bkn ${bkn.vkey}\nwitness kampus ${other.vkey}
group saksi any bkn kampus\nquorum saksi\n`;
  const checkpoint = ledger.checkpoint(signer, WITNESSES);
  const people = [...ledger.lists().keys()].filter(name => !TOPICS.includes(name));
  made = { ledger, log, policy, checkpoint, people };
});

const bundleOf = person => made.ledger.bundle(made.checkpoint, [...TOPICS, person]);

/** An event as JSON has it, of which nothing is lost by leaving out what is absent. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return String(value);
  const rest = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(rest.map(([key, item]) => [key, plain(item)]));
}

function asJson({ id, kind, fact }) {
  const { outcome, ...fields } = fact;
  return plain({ id, type: kind.name, ...fields, ...outcome });
}

test('every person is proven by both, and every event is read alike', async () => {
  assert.ok(made.people.length >= PEOPLE, `${made.people.length} people`);
  const kinds = new Set();
  for (const person of made.people) {
    const bundle = bytesOf(bundleOf(person));
    const [ours, theirs] = [await check({ bundle, policy: made.policy }),
      judged(bundle, made.policy)];
    assert.deepEqual([ours.verdict, ours.findings, theirs.code], ['proven', [], 0], theirs.said);
    assert.equal(theirs.told.ledger, hex(made.ledger.id));
    for (const { seq, event } of ours.entries) {
      kinds.add(event.kind.name);
      assert.deepEqual(asJson(event), plain(made.log[Number(seq)].event), `entry ${seq}`);
    }
  }
  assert.ok(kinds.size >= 12, [...kinds].join(' '));
});

test('of altered bundles both say the same', async context => {
  const [person] = made.people;
  const objects = OBJECTS.filter(([name]) => !name.startsWith(ATTENDED));
  const changes = [
    ...objects.map(([name, , change]) => [name, bundle => {
      change(bundle);
      return bytesOf(bundle);
    }]),
    ...FILES.map(([name, , change]) => [name, bundle =>
      new TextEncoder().encode(change(JSON.stringify(bundle)))]),
  ];
  const good = JSON.stringify(bundleOf(person));
  for (const [name, change] of changes) {
    await context.test(name, async () => {
      const bundle = change(JSON.parse(good));
      assert.ok(!Buffer.from(good).equals(bundle), 'nothing was changed');
      const ours = await check({ bundle, policy: made.policy });
      const theirs = judged(bundle, made.policy);
      assert.notEqual(theirs.code, 0);
      assert.equal(wanted(name, ours), theirs.code, theirs.said);
    });
  }
});
