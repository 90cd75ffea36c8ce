/** The page itself, in Chromium: the same verdicts as the modules, and what a person sees. */

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { ALL, PERSON, POLICY, WITNESSES, LOG, bundleOf, bytesOf, story } from '../kit/story.js';
import { tampered } from '../kit/tampered.js';
import { drop, fresh, give, open, verdict } from './browser.js';

let browser;
let ledger;
const SCREENS = [[400, 'light'], [1200, 'light'], [400, 'dark'], [1200, 'dark']];
const shots = process.env.IKRAR_SHOTS;

before(async () => {
  browser = await open();
  ledger = await story();
});
after(() => browser?.close());

/** A page to which this bundle and policy were given. */
async function given(bundle, policy, options) {
  const opened = await fresh(browser, options);
  await give(opened.page, ['bukti.ikrar', bundle]);
  await opened.page.fill('#policy', policy);
  return opened;
}

async function shot(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

test('a dropped bundle is proven, without a network', async () => {
  const { page, troubles } = await fresh(browser);
  assert.match(await page.locator('#verdict').innerText(), /Letakkan berkas bukti/);
  await drop(page, 'bukti.ikrar', bytesOf(bundleOf(ledger)));
  assert.match(await page.locator('#verdict').innerText(), /kunci siapa yang Anda percaya/);
  await page.fill('#policy', POLICY);
  const found = await verdict(page);
  assert.equal(found.verdict, 'proven');
  assert.match(found.text, /disaksikan 2 dari 2 saksi/);
  const text = await page.locator('#app').innerText();
  for (const wanted of ['Indra Amir Wibisono, A.Md.', 'Pakta ditandatangani', '27 Desember 2023',
    'dengan kunci pegawai sendiri', 'Apa yang tidak terbukti', 'NIK …0003']) {
    assert.ok(text.includes(wanted), wanted);
  }
  assert.ok(!text.includes('1602052912990003'), 'a NIK is hidden until it is asked for');
  await page.getByText('Perlihatkan NIK').click();
  assert.ok((await page.locator('#timeline').innerText()).includes('1602052912990003'));
  assert.deepEqual(troubles, []);
  await page.context().close();
});

test('in English', async () => {
  const { page } = await given(bytesOf(bundleOf(ledger)), POLICY, { locale: 'en-GB' });
  assert.match((await verdict(page)).text, /2 of 2 witnesses saw it/);
  await page.getByText('Indonesia', { exact: true }).click();
  assert.match((await verdict(page)).text, /Terbukti/);
  await page.context().close();
});

test('the file’s own policy is a suggestion and proves nothing until it was compared', async () => {
  const bundle = bytesOf({ ...bundleOf(ledger), policy: POLICY });
  const { page } = await fresh(browser);
  await give(page, ['bukti.ikrar', bundle]);
  await page.waitForTimeout(600);
  assert.equal(await page.locator('#verdict').getAttribute('data-verdict'), 'waiting');
  assert.equal(await page.inputValue('#policy'), '');
  await page.locator('#trust summary').click();
  await page.click('#use-suggestion');
  assert.equal((await verdict(page)).verdict, 'suggested');
  await shot(page, 'suggested-1200');
  await page.check('#compared');
  assert.equal((await verdict(page)).verdict, 'proven');
  await page.uncheck('#compared');
  assert.equal((await verdict(page)).verdict, 'suggested');
  await page.fill('#policy', `${POLICY}\n`);
  await page.waitForSelector('#verdict[data-verdict="proven"]');
  const few = bytesOf({ ...bundleOf(ledger, ALL, []), policy: POLICY });
  await give(page, ['bukti.ikrar', few]);
  await page.locator('#trust summary').click();
  await page.click('#use-suggestion');
  await page.waitForSelector('#verdict[data-verdict="quorum"]');
  assert.match((await verdict(page)).text, /belum membuktikan apa pun/);
  await page.context().close();
});

test('what would turn the direction of writing is written out', async () => {
  const bundle = bundleOf(ledger);
  bundle.checkpoint = bundle.checkpoint.replace('ikrar.example', 'ikrar\u202e.example');
  const { page } = await fresh(browser);
  await give(page, ['bukti\u202e.ikrar', bytesOf(bundle)]);
  const text = await page.locator('.files').innerText();
  assert.ok(text.includes('ikrar\\u{202e}.example') && text.includes('bukti\\u{202e}.ikrar'), text);
  assert.ok(!text.includes('\u202e'));
  await page.context().close();
});

test('keys alone make a policy that asks for all witnesses', async () => {
  const keys = [LOG, ...WITNESSES].map(({ vkey }) => vkey).join('\n');
  const one = bytesOf(bundleOf(ledger, ALL, WITNESSES.slice(0, 1)));
  const { page } = await given(one, keys);
  assert.equal((await verdict(page)).verdict, 'quorum');
  assert.match(await page.locator('#policy-reads').innerText(), /Saksi: 2/);
  await page.fill('#policy', keys.split('\n').slice(0, 2).join('\n'));
  await page.waitForSelector('#verdict[data-verdict="proven"]');
  await page.fill('#policy', LOG.vkey);
  await page.waitForSelector('#verdict[data-verdict="unwitnessed"]');
  await page.context().close();
});

test('public.ikrar gives the topics, in whatever order files come', async () => {
  const [person, topics] = [[PERSON], ALL.slice(0, 4)].map(names =>
    bytesOf(bundleOf(ledger, names)));
  for (const files of [[['a.ikrar', person], ['public.ikrar', topics]],
    [['public.ikrar', topics], ['a.ikrar', person]]]) {
    const { page } = await fresh(browser);
    await give(page, ...files);
    await page.fill('#policy', POLICY);
    assert.equal((await verdict(page)).verdict, 'proven');
    await page.context().close();
  }
});

test('every tampered bundle has the verdict of the modules', async context => {
  const cases = await tampered();
  assert.ok(cases.length >= 30);
  const { page, troubles } = await fresh(browser);
  for (const { name, verdict: wanted, code, bundle, policy } of cases) {
    // An empty field is no policy, so the page waits; and a field has line feeds alone.
    if (policy === '' || policy.includes('\r')) continue;
    await context.test(name, async () => {
      await page.reload();
      await page.fill('#policy', policy);
      await give(page, ['bukti.ikrar', bundle]);
      const found = await verdict(page);
      assert.deepEqual([found.verdict, found.code ?? found.findings], [wanted, code]);
      assert.ok(!found.text.includes('undefined') && !found.text.includes('{'), found.text);
      const shows = await page.locator('#timeline').count();
      assert.equal(shows, wanted === 'findings' ? 1 : 0);
      assert.deepEqual(troubles, []);
    });
  }
  await page.context().close();
});

test('nothing is wider than a narrow screen', async () => {
  for (const [width, colorScheme] of SCREENS) {
    const { page } = await given(bytesOf(bundleOf(ledger)), POLICY, { width, colorScheme });
    await verdict(page);
    await shot(page, `proven-${colorScheme}-${width}`);
    for (const part of await page.locator('summary').all()) await part.click();
    await shot(page, `open-${colorScheme}-${width}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} px at ${width} px`);
    await page.context().close();
  }
  const failed = (await tampered()).find(({ name }) => name === 'the last revocation left out');
  const { page } = await given(failed.bundle, failed.policy, { width: 400 });
  await verdict(page);
  await shot(page, 'failed-400');
  await page.context().close();
});
