/**
 * Bundles that must not be proven, each by what was done to it: name, how the object or the ledger
 * is changed, and the code of the fault.
 */

import { ascii, concat, fromBase64, toBase64 } from '../../src/bytes.js';
import { sha256 } from '../../src/hash.js';
import { cosign, named, noteLine, sign } from './ledger.js';
import * as who from './story.js';
import { FINDINGS, LEDGERS } from './wrong.js';

const { LOG, OTHER, PERSON, POLICY, WITNESSES } = who;

const listOf = (bundle, name) =>
  bundle.lists.find(({ topic, person }) => (topic ?? person) === name);
const flip = (text, at) => {
  const bytes = fromBase64(text);
  bytes[at < 0 ? bytes.length + at : at] ^= 1;
  return toBase64(bytes);
};
const flipHex = text => text.replace(/^./, digit => (parseInt(digit, 16) ^ 1).toString(16));
const entriesOf = (bundle, name) => listOf(bundle, name).entries;

/** Changes of a good bundle's object. */
const OBJECTS = [
  ['a leaf with another time', 'inclusion', bundle => {
    const [entry] = entriesOf(bundle, PERSON);
    entry.leaf = flip(entry.leaf, 16);
  }],
  ['a leaf of another version', 'leaf', bundle => {
    const [entry] = entriesOf(bundle, 'officers');
    entry.leaf = flip(entry.leaf, 0);
  }],
  ['a path with another sibling', 'inclusion', bundle => {
    const { path } = entriesOf(bundle, PERSON)[1];
    path[2] = flip(path[2], 5);
  }],
  ['a path with a sibling too many', 'inclusion', bundle => {
    const { path } = entriesOf(bundle, PERSON)[1];
    path.push(path[0]);
  }],
  ['a path with a sibling too few', 'inclusion', bundle => {
    entriesOf(bundle, PERSON)[1].path.pop();
  }],
  ['a clear body with another byte', 'body-hash', bundle => {
    const [entry] = entriesOf(bundle, 'rulebooks');
    entry.body = flip(entry.body, -3);
  }],
  ['a sealed body with another byte', 'body-hash', bundle => {
    const [entry] = entriesOf(bundle, PERSON);
    entry.body = flip(entry.body, -3);
  }],
  ['a body of another entry', 'body-hash', bundle => {
    const [first, second] = entriesOf(bundle, 'officers');
    first.body = second.body;
  }],
  ['a leaf with a byte too many', 'leaf', bundle => {
    const [entry] = entriesOf(bundle, PERSON);
    entry.leaf = toBase64(concat(fromBase64(entry.leaf), Uint8Array.of(0)));
  }],
  ['a sibling with a byte too few', 'inclusion', bundle => {
    const { path } = entriesOf(bundle, PERSON)[1];
    path[0] = toBase64(fromBase64(path[0]).subarray(1));
  }],
  ['a sealed entry without a key', 'key', bundle => {
    delete entriesOf(bundle, PERSON)[0].key;
  }],
  ['a clear entry with a key', 'key', bundle => {
    entriesOf(bundle, 'officers')[1].key = '00'.repeat(32);
  }],
  ['a directory entry with a key', 'key', bundle => {
    bundle.directory.key = '00'.repeat(32);
  }],
  ['a list of nobody', 'list-of-none', bundle => {
    delete listOf(bundle, PERSON).person;
  }],
  ['a list of a person and a topic', 'list-of-none', bundle => {
    listOf(bundle, 'campaigns').person = PERSON;
  }],
  ['another key of an entry', 'seal', bundle => {
    const [entry] = entriesOf(bundle, PERSON);
    entry.key = flipHex(entry.key);
  }],
  ['the key of the entry before', 'seal', bundle => {
    const [first, second] = entriesOf(bundle, PERSON);
    second.key = first.key;
  }],
  ['the last entry of the person left out', 'list', bundle => entriesOf(bundle, PERSON).pop()],
  ['the first entry of the person left out', 'list', bundle => entriesOf(bundle, PERSON).shift()],
  ['an entry in the middle left out', 'list', bundle => entriesOf(bundle, PERSON).splice(2, 1)],
  ['a list without entries', 'list', bundle => entriesOf(bundle, PERSON).splice(0)],
  ['the last revocation left out', 'list', bundle => entriesOf(bundle, 'officers').pop()],
  ['the first entry of the ledger left out', 'genesis', bundle =>
    entriesOf(bundle, 'officers').shift()],
  ['two entries swapped', 'entry-order', bundle => {
    const entries = entriesOf(bundle, PERSON);
    [entries[0], entries[1]] = [entries[1], entries[0]];
  }],
  ['an entry twice in a list', 'entry-order', bundle => {
    const entries = entriesOf(bundle, PERSON);
    entries.splice(1, 0, entries[0]);
  }],
  ['an entry in two lists', 'entry-topic', bundle => {
    entriesOf(bundle, 'rulebooks').push(entriesOf(bundle, 'campaigns')[0]);
  }],
  ['a number used in two lists', 'entry-twice', bundle => {
    const [entry] = entriesOf(bundle, 'rulebooks');
    listOf(bundle, 'campaigns').entries = [{ ...entry }];
  }],
  ['the directory entry as an entry', 'entry-after', bundle => {
    entriesOf(bundle, 'campaigns').push(bundle.directory);
  }],
  ['the proof of another list', 'list', bundle => {
    listOf(bundle, PERSON).proof = listOf(bundle, 'officers').proof;
  }],
  ['a proof with another byte', 'list', bundle => {
    const list = listOf(bundle, PERSON);
    list.proof = flip(list.proof, 7);
  }],
  ['proof steps of rising bits', 'list', bundle => {
    const list = listOf(bundle, PERSON);
    const proof = fromBase64(list.proof);
    list.proof = toBase64(concat(proof.subarray(33), proof.subarray(0, 33)));
  }],
  ['a proof with left-over bytes', 'list', bundle => {
    const list = listOf(bundle, PERSON);
    list.proof = toBase64(concat(fromBase64(list.proof), Uint8Array.of(0)));
  }],
  ['another person’s id on the list', 'subject', bundle => {
    listOf(bundle, PERSON).person = OTHER;
  }],
  ['one list twice', 'list-twice', bundle => {
    bundle.lists.push({ ...listOf(bundle, 'campaigns'), entries: [] });
  }],
  ['no officers', 'topic-missing', bundle => {
    bundle.lists = bundle.lists.filter(({ topic }) => topic !== 'officers');
  }],
  ['no rulebooks', 'topic-missing', bundle => {
    bundle.lists = bundle.lists.filter(({ topic }) => topic !== 'rulebooks');
  }],
  ['no ceremonies, though the person attended one', 'topic-missing', bundle => {
    bundle.lists = bundle.lists.filter(({ topic }) => topic !== 'ceremonies');
  }],
  ['another ledger’s id', 'ledger-id', bundle => {
    bundle.ledger = flipHex(bundle.ledger);
  }],
  ['a directory entry with another byte', 'directory-body', bundle => {
    bundle.directory.body = flip(bundle.directory.body, 20);
  }],
  ['another entry in the directory’s place', 'directory-not-last', bundle => {
    bundle.directory.leaf = entriesOf(bundle, PERSON)[0].leaf;
  }],
  ['a directory leaf with another time', 'directory-inclusion', bundle => {
    bundle.directory.leaf = flip(bundle.directory.leaf, 16);
  }],
  ['another root in the checkpoint', 'log-signature', bundle => {
    const lines = bundle.checkpoint.split('\n');
    lines[2] = flip(lines[2], 0);
    bundle.checkpoint = lines.join('\n');
  }],
  ['another size in the checkpoint', 'log-signature', bundle => {
    bundle.checkpoint = bundle.checkpoint.replace(/\n(\d+)\n/, (_, size) => `\n${+size - 1}\n`);
  }],
  ['a checkpoint of nothing', 'size-zero', bundle => {
    const text = `${LOG.name}\n0\n${toBase64(sha256())}\n`;
    bundle.checkpoint = `${text}\n${noteLine(LOG, 1, sign(LOG, ascii(text)))}`;
  }],
  ['no signature of the log', 'log-unsigned', bundle => {
    bundle.checkpoint = bundle.checkpoint.replace(/\u2014 ikrar[^\n]*\n/, '');
  }],
  ['a signature with another byte', 'log-signature', bundle => {
    bundle.checkpoint = bundle.checkpoint.replace(/(\u2014 ikrar\S+ )(\S+)/, (_, name, blob) =>
      name + flip(blob, 30));
  }],
  ['a second signature of the log that fails', 'log-signature', bundle => {
    const [line] = bundle.checkpoint.match(/\u2014 ikrar[^\n]*\n/);
    bundle.checkpoint += line.replace(/ (\S+)\n/, (_, blob) => ` ${flip(blob, 30)}\n`);
  }],
  ['a cosignature with another time', 'witness-signature', bundle => {
    bundle.checkpoint = bundle.checkpoint.replace(/(bkn )(\S+)/, (_, name, blob) =>
      name + flip(blob, 11));
  }],
  ['a cosignature at time 0', 'witness-signature', bundle => {
    const text = bundle.checkpoint.slice(0, bundle.checkpoint.indexOf('\n\n') + 1);
    bundle.checkpoint += cosign(WITNESSES[0], text, 0n);
  }],
  ['names where there is no tree of names', 'names-none', bundle => {
    bundle.names = [{ identifier: '199912292023031004', vrf: toBase64(new Uint8Array(80)),
      proof: '' }];
  }],
];

