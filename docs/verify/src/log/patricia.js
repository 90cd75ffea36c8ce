/**
 * The tree over all lists: a Merkle Patricia tree of keys and values of 32 bytes, with SHA-256.
 * Bits are counted from the most significant one of the first byte.
 */

import { same } from '../bytes.js';
import { sha256 } from '../hash.js';

const LEAF = Uint8Array.of(0);
const INNER = Uint8Array.of(1);
const LENGTH = Uint8Array.of(32);

/** The root of a tree without keys. */
export const EMPTY = sha256();

/** @returns {Uint8Array} */
export const leafHash = (key, value) => sha256(LEAF, LENGTH, key, LENGTH, value);

/** @param {number} bit the first in which the keys below differ */
export const innerHash = (bit, left, right) => sha256(INNER, varint(bit), left, right);

/** @returns {0|1} */
export const bitOf = (key, bit) => (key[bit >> 3] >> (7 - (bit & 7))) & 1;

/**
 * Whether the proof shows that the value stands under the key.
 * @param {Uint8Array} root
 * @param {Uint8Array} key
 * @param {Uint8Array} value
 * @param {Uint8Array} proof steps: varint bit, sibling
 * @returns {boolean}
 */
export function isPresent(root, key, value, proof) {
  const steps = readSteps(proof);
  return steps !== undefined && same(climb(key, leafHash(key, value), steps), root);
}

/**
 * Whether the proof shows that the key is not there: the one other key that stands where it would.
 */
export function isAbsent(root, key, proof) {
  if (proof.length === 0) return same(root, EMPTY);
  if (proof.length < 66 || proof[0] !== 32 || proof[33] !== 32) return false;
  const [other, value] = [proof.subarray(1, 33), proof.subarray(34, 66)];
  const steps = readSteps(proof.subarray(66));
  if (steps === undefined || same(other, key)) return false;
  const meets = steps.every(({ bit }) => bitOf(key, bit) === bitOf(other, bit));
  return meets && same(climb(other, leafHash(other, value), steps), root);
}

function climb(key, hash, steps) {
  return steps.reduce(
    (below, { bit, sibling }) =>
      bitOf(key, bit) ? innerHash(bit, sibling, below) : innerHash(bit, below, sibling),
    hash,
  );
}

/** The steps of a proof from the leaf's parent to the root; nothing if they are none. */
function readSteps(proof) {
  const steps = [];
  for (let at = 0; at < proof.length; ) {
    const width = proof[at] < 128 ? 1 : 2;
    if (at + width + 32 > proof.length) return undefined;
    const bit = width === 1 ? proof[at] : (proof[at] & 127) | (proof[at + 1] << 7);
    // Of two bytes the second is 1: 0 would not be minimal, and a key has bits up to 255.
    const isBit = width === 1 || proof[at + 1] === 1;
    if (!isBit || (steps.length > 0 && bit >= steps.at(-1).bit)) return undefined;
    steps.push({ bit, sibling: proof.subarray(at + width, at + width + 32) });
    at += width + 32;
  }
  return steps;
}

/** Unsigned LEB128 of a bit's number, which is at most 255. */
function varint(bit) {
  return bit < 128 ? Uint8Array.of(bit) : Uint8Array.of((bit & 127) | 128, bit >> 7);
}
