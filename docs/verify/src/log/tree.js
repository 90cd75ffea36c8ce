/** The public tree: RFC 6962 with SHA-256. */

import { sha256 } from '../hash.js';
import { demand } from '../refusal.js';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** @param {Uint8Array} leaf @returns {Uint8Array} */
export const leafHash = leaf => sha256(LEAF, leaf);

/** @param {Uint8Array} left @param {Uint8Array} right @returns {Uint8Array} */
export const nodeHash = (left, right) => sha256(NODE, left, right);

/**
 * The root that an inclusion proof leads to (RFC 9162, 2.1.3.2).
 * @param {bigint} index of the leaf, below `size`
 * @param {bigint} size of the tree
 * @param {Uint8Array} hash of the leaf
 * @param {Uint8Array[]} path siblings, from the leaf's upwards
 * @returns {Uint8Array}
 */
export function rootFromInclusion(index, size, hash, path) {
  demand(index < size, 'inclusion');
  let [at, last] = [index, size - 1n];
  for (const sibling of path) {
    demand(last > 0n && sibling.length === 32, 'inclusion');
    if (at & 1n || at === last) {
      hash = nodeHash(sibling, hash);
      while (!(at & 1n) && at > 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  demand(last === 0n, 'inclusion');
  return hash;
}
