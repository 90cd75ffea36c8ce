/** The hashes of the formats. */

import { blake3 as noble } from '@noble/hashes/blake3.js';
import { sha256 as sha } from '@noble/hashes/sha2.js';
import { ascii, concat } from './bytes.js';

/** @param {...Uint8Array} parts @returns {Uint8Array} */
export const sha256 = (...parts) => sha(concat(...parts));

/** @param {...Uint8Array} parts @returns {Uint8Array} */
export const blake3 = (...parts) => noble(concat(...parts));

/** BLAKE3 under a key of 32 bytes. */
export const keyed = (key, ...parts) => noble(concat(...parts), { key });

/**
 * BLAKE3's key derivation mode.
 * @param {string} context ASCII
 * @param {...Uint8Array} parts
 */
export const deriveKey = (context, ...parts) =>
  noble(concat(...parts), { context: ascii(context) });
