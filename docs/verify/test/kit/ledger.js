/** A small ledger, made from the formats alone: invented people, fixed keys. */

import { webcrypto } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';

import { ascii, concat, fromHex, hex, toBase64, u64 } from '../../src/bytes.js';
import { keyIdOf, ledgerIdOf } from '../../src/events/signed.js';
import { KINDS } from '../../src/events/table.js';
import { blake3, deriveKey, keyed } from '../../src/hash.js';
import { TOPICS, labelOf, listAfter, listStart } from '../../src/log/directory.js';
import { keyId, vkeyText } from '../../src/log/note.js';
import { EMPTY } from '../../src/log/patricia.js';
import { encodeEvent } from './encode.js';
import { inclusionOf, patriciaRoot, presenceOf, rootOf } from './trees.js';

const secretOf = seed => new Uint8Array(32).fill(seed);

/** A key pair from one byte. */
export function pair(seed) {
  const secret = secretOf(seed);
  return { secret, public: ed25519.getPublicKey(secret) };
}

export const sign = ({ secret }, ...parts) => ed25519.sign(concat(...parts), secret);

/** Signed events of one author: alone, or two and more in a batch. */
export function signAll(ledger, author, events) {
  const head = scheme => concat(Uint8Array.of(1), keyIdOf(author.public), Uint8Array.of(scheme));
  if (events.length === 1) {
    const signature = sign(author, ascii('ikrar/event/v1\0'), ledger, events[0]);
    return [concat(head(1), signature, events[0])];
  }
  const levels = [events.map(event => keyed(ascii('ikrar event batch leaf key v1...'), event))];
  while (levels.at(-1).length > 1) levels.push(above(levels.at(-1)));
  const count = Uint8Array.of(events.length >> 8, events.length & 255);
  const context = ascii('ikrar/event-batch/v1\0');
  const signature = sign(author, context, ledger, count, levels.at(-1)[0]);
  return events.map((event, index) => {
    const siblings = levels.map((level, up) => level[(index >> up) ^ 1]).filter(Boolean);
    const path = Uint8Array.of(...count, index >> 8, index & 255, siblings.length);
    return concat(head(2), signature, path, ...siblings, event);
  });
}

function above(level) {
  const nodes = [];
  for (let at = 0; at < level.length; at += 2) {
    const both = level.slice(at, at + 2);
    const key = ascii('ikrar event batch node key v1...');
    nodes.push(both.length === 2 ? keyed(key, ...both) : both[0]);
  }
  return nodes;
}

/** A ledger that grows entry by entry. */
export class Ledger {
  constructor() {
    this.entries = [];
    this.link = new Uint8Array(32);
    this.time = Date.parse('2023-12-01T02:00:00Z');
    this.id = undefined;
    this.events = 0;
  }

  event(name, fact) {
    this.events += 1;
    return encodeEvent(this.events.toString(16).padStart(32, '0'), name, fact);
  }

  /** Appends facts of one author, in one batch: [name, fact]. */
  async record(author, ...facts) {
    const events = facts.map(([name, fact]) => this.event(name, fact));
    this.id ??= ledgerIdOf(events[0]);
    const signed = signAll(this.id, author, events);
    for (const [index, [name, fact]] of facts.entries()) {
      const topic = KINDS.find(kind => kind.name === name).topic;
      const person = fact.person ?? fact.signer;
      await (topic ? this.clear(topic, signed[index]) : this.seal(person, signed[index]));
    }
  }

  clear(topic, signed) {
    this.append(concat(Uint8Array.of(1, 0), signed), { topic });
  }

  async seal(person, signed, subject = person) {
    const seq = BigInt(this.entries.length);
    const dataKey = blake3(ascii(`data key of ${subject}`));
    const key = deriveKey('ikrar 2026-11-24 body key v1', dataKey, u64(seq));
    const head = concat(Uint8Array.of(1, 1), fromHex(subject, 16));
    const nonce = blake3(ascii(`nonce ${seq}`)).subarray(0, 12);
    const additionalData = concat(head, u64(seq), u64(BigInt(this.time)));
    const cipher = { name: 'AES-GCM', iv: nonce, additionalData };
    const { subtle } = webcrypto;
    const imported = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
    const sealed = new Uint8Array(await subtle.encrypt(cipher, imported, signed));
    this.append(concat(head, nonce, sealed), { person: fromHex(person, 16) }, key);
  }

