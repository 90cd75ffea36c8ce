/**
 * Bundles that must not be proven, each by what was done to it: name, how the object or the ledger
 * is changed, and the code of the fault.
 */

import { ascii, toBase64 } from '../../src/bytes.js';
import { sha256 } from '../../src/hash.js';
import { cosign, named, noteLine, sign } from './ledger.js';
import * as who from './story.js';
import { FILES, OBJECTS } from './altered.js';
import { FINDINGS, LEDGERS } from './wrong.js';

const { LOG, POLICY, WITNESSES } = who;

/** Changes of a good bundle by those who hold the keys of the log and of a witness. */
const SIGNED = [
  ['a checkpoint of nothing', 'size-zero', bundle => {
    const text = `${LOG.name}\n0\n${toBase64(sha256())}\n`;
    bundle.checkpoint = `${text}\n${noteLine(LOG, 1, sign(LOG, ascii(text)))}`;
  }],
  ['a cosignature at time 0', 'witness-signature', bundle => {
    const text = bundle.checkpoint.slice(0, bundle.checkpoint.indexOf('\n\n') + 1);
    bundle.checkpoint += cosign(WITNESSES[0], text, 0n);
  }],
];

/** Policies that are none, and ones that do not fit the bundle. */
const POLICIES = [
  ['an empty policy', 'policy-no-log', ''],
  ['no quorum', 'policy-no-quorum', POLICY.replace(/quorum.*\n/, '')],
  ['two quorums', 'policy-quorum', `${POLICY}quorum none\n`],
  ['a witness’s key as the log’s', 'policy-log-type', `log ${WITNESSES[0].vkey}\nquorum none\n`],
  ['the log’s key as a witness’s', 'policy-witness-type',
    `${POLICY}witness x ${named('x', 3, 1).vkey}\n`],
  ['a name in two groups', 'policy-two-groups', POLICY.replace('quorum', 'group b 1 bkn\nquorum')],
  ['a name twice', 'policy-name-twice', POLICY.replace('group saksi', 'group bkn')],
  ['none as a name', 'policy-name-twice', POLICY.replace('group saksi', 'group none')],
  ['none in a group', 'policy-unknown-name', POLICY.replace('any bkn', 'any none')],
  ['a group before its members', 'policy-unknown-name', `group a any bkn\n${POLICY}`],
  ['one key under two names', 'policy-key-twice',
    `${POLICY}witness x ${named('other', 5, 4).vkey}\n`],
  ['a threshold above the members', 'policy-threshold', POLICY.replace('any', '3')],
  ['a threshold of 0', 'policy-threshold', POLICY.replace('any', '0')],
  ['a carriage return', 'policy-line', POLICY.replaceAll('\n', '\r\n')],
  ['an unknown word', 'policy-line', `${POLICY}trust me\n`],
  ['a wrong hash in a key', 'vkey-hash', POLICY.replace('muba+', 'muda+')],
];
const UNFIT = [
  ['another log of the policy signed', 'log-unsigned', `log ${named('lain', 8, 1).vkey}
log ${LOG.vkey}\nquorum none\n`, bundle => {
    const [text] = bundle.checkpoint.split('\n\n');
    const other = named('lain', 8, 1);
    bundle.checkpoint = `${text}\n\n${noteLine(other, 1, sign(other, ascii(`${text}\n`)))}`;
  }],
  ['another log', 'origin', POLICY.replace(LOG.vkey, named('ikrar.example.id/lain', 3, 1).vkey)],
  ['another key of the log', 'log-unsigned',
    POLICY.replace(LOG.vkey, named(LOG.name, 9, 1).vkey)],
];

const text = bundle => JSON.stringify(bundle);
const encode = value => new TextEncoder().encode(value);

/**
 * @param {() => Promise<import('./ledger.js').Ledger>} [make] the ledger that is tampered with
 * @returns {Promise<{name: string, bundle: Uint8Array, policy: string, verdict: string,
 *   code: string}[]>}
 */
export async function tampered(make = who.story) {
  const ledger = await make();
  const good = () => who.bundleOf(ledger);
  const cases = [];
  const add = (name, verdict, code, bundle, policy = POLICY) =>
    cases.push({ name, verdict, code, bundle, policy });
  for (const [name, code, change] of [...OBJECTS, ...SIGNED]) {
    const bundle = good();
    change(bundle);
    add(name, 'failed', code, encode(text(bundle)));
  }
  for (const [name, code, change] of FILES) {
    add(name, 'unreadable', code, encode(change(text(good()))));
  }
  add('bytes that are no UTF-8', 'unreadable', 'utf8', Uint8Array.of(0x7b, 0xff, 0x7d));
  for (const [name, code, policy] of POLICIES) {
    add(name, 'unreadable', code, encode(text(good())), policy);
  }
  for (const [name, code, policy, change = () => {}] of UNFIT) {
    const bundle = good();
    change(bundle);
    add(name, 'failed', code, encode(text(bundle)), policy);
  }
  for (const [name, code, change] of LEDGERS) {
    add(name, 'failed', code, await madeWrong(make, change));
  }
  for (const [name, code, change] of FINDINGS) {
    const bundle = await madeWrong(make, async ledger => {
      await change(ledger);
      ledger.publish();
    });
    add(name, 'findings', code, bundle);
  }
  return cases;
}

async function madeWrong(make, change) {
  const ledger = await make();
  ledger.entries.pop();
  ledger.link = ledger.entries.at(-1).leaf.subarray(49);
  await change(ledger);
  return encode(text(who.bundleOf(ledger)));
}
