/** Whom the verifier trusts (C2SP tlog-policy). */

import { ascii, hex } from '../bytes.js';
import { isUsableKey } from '../ed25519.js';
import { Refusal, demand } from '../refusal.js';
import { TYPE_COSIGNATURE, TYPE_ED25519, parseVkey } from './note.js';

/**
 * @typedef {import('./note.js').NoteKey} NoteKey
 * @typedef {{needed: number, members: string[]}} Group
 * @typedef {object} Policy
 * @property {NoteKey[]} logs
 * @property {Map<string, NoteKey>} witnesses by the policy's own names
 * @property {Map<string, Group>} groups
 * @property {string} quorum a witness, a group, or `none`
 */

const POLICY_BYTES_MAX = 256 * 1024;

/** What a line may begin with, and how it is read. */
const LINES = { log: readLog, witness: readWitness, group: readGroup, quorum: readQuorum };

/**
 * @param {string} text
 * @returns {Policy}
 */
export function parsePolicy(text) {
  demand(ascii(text).length <= POLICY_BYTES_MAX, 'policy-large');
  const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: undefined };
  const grouped = new Set();
  const keys = new Set();
  text.split('\n').forEach((line, index) => {
    try {
      demand(!/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line), 'policy-line');
      const [word, ...rest] = line.split(/[ \t]+/).filter(part => part !== '');
      if (word === undefined || word.startsWith('#')) return;
      demand(Object.hasOwn(LINES, word), 'policy-line');
      LINES[word](policy, rest, { grouped, keys });
    } catch (error) {
      throw atLine(error, index + 1);
    }
  });
  demand(policy.logs.length > 0, 'policy-no-log');
  demand(policy.quorum !== undefined, 'policy-no-quorum');
  return policy;
}

function atLine(error, line) {
  return error instanceof Refusal ? new Refusal(error.code, { ...error.args, line }) : error;
}

function readLog(policy, words, { keys }) {
  demand(words.length === 1 || words.length === 2, 'policy-line');
  policy.logs.push(newKey(words[0], TYPE_ED25519, 'policy-log-type', keys));
}

function readWitness(policy, words, { keys }) {
  demand(words.length === 2 || words.length === 3, 'policy-line');
  const [name, vkey] = words;
  demandNew(policy, name);
  policy.witnesses.set(name, newKey(vkey, TYPE_COSIGNATURE, 'policy-witness-type', keys));
}

function readGroup(policy, [name, threshold, ...members], { grouped }) {
  demand(threshold !== undefined && members.length > 0, 'policy-line');
  demandNew(policy, name);
  for (const member of members) {
    demand(isKnown(policy, member), 'policy-unknown-name', { name: member });
    demand(!grouped.has(member), 'policy-two-groups', { name: member });
    grouped.add(member);
  }
  policy.groups.set(name, { needed: neededOf(threshold, members.length), members });
}

function neededOf(threshold, count) {
  if (threshold === 'all') return count;
  if (threshold === 'any') return 1;
  demand(/^[1-9][0-9]*$/.test(threshold), 'policy-threshold');
  demand(BigInt(threshold) <= BigInt(count), 'policy-threshold');
  return Number(threshold);
}

function readQuorum(policy, words) {
  demand(words.length === 1 && policy.quorum === undefined, 'policy-quorum');
  const [name] = words;
  demand(name === 'none' || isKnown(policy, name), 'policy-unknown-name', { name });
  policy.quorum = name;
}

/** A key of the type that its place asks for, and of no other line. */
function newKey(vkey, type, wrongType, keys) {
  const key = parseVkey(vkey);
  demand(key.type === type, wrongType, { name: key.name });
  demand(isUsableKey(key.key), 'vkey', { text: vkey });
  const digits = hex(key.key);
  demand(!keys.has(digits), 'policy-key-twice', { name: key.name });
  keys.add(digits);
  return key;
}

function demandNew(policy, name) {
  demand(name !== 'none' && !isKnown(policy, name), 'policy-name-twice', { name });
}

const isKnown = (policy, name) => policy.witnesses.has(name) || policy.groups.has(name);

/**
 * Whether those who signed are enough.
 * @param {Policy} policy
 * @param {Set<string>} signed names of witnesses
 * @param {string} [name] of a witness or group
 * @returns {boolean}
 */
export function isQuorumMet(policy, signed, name = policy.quorum) {
  if (name === 'none') return true;
  const group = policy.groups.get(name);
  if (!group) return signed.has(name);
  const met = group.members.filter(member => isQuorumMet(policy, signed, member));
  return met.length >= group.needed;
}

/**
 * A policy for keys that somebody was given one by one: the first kind of key is the log's, the
 * others are witnesses', all of whom are asked for.
 * @param {string[]} vkeys
 * @returns {string}
 */
export function policyOfKeys(vkeys) {
  const keys = vkeys.map(text => ({ text, key: parseVkey(text) }));
  const logs = keys.filter(({ key }) => key.type === TYPE_ED25519);
  const witnesses = keys.filter(({ key }) => key.type !== TYPE_ED25519);
  const lines = logs.map(({ text }) => `log ${text}`);
  witnesses.forEach(({ text }, index) => lines.push(`witness w${index + 1} ${text}`));
  const names = witnesses.map((_, index) => `w${index + 1}`).join(' ');
  if (witnesses.length > 0) lines.push(`group all-witnesses all ${names}`);
  lines.push(witnesses.length > 0 ? 'quorum all-witnesses' : 'quorum none');
  return `${lines.join('\n')}\n`;
}
