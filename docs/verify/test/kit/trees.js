/** Both trees, made from their definitions, for tests. */

import { EMPTY, bitOf, innerHash, leafHash as pairHash } from '../../src/log/patricia.js';
import { concat, hex } from '../../src/bytes.js';
import { sha256 } from '../../src/hash.js';
import { leafHash, nodeHash } from '../../src/log/tree.js';

/** The largest power of two below a size. */
const split = size => 2 ** (Math.ceil(Math.log2(size)) - 1);

/** RFC 6962's root of leaves. */
export function rootOf(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leafHash(leaves[0]);
  const at = split(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, at)), rootOf(leaves.slice(at)));
}

/** RFC 6962's inclusion proof, from the leaf's sibling upwards. */
export function inclusionOf(index, leaves) {
  if (leaves.length === 1) return [];
  const at = split(leaves.length);
  const [left, right] = [leaves.slice(0, at), leaves.slice(at)];
  return index < at
    ? [...inclusionOf(index, left), rootOf(right)]
    : [...inclusionOf(index - at, right), rootOf(left)];
}

const varint = bit => (bit < 128 ? Uint8Array.of(bit) : Uint8Array.of((bit & 127) | 128, bit >> 7));

/** Pairs of key and value in the order of their keys. */
const sorted = pairs => [...pairs].sort((a, b) => (hex(a[0]) < hex(b[0]) ? -1 : 1));

function parted(pairs) {
  let bit = 0;
  while (bitOf(pairs[0][0], bit) === bitOf(pairs.at(-1)[0], bit)) bit += 1;
  const at = pairs.findIndex(([key]) => bitOf(key, bit) === 1);
  return { bit, left: pairs.slice(0, at), right: pairs.slice(at) };
}

function root(pairs) {
  if (pairs.length === 1) return pairHash(...pairs[0]);
  const { bit, left, right } = parted(pairs);
  return innerHash(bit, root(left), root(right));
}

function steps(key, pairs) {
  if (pairs.length === 1) return [];
  const { bit, left, right } = parted(pairs);
  const [own, other] = bitOf(key, bit) ? [right, left] : [left, right];
  return [...steps(key, own), concat(varint(bit), root(other))];
}

/** The Patricia tree's root of pairs of key and value. */
export const patriciaRoot = pairs => (pairs.length === 0 ? EMPTY : root(sorted(pairs)));

/** The proof that a key of these pairs is there. */
export const presenceOf = (key, pairs) => concat(...steps(key, sorted(pairs)));

/** The proof that a key is not there: the pair that its bits lead to, and the proof of that one. */
export function absenceOf(key, pairs) {
  if (pairs.length === 0) return new Uint8Array();
  const length = Uint8Array.of(32);
  const [[other, value]] = nearest(key, sorted(pairs));
  return concat(length, other, length, value, presenceOf(other, pairs));
}

function nearest(key, pairs) {
  if (pairs.length === 1) return pairs;
  const { bit, left, right } = parted(pairs);
  return nearest(key, bitOf(key, bit) ? right : left);
}