  append(body, whose, key) {
    const seq = u64(BigInt(this.entries.length));
    const start = concat(Uint8Array.of(1), seq, u64(BigInt(this.time)), blake3(body));
    this.link = deriveKey('ikrar 2026-11-22 link v1', this.link, start);
    this.entries.push({ leaf: concat(start, this.link), body, whose, key });
    this.time += 60_000;
  }

  /** Whose lists there are: every topic, and everybody who has an entry. */
  lists() {
    const lists = new Map(TOPICS.map(topic => [topic, { topic }]));
    for (const { whose } of this.entries) {
      if (whose?.person) lists.set(hex(whose.person), whose);
    }
    return lists;
  }

  entriesOf(name) {
    return this.entries.filter(({ whose }) =>
      whose && (whose.topic ?? hex(whose.person)) === name);
  }

  pairs() {
    return [...this.lists()].map(([name, whose]) => {
      const leaves = this.entriesOf(name).map(({ leaf }) => leaf);
      return [labelOf(this.id, whose), leaves.reduce(listAfter, listStart(this.id, whose))];
    });
  }

  /** Appends a directory entry; a wrong one if told so. */
  publish({ root = patriciaRoot(this.pairs()), seq = BigInt(this.entries.length),
    names = EMPTY, namesKey = new Uint8Array(32) } = {}) {
    this.published = this.pairs();
    const head = concat(Uint8Array.of(1, 2), u64(seq), root);
    this.append(concat(head, names, namesKey), undefined);
  }

  /** The signed checkpoint of now. */
  checkpoint(log, witnesses = [], { origin = log.name, size = this.entries.length } = {}) {
    const root = toBase64(rootOf(this.entries.slice(0, size).map(({ leaf }) => leaf)));
    const text = `${origin}\n${size}\n${root}\n`;
    const seen = BigInt(this.time) / 1000n;
    const lines = witnesses.map(witness => cosign(witness, text, seen));
    return `${text}\n${noteLine(log, 1, sign(log, ascii(text)))}${lines.join('')}`;
  }

  placed({ leaf, body, key }, index, size = this.entries.length) {
    const leaves = this.entries.slice(0, size).map(({ leaf }) => leaf);
    const path = inclusionOf(index, leaves).map(toBase64);
    const placed = { leaf: toBase64(leaf), path, body: toBase64(body) };
    return key ? { ...placed, key: hex(key) } : placed;
  }

  list(name) {
    const whose = this.lists().get(name);
    const proof = toBase64(presenceOf(labelOf(this.id, whose), this.published));
    const entries = this.entriesOf(name).map(entry =>
      this.placed(entry, this.entries.indexOf(entry)));
    return { [whose.topic ? 'topic' : 'person']: name, proof, entries };
  }

  /** A bundle of these lists, as an object that a test may change. */
  bundle(checkpoint, names, policy) {
    const last = this.entries.length - 1;
    const directory = this.placed(this.entries[last], last);
    const lists = names.map(name => this.list(name));
    const file = { format: 'ikrar bundle 1', ledger: hex(this.id), checkpoint, directory, lists };
    return policy === undefined ? file : { ...file, policy };
  }
}

/** A log or witness: a key pair with a name. */
export const named = (name, seed, type) => {
  const keys = pair(seed);
  return { name, type, ...keys, vkey: vkeyText(name, type, keys.public) };
};

export function noteLine(signer, type, blob) {
  const id = keyId(signer.name, concat(Uint8Array.of(type), signer.public));
  return `\u2014 ${signer.name} ${toBase64(concat(id, blob))}\n`;
}

/** A witness's line under a checkpoint's text. */
export function cosign(witness, text, time) {
  const message = ascii(`cosignature/v1\ntime ${time}\n${text}`);
  return noteLine(witness, 4, concat(u64(time), sign(witness, message)));
}
