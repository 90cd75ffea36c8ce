/** The directory: what a list amounts to, and under which label that stands. */

import { ascii } from '../bytes.js';
import { deriveKey } from '../hash.js';

/** Topics of facts about everybody; each has a list, also while that is empty. */
export const TOPICS = ['officers', 'rulebooks', 'campaigns', 'ceremonies'];

/**
 * @typedef {{person: Uint8Array} | {topic: string}} Whose
 */

/** @param {Uint8Array} ledger @param {Whose} whose */
export function labelOf(ledger, whose) {
  return whose.person
    ? deriveKey('ikrar 2026-11-24 directory person v1', ledger, whose.person)
    : deriveKey('ikrar 2026-11-24 directory topic v1', ledger, ascii(whose.topic));
}

/** What an empty list amounts to. */
export function listStart(ledger, whose) {
  return whose.person
    ? deriveKey('ikrar 2026-11-24 list of a person v1', ledger, whose.person)
    : deriveKey('ikrar 2026-11-24 list of a topic v1', ledger, ascii(whose.topic));
}

/** What a list amounts to with one more leaf. */
export const listAfter = (before, leaf) => deriveKey('ikrar 2026-11-24 list v1', before, leaf);

/** What a list of leaves amounts to. */
export function foldList(ledger, whose, leaves) {
  return leaves.reduce(listAfter, listStart(ledger, whose));
}
