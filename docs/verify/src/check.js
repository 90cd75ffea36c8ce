/**
 * The check of a bundle, steps 1 to 6: read, checkpoint, directory, entries, lists, names; then
 * what can be said of each entry's author. Judging somebody's status is the program's work.
 */

import { readAuthors } from './authors.js';
import { parseBundle } from './bundle.js';
import { same, toBase64 } from './bytes.js';
import { EntryReader } from './entries.js';
import { blake3 } from './hash.js';
import { parseBody } from './log/body.js';
import { openCheckpoint, parseCheckpoint } from './log/checkpoint.js';
import { foldList, labelOf } from './log/directory.js';
import { parseLeaf } from './log/leaf.js';
import { parseNote, vkeyText } from './log/note.js';
import { isPresent } from './log/patricia.js';
import { parsePolicy } from './log/policy.js';
import { leafHash, rootFromInclusion } from './log/tree.js';
import { namesOf } from './names.js';
import { Refusal, demand } from './refusal.js';

/** What a bundle must show to be complete; ceremonies only where somebody attended one. */
const TOPICS_NEEDED = ['officers', 'rulebooks', 'campaigns'];

/**
 * @typedef {'proven'|'quorum'|'findings'|'failed'|'unreadable'} Verdict as the program's exit codes
 *   0, 4, 3, 3 and 2
 * @typedef {{code: string, args: object}} Fault
 * @typedef {object} Result
 * @property {Verdict} verdict
 * @property {string} step the last one that was begun
 * @property {Fault} [fault] why it ended there
 * @property {ReturnType<typeof openCheckpoint>} [checkpoint]
 * @property {import('./entries.js').Entry[]} [entries] by number
 * @property {string[]} [topics] whose lists are complete
 * @property {string[]} [people] whose lists are complete, by id
 * @property {import('./names.js').Numbers} [names]
 * @property {{entry: string, code: string}[]} [findings]
 * @property {Fault[]} [remarks]
 */

/**
 * @param {{bundle: Uint8Array, policy: string, topics?: Uint8Array}} given
 * @returns {Promise<Result>}
 */
export async function check(given) {
  const result = { step: 'read' };
  try {
    await run(given, result);
    result.verdict = verdictOf(result);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    result.fault = { code: error.code, args: error.args };
    result.verdict = ['read', 'policy'].includes(result.step) ? 'unreadable' : 'failed';
  }
  return result;
}

function verdictOf({ findings, checkpoint }) {
  if (findings.length > 0) return 'findings';
  return checkpoint.quorumMet ? 'proven' : 'quorum';
}

async function run({ bundle: bytes, policy: text, topics }, result) {
  demand(globalThis.crypto?.subtle, 'browser');
  const bundle = parseBundle(bytes);
  if (topics) addTopics(bundle, parseBundle(topics));
  result.step = 'policy';
  const policy = parsePolicy(text);
  result.step = 'checkpoint';
  const checkpoint = openCheckpoint(bundle.checkpoint, policy);
  demand(checkpoint.size >= 1n, 'size-zero');
  Object.assign(result, { checkpoint, bundle });
  result.step = 'directory';
  const directory = readDirectory(bundle.directory, checkpoint);
  result.step = 'entries';
  const reader = new EntryReader(checkpoint);
  for (const list of distinct(bundle.lists)) await reader.readList(list);
  checkGenesis(bundle, reader);
  result.step = 'lists';
  checkLists(bundle, directory, reader);
  result.step = 'names';
  result.names = namesOf(bundle, directory, reader.inOrder());
  result.step = 'authors';
  result.topics = bundle.lists.filter(({ whose }) => whose.topic).map(({ name }) => name);
  result.people = bundle.lists.filter(({ whose }) => whose.person).map(({ name }) => name);
  result.entries = reader.inOrder();
  result.findings = readAuthors(bundle.ledger, result.entries);
  result.remarks = remarksOf(checkpoint, result.entries);
  result.step = 'done';
}

