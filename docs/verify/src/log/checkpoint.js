/** Checkpoints (C2SP tlog-checkpoint) and their cosignatures (C2SP tlog-cosignature). */

import { ascii, concat, fromBase64, readU64 } from '../bytes.js';
import { verifyStrict } from '../ed25519.js';
import { demand } from '../refusal.js';
import { isBy, parseNote } from './note.js';
import { isQuorumMet } from './policy.js';

/** Sizes and times are below it, as in the specifications. */
const NUMBER_MAX = (1n << 63n) - 1n;

/**
 * @param {string} text a note's text
 * @returns {{origin: string, size: bigint, root: Uint8Array}}
 */
export function parseCheckpoint(text) {
  const [origin, size, root, ...rest] = text.split('\n');
  demand(root !== undefined && rest.pop() === '', 'checkpoint');
  demand(origin !== '' && rest.every(line => line !== ''), 'checkpoint');
  demand(/^(0|[1-9][0-9]{0,18})$/.test(size) && BigInt(size) <= NUMBER_MAX, 'checkpoint');
  const hash = fromBase64(root);
  demand(hash.length === 32, 'checkpoint');
  return { origin, size: BigInt(size), root: hash };
}

/**
 * Opens a checkpoint's note by a policy: unknown keys are passed over, a known key's signature must
 * be right, the log's must be there.
 * @param {string} note
 * @param {import('./policy.js').Policy} policy
 */
export function openCheckpoint(note, policy) {
  const { text, lines } = parseNote(note);
  const checkpoint = parseCheckpoint(text);
  const bytes = ascii(text);
  let byLog;
  for (const log of policy.logs) {
    for (const line of lines.filter(line => isBy(line, log))) {
      demand(verifyStrict(log.key, bytes, line.signature), 'log-signature', { name: log.name });
      byLog ??= log.name === checkpoint.origin ? log : undefined;
    }
  }
  const { origin } = checkpoint;
  demand(policy.logs.some(log => log.name === origin), 'origin', { origin });
  demand(byLog !== undefined, 'log-unsigned', { origin });
  const witnesses = [...policy.witnesses].map(([name, key]) => ({
    name,
    keyName: key.name,
    time: cosignedAt(key, bytes, lines),
  }));
  const signed = witnesses.filter(({ time }) => time !== undefined);
  const met = isQuorumMet(policy, new Set(signed.map(({ name }) => name)));
  return { ...checkpoint, log: byLog, witnesses, signed: signed.length, quorumMet: met };
}

/** When a witness first saw the checkpoint, in seconds; nothing if it says nothing. */
function cosignedAt(witness, text, lines) {
  let first;
  for (const line of lines.filter(line => isBy(line, witness))) {
    const time = timeOf(witness, text, line.signature);
    demand(time !== undefined, 'witness-signature', { name: witness.name });
    first = first === undefined || time < first ? time : first;
  }
  return first;
}

function timeOf(witness, text, blob) {
  if (blob.length !== 72) return undefined;
  const time = readU64(blob, 0);
  const message = concat(ascii(`cosignature/v1\ntime ${time}\n`), text);
  const right = time > 0n && time <= NUMBER_MAX;
  return right && verifyStrict(witness.key, message, blob.subarray(8)) ? time : undefined;
}
