/** Signed events and the two schemes of their signatures (FORMATS, section 3). */

import { ascii, concat, hex } from '../bytes.js';
import { verifyStrict } from '../ed25519.js';
import { deriveKey, keyed } from '../hash.js';
import { demand } from '../refusal.js';

const SINGLE = 1;
const BATCH = 2;
const HEAD_BYTES = 1 + 32 + 1 + 64;
const BATCH_EVENTS_MAX = 256;
const BATCH_STEPS_MAX = 8;
const SINGLE_CONTEXT = ascii('ikrar/event/v1\0');
const BATCH_CONTEXT = ascii('ikrar/event-batch/v1\0');
const LEAF_KEY = ascii('ikrar event batch leaf key v1...');
const NODE_KEY = ascii('ikrar event batch node key v1...');

/** The hash that names a public key. */
export const keyIdOf = publicKey => deriveKey('ikrar 2026-11-22 key id v1', publicKey);

/** The hash of a ledger's first event, which names the ledger. */
export const ledgerIdOf = event => deriveKey('ikrar 2026-11-22 ledger id v1', event);

/**
 * @typedef {{count: number, index: number, siblings: Uint8Array[]}} Path
 * @typedef {{author: string, signature: Uint8Array, path: Path|undefined, event: Uint8Array}}
 *   SignedEvent the author's key id as text
 */

/**
 * @param {Uint8Array} bytes
 * @returns {SignedEvent}
 */
export function parseSigned(bytes) {
  demand(bytes.length >= HEAD_BYTES && bytes[0] === 1, 'signed-event');
  const [scheme, rest] = [bytes[33], bytes.subarray(HEAD_BYTES)];
  demand(scheme === SINGLE || scheme === BATCH, 'signed-event');
  const { path, event } = scheme === BATCH ? parsePath(rest) : { path: undefined, event: rest };
  return { author: hex(bytes.subarray(1, 33)), signature: bytes.subarray(34, 98), path, event };
}

function parsePath(bytes) {
  demand(bytes.length >= 5, 'signed-event');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [count, index, steps] = [view.getUint16(0), view.getUint16(2), bytes[4]];
  demand(count >= 1 && count <= BATCH_EVENTS_MAX && index < count, 'signed-event');
  demand(steps <= BATCH_STEPS_MAX && bytes.length >= 5 + 32 * steps, 'signed-event');
  const sibling = (_, at) => bytes.subarray(5 + 32 * at, 37 + 32 * at);
  const siblings = Array.from({ length: steps }, sibling);
  return { path: { count, index, siblings }, event: bytes.subarray(5 + 32 * steps) };
}

/**
 * The root of a batch, from one of its events; nothing if the path has a sibling too many or few.
 * @param {Path} path
 * @param {Uint8Array} event
 */
export function batchRoot({ count, index, siblings }, event) {
  let hash = keyed(LEAF_KEY, event);
  let used = 0;
  for (let [at, last] = [index, count - 1]; last > 0; [at, last] = [at >> 1, last >> 1]) {
    const alone = at % 2 === 0 && at === last;
    if (alone) continue;
    const sibling = siblings[used++];
    if (!sibling) return undefined;
    hash = at % 2 === 1 ? keyed(NODE_KEY, sibling, hash) : keyed(NODE_KEY, hash, sibling);
  }
  return used === siblings.length ? hash : undefined;
}

/** What a signature covers; nothing where a path leads to no root. */
export function messageOf(ledger, { path, event }) {
  if (!path) return concat(SINGLE_CONTEXT, ledger, event);
  const root = batchRoot(path, event);
  const count = Uint8Array.of(path.count >> 8, path.count & 255);
  return root && concat(BATCH_CONTEXT, ledger, count, root);
}

/**
 * @param {Uint8Array} ledger
 * @param {SignedEvent} signed
 * @param {Uint8Array} publicKey whose id is the author's
 */
export function isSignedBy(ledger, signed, publicKey) {
  const message = messageOf(ledger, signed);
  return message !== undefined && verifyStrict(publicKey, message, signed.signature);
}
