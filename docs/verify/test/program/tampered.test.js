/** The page and `ikrar check` say the same of the tests' own bundles, good and tampered. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { check } from '../../src/check.js';
import { ALL, POLICY, bundleOf, bytesOf, soundStory } from '../kit/story.js';
import { tampered } from '../kit/tampered.js';
import { CODES } from '../../judge.mjs';
import { judged, wanted } from './program.js';

const RULEBOOK = new URL('../../../../seeds/rulebooks/id-2022.toml', import.meta.url);
const story = () => soundStory(readFileSync(RULEBOOK, 'utf8'));

/** Kinds of findings by the page's codes, where they are not of the same name. */
const KINDS = { author: ['signature'], role: ['authority'], subject: ['subject', 'authority'] };

test('a good bundle', async () => {
  const ledger = await story();
  for (const [witnesses, code] of [[undefined, 0], [[], 4]]) {
    const bundle = bytesOf(bundleOf(ledger, ALL, witnesses));
    const ours = await check({ bundle, policy: POLICY });
    const theirs = judged(bundle, POLICY);
    assert.deepEqual([CODES[ours.verdict], theirs.code, theirs.findings], [code, code, []],
      theirs.said);
  }
});

test('tampered ones', async context => {
  const cases = await tampered(story);
  for (const { name, bundle, policy } of cases) {
    await context.test(name, async () => {
      const ours = await check({ bundle, policy });
      const theirs = judged(bundle, policy);
      assert.equal(wanted(name, ours), theirs.code, theirs.said);
      for (const { entry, code } of ours.findings ?? []) {
        const found = (KINDS[code] ?? [code]).map(kind => `${entry} ${kind}`);
        assert.ok(found.some(one => theirs.findings.includes(one)), `${found}: ${theirs.findings}`);
      }
    });
  }
});