/** Takes the lists of topics that the bundle lacks from a publisher's file. */
function addTopics(bundle, other) {
  const [ours, theirs] = [bundle, other].map(({ checkpoint }) =>
    parseCheckpoint(parseNote(checkpoint).text));
  const isSame = same(ours.root, theirs.root) && ours.size === theirs.size;
  demand(isSame && same(bundle.ledger, other.ledger), 'topics-other');
  const has = name => bundle.lists.some(list => list.name === name);
  bundle.lists.push(...other.lists.filter(({ whose, name }) => whose.topic && !has(name)));
}

/** The directory entry, the last one that the checkpoint covers. */
function readDirectory(placed, { size, root }) {
  demand(placed.key === undefined, 'key');
  const leaf = parseLeaf(placed.leaf);
  demand(leaf.seq === size - 1n, 'directory-not-last', { entry: leaf.seq });
  const found = rootFromInclusion(leaf.seq, size, leafHash(placed.leaf), placed.path);
  demand(same(found, root), 'directory-inclusion');
  demand(same(blake3(placed.body), leaf.bodyHash), 'directory-body');
  const body = parseBody(placed.body);
  demand(body.kind === 'directory', 'directory-kind');
  demand(body.seq === leaf.seq, 'directory-number', { entry: leaf.seq });
  return body;
}

function distinct(lists) {
  const names = new Set();
  for (const { name, isOne } of lists) {
    demand(isOne, 'list-of-none');
    demand(!names.has(name), 'list-twice', { list: name });
    names.add(name);
  }
  return lists;
}

/** Entry 0 names the ledger, by which labels are made and for which signatures hold. */
function checkGenesis(bundle, reader) {
  const officers = bundle.lists.find(({ name }) => name === 'officers');
  demand(officers, 'topic-missing', { list: 'officers' });
  const first = reader.entries.get(0n);
  demand(first?.event.kind.name === 'ledger-created', 'genesis');
  demand(same(first.ledgerId, bundle.ledger), 'ledger-id');
}

function checkLists(bundle, directory, reader) {
  const { ledger, lists } = bundle;
  for (const { whose, name, proof, entries } of lists) {
    const value = foldList(ledger, whose, entries.map(({ leaf }) => leaf));
    const present = isPresent(directory.lists, labelOf(ledger, whose), value, proof);
    demand(present, 'list', { list: name });
  }
  const attended = reader.inOrder().some(({ event }) => event.kind.name === 'attendance-recorded');
  const needed = attended ? [...TOPICS_NEEDED, 'ceremonies'] : TOPICS_NEEDED;
  const has = list => lists.some(({ name }) => name === list);
  for (const list of needed) demand(has(list), 'topic-missing', { list });
  const merges = reader.inOrder().filter(({ event }) => event.kind.name === 'person-merged');
  for (const { event } of merges) demand(has(event.fact.merged), 'record-missing');
}

/** What does not fit, and is not wrong by itself: other names than those that the ledger gives. */
function remarksOf(checkpoint, entries) {
  const remarks = [];
  const { origin } = entries[0].event.fact;
  if (origin !== checkpoint.origin) {
    remarks.push({ code: 'origin-other', args: { ledger: origin, checkpoint: checkpoint.origin } });
  }
  const announced = entries.filter(({ event }) => event.kind.name === 'log-key-announced');
  const { name, type, key } = checkpoint.log;
  const ours = vkeyText(name, type, key);
  if (announced.length > 0 && !announced.some(({ event }) => event.fact.vkey === ours)) {
    remarks.push({ code: 'log-key-other', args: { vkey: ours } });
  }
  return remarks;
}

/** What a bundle says of itself, before anybody is trusted. */
export function claims(bytes) {
  const bundle = parseBundle(bytes);
  const { origin, size, root } = parseCheckpoint(parseNote(bundle.checkpoint).text);
  const lists = bundle.lists.map(({ name }) => name);
  const people = bundle.lists.filter(({ whose }) => whose.person).length;
  return { origin, size, root: toBase64(root), lists, people, policy: bundle.policy };
}


