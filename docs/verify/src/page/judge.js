/** From the result of a check to what the page says about it. */

/**
 * What kind of verdict is shown: a check that came out well on keys of the file's own, or without
 * any witness, is no proof.
 * @param {import('../check.js').Result} result
 * @param {boolean} isSuggested whether the policy is the file's own and was not compared
 * @returns {'proven'|'suggested'|'unwitnessed'|'quorum'|'findings'|'failed'|'unreadable'}
 */
export function shownVerdict(result, isSuggested) {
  const { verdict, checkpoint } = result;
  if (verdict !== 'proven') return verdict;
  if (isSuggested) return 'suggested';
  return checkpoint.signed === 0 ? 'unwitnessed' : 'proven';
}

/** Which colour a verdict has. */
export const TONES = { proven: 'good', suggested: 'wary', unwitnessed: 'wary', quorum: 'wary',
  findings: 'bad', failed: 'bad', unreadable: 'wary' };

/** The number of the last entry that a checkpoint covers. */
export const lastOf = ({ size }) => size - 1n;

/** The newest name of a person in the entries of a list. */
export function nameOf(entries, person) {
  const named = entries.filter(({ list, event }) => list === person && event.fact.profile);
  return named.at(-1)?.event.fact.profile.name ?? `${person.slice(0, 8)}…`;
}

/** When the checkpoint was seen at the latest: the newest cosignature, in seconds. */
export function seenAt({ witnesses }) {
  const times = witnesses.map(({ time }) => time).filter(time => time !== undefined);
  return times.reduce((newest, time) => (newest > time ? newest : time), 0n);
}