/** Changes of the file itself. */
const FILES = [
  ['a key twice', 'json-key-twice', text => text.replace('{', '{"format":"ikrar bundle 1",')],
  ['a key twice, written differently', 'json-key-twice', text =>
    text.replace('{', '{"l\\u0065dger":"00",')],
  ['an unknown key', 'bundle-key', text => text.replace('{', '{"status":"compliant",')],
  ['a key less', 'bundle-missing', text => text.replace(/"ledger":"[0-9a-f]+",/, '')],
  ['another format', 'bundle-format', text => text.replace('bundle 1', 'bundle 2')],
  ['a byte order mark', 'json', text => `\ufeff${text}`],
  ['text behind the end', 'json', text => `${text}{}`],
  ['cut short', 'json', text => text.slice(0, -100)],
  ['a comma too many', 'json', text => text.replace('},"lists"', '},,"lists"')],
  ['base64 without padding', 'base64', text => text.replace('="', '"')],
  ['base64 with a blank', 'base64', text => text.replace(/"leaf":"(..)/, '"leaf":"$1 ')],
  ['capital hexadecimal digits', 'hex', text =>
    text.replace(/(?<="ledger":")[0-9a-f]+/, digits => digits.toUpperCase())],
  ['a topic that there is not', 'bundle-topic', text => text.replace('"officers"', '"people"')],
  ['null for a text', 'json', text => text.replace(/"format":"[^"]*"/, '"format":null')],
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
 * @returns {Promise<{name: string, bundle: Uint8Array, policy: string, verdict: string,
 *   code: string}[]>}
 */
export async function tampered() {
  const ledger = await who.story();
  const good = () => who.bundleOf(ledger);
  const cases = [];
  const add = (name, verdict, code, bundle, policy = POLICY) =>
    cases.push({ name, verdict, code, bundle, policy });
  for (const [name, code, change] of OBJECTS) {
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
  for (const [name, code, change] of LEDGERS) add(name, 'failed', code, await madeWrong(change));
  for (const [name, code, change] of FINDINGS) {
    const bundle = await madeWrong(async ledger => {
      await change(ledger);
      ledger.publish();
    });
    add(name, 'findings', code, bundle);
  }
  return cases;
}

async function madeWrong(change) {
  const ledger = await who.story();
  ledger.entries.pop();
  ledger.link = ledger.entries.at(-1).leaf.subarray(49);
  await change(ledger);
  return encode(text(who.bundleOf(ledger)));
}
