/**
 * Puts the page together as one file that needs no network: `node build.mjs` writes `index.html`,
 * `node build.mjs --check` compares it with what is there and changes nothing.
 */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const here = path => new URL(path, import.meta.url);
const read = path => readFileSync(here(path), 'utf8');
const hash = text => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Packages whose code is in the page, so that their licences are as well. */
const BUNDLED = ['@noble/curves', '@noble/hashes'];

async function script() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: here('.').pathname,
    bundle: true,
    charset: 'utf8',
    entryPoints: ['src/page/main.js'],
    format: 'iife',
    legalComments: 'none',
    metafile: true,
    minify: true,
    target: ['es2022'],
    write: false,
  });
  const inputs = Object.keys(metafile.inputs).filter(path => path.includes('node_modules/'));
  const packages = new Set(inputs.map(path => /node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path)[1]));
  const others = [...packages].filter(name => !BUNDLED.includes(name));
  if (others.length > 0) throw new Error(`no licence is given for ${others.join(', ')}`);
  const text = outputFiles[0].text.trim();
  if (/<\/script|<!--/i.test(text)) throw new Error('the script would end its own element');
  return text;
}

function licences() {
  const texts = BUNDLED.map(name => {
    const { version, license } = JSON.parse(read(`node_modules/${name}/package.json`));
    return `${name} ${version} (${license})\n\n${read(`node_modules/${name}/LICENSE`).trim()}`;
  });
  const own = 'Ikrar (Apache-2.0): https://www.apache.org/licenses/LICENSE-2.0';
  return [own, ...texts].join('\n\n----\n\n');
}

async function page() {
  const style = read('src/page/style.css').trim();
  const code = await script();
  const parts = { style, script: code, 'style-hash': hash(style), 'script-hash': hash(code),
    licences: licences() };
  return read('src/page/template.html').replace(/\{\{([a-z-]+)\}\}/g, (_, name) => parts[name]);
}

const fresh = await page();
if (process.argv.includes('--check')) {
  if (fresh !== read('index.html')) {
    console.error('docs/verify/index.html is not what its sources give; run node build.mjs');
    process.exit(1);
  }
  console.log('index.html is what its sources give');
} else {
  writeFileSync(here('index.html'), fresh);
  console.log(`index.html: ${Buffer.byteLength(fresh)} bytes`);
}
