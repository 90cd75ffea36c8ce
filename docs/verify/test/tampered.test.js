/** Whatever is changed in a bundle, it is not proven, and the reason is named. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { check } from '../src/check.js';
import { tampered } from './kit/tampered.js';

test('tampered bundles', async context => {
  const cases = await tampered();
  assert.ok(cases.length >= 30, `${cases.length} kinds`);
  assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length);
  for (const { name, verdict, code, bundle, policy } of cases) {
    await context.test(name, async () => {
      const result = await check({ bundle, policy });
      const found = result.fault?.code ?? result.findings?.map(({ code }) => code).join(' ');
      assert.deepEqual([result.verdict, found], [verdict, code]);
    });
  }
});
