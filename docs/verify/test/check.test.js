/** A good bundle: what is proven of it, and by whom. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check } from '../src/check.js';
import { bundleOf, bytesOf, ALL, PERSON, POLICY, WITNESSES, story } from './kit/story.js';

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
