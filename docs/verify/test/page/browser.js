/** The built page in a real browser, opened as a file. */

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PAGE = new URL('../../index.html', import.meta.url).href;
const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome'];

/** Starts the browser; whoever has none is told, nothing is passed over. */
export async function open() {
  const executablePath = PLACES.find(path => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium: install it, or name it in CHROMIUM');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** A fresh page; what it asks of a network, and what goes wrong in it, is gathered. */
export async function fresh(browser, { locale = 'id-ID', width = 1200, height = 900,
  colorScheme = 'light' } = {}) {
  const context = await browser.newContext({ locale, colorScheme, viewport: { width, height } });
  const page = await context.newPage();
  const troubles = [];
  page.on('request', request => {
    if (request.url() !== PAGE) troubles.push(`asked for ${request.url()}`);
  });
  page.on('pageerror', error => troubles.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(PAGE);
  return { page, troubles };
}

/** Gives files by the file field. */
export async function give(page, ...files) {
  await page.setInputFiles('#files', files.map(([name, bytes]) =>
    ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })));
}

/** Drops files as a person does. */
export async function drop(page, name, bytes) {
  const transfer = await page.evaluateHandle(([name, base64]) => {
    const bytes = Uint8Array.from(atob(base64), char => char.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name));
    return transfer;
  }, [name, Buffer.from(bytes).toString('base64')]);
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: transfer });
}

/** The verdict that is shown, once there is one. */
export async function verdict(page) {
  const card = page.locator('#verdict:not([data-verdict="waiting"])');
  await card.waitFor({ timeout: 20_000 });
  const attribute = name => card.getAttribute(name);
  return { verdict: await attribute('data-verdict'), code: await attribute('data-code'),
    findings: await attribute('data-findings'), text: await card.innerText() };
}
