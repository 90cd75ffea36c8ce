/** The tree of names: that a number belongs to this person and to no other of the ledger. */

import { concat, same, u64 } from './bytes.js';
import { deriveKey } from './hash.js';
import { EMPTY, isPresent } from './log/patricia.js';
import { demand } from './refusal.js';
import { identifierOf } from './events/texts.js';
import { vrfOutput } from './vrf.js';

/**
 * @param {import('./bundle.js').Bundle} bundle
 * @param {{names: Uint8Array, namesKey: Uint8Array}} directory
 * @returns {string[]} the numbers that are proven to be this person's alone
 */
export function namesOf(bundle, directory) {
  const names = bundle.names ?? [];
  const isThere = !same(directory.names, EMPTY) || directory.namesKey.some(byte => byte !== 0);
  demand(isThere || names.length === 0, 'names-none');
  const people = bundle.lists.filter(({ whose }) => whose.person);
  demand(names.length === 0 || people.length === 1, 'names-person');
  return names.map(name => {
    demand(isProven(bundle.ledger, people[0].whose.person, directory, name), 'name');
    return name.identifier;
  });
}

function isProven(ledger, person, directory, { identifier, vrf, proof }) {
  demand(/^[0-9]{16}([0-9]{2})?$/.test(identifier), 'name');
  const kind = Uint8Array.of(kindOf(identifier));
  demand(identifierOf(kind[0], BigInt(identifier)) === identifier, 'name');
  const digits = u64(BigInt(identifier));
  demand(vrf.length === 80, 'name');
  const output = vrfOutput(directory.namesKey, concat(ledger, kind, digits), vrf);
  demand(output, 'name');
  const key = deriveKey('ikrar 2026-11-24 directory name v1', output);
  const value = deriveKey('ikrar 2026-11-24 directory name of v1', ledger, person, kind, digits);
  return isPresent(directory.names, key, value, proof);
}

/** 1 NIP, 2 NI PPPK, 3 NIK. */
function kindOf(digits) {
  if (digits.length === 16) return 3;
  return Number(digits.slice(12, 14)) > 12 ? 2 : 1;
}
