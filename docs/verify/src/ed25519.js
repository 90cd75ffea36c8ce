/**
 * The rule by which every signature is accepted: exactly what `verify_strict` of ed25519-dalek 3
 * takes. It is calculated here, and not asked of WebCrypto, because browsers answer differently
 * where points are of small or mixed order, and a verdict must not depend on the browser.
 */

import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, same } from './bytes.js';

const Point = ed25519.Point;
const ORDER = Point.Fn.ORDER;

/**
 * @param {Uint8Array} key 32 bytes
 * @param {Uint8Array} message
 * @param {Uint8Array} signature 64 bytes: R, then s
 * @returns {boolean}
 */
export function verifyStrict(key, message, signature) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const r = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  const a = pointOf(key);
  if (s >= ORDER || !a || a.isSmallOrder()) return false;
  const k = littleEndian(sha512(concat(r, key, message))) % ORDER;
  const wanted = Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k));
  // Of the bytes that a point encodes to, those of small order are refused; R that does not
  // decode, or is another encoding of the same point, equals no such bytes.
  return !wanted.isSmallOrder() && same(wanted.toBytes(), r);
}

/** Whether 32 bytes can be a key that signatures are accepted from. */
export function isUsableKey(key) {
  const point = key.length === 32 && pointOf(key);
  return Boolean(point) && !point.isSmallOrder();
}

/** The point, as dalek decodes it: also from a second encoding, whose bytes are hashed as given. */
function pointOf(bytes) {
  try {
    return Point.fromBytes(bytes, true);
  } catch {
    return undefined;
  }
}

function littleEndian(bytes) {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
