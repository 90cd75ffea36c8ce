/**
 * What is changed in a good bundle, whoever made it: name, the code of the fault, the change. Its
 * checkpoint has the log's line first and a witness's next.
 */

import { concat, fromBase64, toBase64 } from '../../src/bytes.js';
import { OTHER } from './story.js';

const listOf = (bundle, name) => bundle.lists.find(({ topic }) => topic === name);
const person = bundle => bundle.lists.find(list => list.person);
const entriesOf = (bundle, name) => listOf(bundle, name).entries;
const flip = (text, at) => {
  const bytes = fromBase64(text);
  bytes[at < 0 ? bytes.length + at : at] ^= 1;
  return toBase64(bytes);
};
const flipHex = text => text.replace(/^./, digit => (parseInt(digit, 16) ^ 1).toString(16));
const LOG_LINE = /\u2014 [^\n]*\n/;

/** Changes of a good bundle's object. */
export const OBJECTS = [
  ['a leaf with another time', 'inclusion', bundle => {
    const [entry] = person(bundle).entries;
    entry.leaf = flip(entry.leaf, 16);
  }],
  ['a leaf of another version', 'leaf', bundle => {
    const [entry] = entriesOf(bundle, 'officers');
    entry.leaf = flip(entry.leaf, 0);
  }],
  ['a path with another sibling', 'inclusion', bundle => {
    const { path } = person(bundle).entries[1];
    path[2] = flip(path[2], 5);
  }],
  ['a path with a sibling too many', 'inclusion', bundle => {
    const { path } = person(bundle).entries[1];
    path.push(path[0]);
  }],
  ['a path with a sibling too few', 'inclusion', bundle => {
    person(bundle).entries[1].path.pop();
  }],
  ['a clear body with another byte', 'body-hash', bundle => {
    const [entry] = entriesOf(bundle, 'rulebooks');
    entry.body = flip(entry.body, -3);
  }],
  ['a sealed body with another byte', 'body-hash', bundle => {
    const [entry] = person(bundle).entries;
    entry.body = flip(entry.body, -3);
  }],
  ['a body of another entry', 'body-hash', bundle => {
    const [first, second] = entriesOf(bundle, 'officers');
    first.body = second.body;
  }],
  ['a leaf with a byte too many', 'leaf', bundle => {
    const [entry] = person(bundle).entries;
    entry.leaf = toBase64(concat(fromBase64(entry.leaf), Uint8Array.of(0)));
  }],
  ['a sibling with a byte too few', 'inclusion', bundle => {
    const { path } = person(bundle).entries[1];
    path[0] = toBase64(fromBase64(path[0]).subarray(1));
  }],
  ['a sealed entry without a key', 'key', bundle => {
    delete person(bundle).entries[0].key;
  }],
  ['a clear entry with a key', 'key', bundle => {
    entriesOf(bundle, 'officers')[1].key = '00'.repeat(32);
  }],
  ['a directory entry with a key', 'key', bundle => {
    bundle.directory.key = '00'.repeat(32);
  }],
  ['a list of nobody', 'list-of-none', bundle => {
    delete person(bundle).person;
  }],
  ['a list of a person and a topic', 'list-of-none', bundle => {
    listOf(bundle, 'campaigns').person = person(bundle).person;
  }],
  ['another key of an entry', 'seal', bundle => {
    const [entry] = person(bundle).entries;
    entry.key = flipHex(entry.key);
  }],
  ['the key of the entry before', 'seal', bundle => {
    const [first, second] = person(bundle).entries;
    second.key = first.key;
  }],
  ['the last entry of the person left out', 'list', bundle => person(bundle).entries.pop()],
  ['the first entry of the person left out', 'list', bundle => person(bundle).entries.shift()],
  ['an entry in the middle left out', 'list', bundle => person(bundle).entries.splice(2, 1)],
  ['a list without entries', 'list', bundle => person(bundle).entries.splice(0)],
  ['the last revocation left out', 'list', bundle => entriesOf(bundle, 'officers').pop()],
  ['the first entry of the ledger left out', 'genesis', bundle =>
    entriesOf(bundle, 'officers').shift()],
  ['two entries swapped', 'entry-order', bundle => {
    const entries = person(bundle).entries;
    [entries[0], entries[1]] = [entries[1], entries[0]];
  }],
  ['an entry twice in a list', 'entry-order', bundle => {
    const entries = person(bundle).entries;
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
    person(bundle).proof = listOf(bundle, 'officers').proof;
  }],
  ['a proof with another byte', 'list', bundle => {
    const list = person(bundle);
    list.proof = flip(list.proof, 7);
  }],
  ['proof steps of rising bits', 'list', bundle => {
    const list = person(bundle);
    const proof = fromBase64(list.proof);
    list.proof = toBase64(concat(proof.subarray(33), proof.subarray(0, 33)));
  }],
  ['a proof with left-over bytes', 'list', bundle => {
    const list = person(bundle);
    list.proof = toBase64(concat(fromBase64(list.proof), Uint8Array.of(0)));
  }],
  ['another person’s id on the list', 'subject', bundle => {
    person(bundle).person = OTHER;
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
    bundle.directory.leaf = person(bundle).entries[0].leaf;
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
  ['no signature of the log', 'log-unsigned', bundle => {
    bundle.checkpoint = bundle.checkpoint.replace(LOG_LINE, '');
  }],
  ['a signature with another byte', 'log-signature', bundle => {
    bundle.checkpoint = bundle.checkpoint.replace(/(\u2014 \S+ )(\S+)/, (_, name, blob) =>
      name + flip(blob, 30));
  }],
  ['a second signature of the log that fails', 'log-signature', bundle => {
    const [line] = bundle.checkpoint.match(LOG_LINE);
    bundle.checkpoint += line.replace(/ (\S+)\n/, (_, blob) => ` ${flip(blob, 30)}\n`);
  }],
  ['a cosignature with another time', 'witness-signature', bundle => {
    const second = /(\n\u2014 [^\n]*\n\u2014 \S+ )(\S+)/;
    bundle.checkpoint = bundle.checkpoint.replace(second, (_, name, blob) =>
      name + flip(blob, 11));
  }],
  ['names where there is no tree of names', 'names-none', bundle => {
    bundle.names = [{ identifier: '199912292023031004', vrf: toBase64(new Uint8Array(80)),
      proof: '' }];
  }],
];

/** Changes of the file itself. */
export const FILES = [
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
