/** Leaves: 81 bytes, the public part of an entry. */

import { readU64 } from '../bytes.js';
import { demand } from '../refusal.js';

const YEAR_2200_MILLIS = 7_258_118_400_000n;

/**
 * @param {Uint8Array} bytes
 * @returns {{bytes: Uint8Array, seq: bigint, recordedAt: bigint, bodyHash: Uint8Array}}
 *   the time in milliseconds since 1970
 */
export function parseLeaf(bytes) {
  demand(bytes.length === 81 && bytes[0] === 1, 'leaf');
  const recordedAt = readU64(bytes, 9);
  demand(recordedAt < YEAR_2200_MILLIS, 'leaf');
  return { bytes, seq: readU64(bytes, 1), recordedAt, bodyHash: bytes.subarray(17, 49) };
}
