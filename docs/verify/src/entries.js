/** The entries of a bundle's lists, each proven to stand in the log at its number. */

import { same } from './bytes.js';
import { decodeEvent } from './events/decode.js';
import { ledgerIdOf, parseSigned } from './events/signed.js';
import { blake3 } from './hash.js';
import { openSealed, parseBody } from './log/body.js';
import { parseLeaf } from './log/leaf.js';
import { leafHash, rootFromInclusion } from './log/tree.js';
import { Refusal, demand } from './refusal.js';

/**
 * @typedef {object} Entry
 * @property {bigint} seq
 * @property {bigint} recordedAt milliseconds since 1970
 * @property {string} list a topic, or a person's id
 * @property {Uint8Array} [person] whose it is, if it is about one person
 * @property {import('./events/signed.js').SignedEvent} signed
 * @property {import('./events/decode.js').Event} event
 * @property {Uint8Array} [ledgerId] of entry 0 alone
 */

/** Reads lists; a number may be used once in all of them. */
export class EntryReader {
  /** @param {{size: bigint, root: Uint8Array}} checkpoint */
  constructor(checkpoint) {
    this.checkpoint = checkpoint;
    /** @type {Map<bigint, Entry>} */
    this.entries = new Map();
  }

  /** @param {import('./bundle.js').List} list */
  async readList(list) {
    let before = -1n;
    for (const [index, placed] of list.entries.entries()) {
      const place = { list: list.name, index };
      try {
        const leaf = parseLeaf(placed.leaf);
        place.entry = leaf.seq;
        demand(leaf.seq > before, 'entry-order');
        demand(!this.entries.has(leaf.seq), 'entry-twice');
        before = leaf.seq;
        this.entries.set(leaf.seq, await this.readEntry(list, placed, leaf));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        throw new Refusal(error.code, { ...error.args, ...place });
      }
    }
  }

  async readEntry(list, placed, leaf) {
    const { size, root } = this.checkpoint;
    demand(leaf.seq < size - 1n, 'entry-after');
    const found = rootFromInclusion(leaf.seq, size, leafHash(placed.leaf), placed.path);
    demand(same(found, root), 'inclusion');
    demand(same(blake3(placed.body), leaf.bodyHash), 'body-hash');
    const { whose, name } = list;
    const signed = parseSigned(await openBody(whose, placed, leaf));
    const event = decodeEvent(signed.event);
    demand(event.kind.topic === whose.topic, 'entry-topic', { kind: event.kind.name });
    const ledgerId = leaf.seq === 0n ? ledgerIdOf(signed.event) : undefined;
    const { seq, recordedAt } = leaf;
    return { seq, recordedAt, list: name, person: whose.person, signed, event, ledgerId };
  }

  /** @returns {Entry[]} */
  inOrder() {
    return [...this.entries.values()].sort((a, b) => (a.seq < b.seq ? -1 : 1));
  }
}

/** The signed event of a body that may be in this list. */
async function openBody(whose, placed, leaf) {
  const body = parseBody(placed.body);
  demand(body.kind === 'sealed' || placed.key === undefined, 'key');
  if (whose.topic) {
    demand(body.kind === 'clear', 'body-kind');
    return body.signed;
  }
  demand(body.kind !== 'stub', 'stub');
  demand(body.kind === 'sealed', 'body-kind');
  demand(same(body.subject, whose.person), 'subject');
  demand(placed.key !== undefined, 'key');
  return openSealed(body, leaf, placed.key);
}
