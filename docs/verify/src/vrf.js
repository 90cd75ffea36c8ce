/** The VRF of the tree of names: C2SP vrf-r255, verification only. */

import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { ascii, concat, same } from './bytes.js';

const Point = ristretto255.Point;
const ORDER = Point.Fn.ORDER;
const SUITE = concat(Uint8Array.of(0xff), ascii('c2sp.org/vrf-r255'));
const [CHALLENGE, OUTPUT, INPUT] = [2, 3, 0x82].map(byte => Uint8Array.of(byte));
const END = Uint8Array.of(0);

const hash = (...parts) => sha512(concat(SUITE, ...parts));

/**
 * @param {Uint8Array} publicKey 32 bytes
 * @param {Uint8Array} input
 * @param {Uint8Array} proof 80 bytes
 * @returns {Uint8Array|undefined} the output, 64 bytes; nothing if the proof is wrong
 */
export function vrfOutput(publicKey, input, proof) {
  const [encoded, claimed] = [proof.subarray(0, 32), proof.subarray(32, 48)];
  const [c, s] = [littleEndian(claimed), littleEndian(proof.subarray(48))];
  const [y, gamma] = [pointOf(publicKey), pointOf(encoded)];
  if (!y || !gamma || y.is0() || s >= ORDER) return undefined;
  const h = ristretto255_hasher.deriveToCurve(hash(INPUT, publicKey, input));
  const u = Point.BASE.multiplyUnsafe(s).subtract(y.multiplyUnsafe(c));
  const v = h.multiplyUnsafe(s).subtract(gamma.multiplyUnsafe(c));
  const points = [h, gamma, u, v].map(point => point.toBytes());
  const challenge = hash(CHALLENGE, publicKey, ...points, END).subarray(0, 16);
  return same(challenge, claimed) ? hash(OUTPUT, encoded, END) : undefined;
}

function pointOf(bytes) {
  try {
    return Point.fromBytes(bytes);
  } catch {
    return undefined;
  }
}

function littleEndian(bytes) {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
