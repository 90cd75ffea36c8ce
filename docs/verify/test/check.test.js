/** A good bundle: what is proven of it, and by whom. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hex } from '../src/bytes.js';
import { check } from '../src/check.js';
import { named, pair } from './kit/ledger.js';
import { ADMIN, ALL, LOG, OTHER, PERSON, POLICY, REGISTRAR, WITNESSES, bundleOf, bytesOf, story }
  from './kit/story.js';

test('a good bundle is proven, with both witnesses', async () => {
  const ledger = await story();
  const result = await check({ bundle: bytesOf(bundleOf(ledger)), policy: POLICY });
  assert.equal(result.fault, undefined);
  assert.deepEqual(result.findings, []);
  assert.deepEqual(result.remarks, []);
  assert.equal(result.verdict, 'proven');
  assert.deepEqual([result.checkpoint.signed, result.checkpoint.witnesses.length], [2, 2]);
  assert.deepEqual(result.people, [PERSON]);
  assert.equal(result.entries.length, ledger.entries.length - 2);
});

test('without a quorum the facts are sound and the verdict says so', async () => {
  const ledger = await story();
  const bundle = bytesOf(bundleOf(ledger, ALL, []));
  const result = await check({ bundle, policy: POLICY });
  assert.deepEqual([result.verdict, result.checkpoint.signed], ['quorum', 0]);
  const all = POLICY.replace('any', 'all');
  const one = bytesOf(bundleOf(ledger, ALL, WITNESSES.slice(1)));
  assert.equal((await check({ bundle: one, policy: all })).verdict, 'quorum');
  assert.equal((await check({ bundle: one, policy: POLICY })).verdict, 'proven');
});

test('topics may come from the publisher’s file of the same checkpoint', async () => {
  const ledger = await story();
  const [bundle, topics] = [[PERSON], ALL.slice(0, 4)].map(names =>
    bytesOf(bundleOf(ledger, names)));
  const alone = await check({ bundle, policy: POLICY });
  assert.deepEqual([alone.verdict, alone.fault.code], ['failed', 'topic-missing']);
  assert.equal((await check({ bundle, topics, policy: POLICY })).verdict, 'proven');
  assert.equal((await check({ bundle: topics, policy: POLICY })).verdict, 'proven');
});

/** The ledger with more in it: an author, then a fact, and so on. */
async function continued(...facts) {
  const ledger = await story();
  ledger.entries.pop();
  for (const [author, fact] of facts) await ledger.record(author, fact);
  ledger.publish();
  return ledger;
}

test('a key of the log that the ledger did not announce is remarked upon', async () => {
  const other = named(LOG.name, 9, 1);
  const ledger = await story();
  const bundle = ledger.bundle(ledger.checkpoint(other, WITNESSES), ALL);
  const policy = POLICY.replace(LOG.vkey, other.vkey);
  const result = await check({ bundle: bytesOf(bundle), policy });
  assert.equal(result.verdict, 'proven');
  assert.deepEqual(result.remarks.map(({ code }) => code), ['log-key-other']);
  const announced = await continued([ADMIN,
    ['log-key-announced', { vkey: other.vkey, from: '2024-03-02' }]]);
  const next = announced.bundle(announced.checkpoint(other, WITNESSES), ALL);
  assert.deepEqual((await check({ bundle: bytesOf(next), policy })).remarks, []);
});

test('another name of the log than the ledger’s own is remarked upon', async () => {
  const other = named('ikrar.example.id/lain', 3, 1);
  const ledger = await continued([ADMIN,
    ['log-key-announced', { vkey: other.vkey, from: '2024-03-02' }]]);
  const bundle = bytesOf(ledger.bundle(ledger.checkpoint(other, WITNESSES), ALL));
  const result = await check({ bundle, policy: POLICY.replace(LOG.vkey, other.vkey) });
  assert.deepEqual([result.verdict, result.remarks.map(({ code }) => code)],
    ['proven', ['origin-other']]);
});

test('a publisher’s file of another checkpoint is refused', async () => {
  const [ledger, later] = [await story(), await continued()];
  await later.record(ADMIN, ['officer-revoked', { key: 'ab'.repeat(32), on: '2024-03-02',
    reason: 'Mutasi' }]);
  later.publish();
  const bundle = bytesOf(bundleOf(ledger, [PERSON]));
  const topics = bytesOf(bundleOf(later, ALL.slice(0, 4)));
  const result = await check({ bundle, topics, policy: POLICY });
  assert.equal(result.fault.code, 'topics-other');
});

test('what a merged record’s key signed is about the person', async () => {
  const own = pair(77);
  const pact = { person: null, signer: PERSON, campaign: 'muba-2024', text_hash: '11'.repeat(32),
    signed_on: '2024-03-02', method: 'own-key', scan: null };
  const bound = { person: OTHER, public_key: hex(own.public), from: '2024-03-01' };
  const merged = { person: PERSON, merged: OTHER, reason: 'Tercatat dua kali' };
  const steps = [[REGISTRAR, ['key-bound', bound]], [REGISTRAR, ['person-merged', merged]],
    [own, ['pact-signed', pact]]];
  const findings = async ledger => {
    const bundle = bytesOf(bundleOf(ledger, [...ALL, OTHER]));
    return (await check({ bundle, policy: POLICY })).findings.map(({ code }) => code);
  };
  const ledger = await continued(...steps);
  assert.deepEqual(await findings(ledger), []);
  const alone = bytesOf(bundleOf(ledger, ALL));
  assert.equal((await check({ bundle: alone, policy: POLICY })).fault.code, 'record-missing');
  steps.splice(1, 1);
  assert.deepEqual(await findings(await continued(...steps)), ['subject']);
});
