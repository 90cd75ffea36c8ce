/** The verdict, the steps that led to it, what is proven and what is not. */

import { hex, toBase64 } from '../bytes.js';
import { fill, timeText } from '../words/words.js';
import { folded, h } from './dom.js';
import { TONES, lastOf, nameOf, seenAt, shownVerdict } from './judge.js';
import { identifier as shownNumber } from './values.js';

/** A number as it is read in a sentence, where no NIK is asked for. */
const hidden = digits => shownNumber(digits, { showNik: false });

const MARKS = { good: '✓', wary: '!', bad: '✕' };
const STEPS = ['read', 'policy', 'checkpoint', 'directory', 'entries', 'lists', 'names', 'authors'];

/** @returns {HTMLElement} the card with the verdict */
export function verdictCard(result, isSuggested, catalogue) {
  const shown = shownVerdict(result, isSuggested);
  const { page } = catalogue;
  const tone = TONES[shown];
  return h(`section.card.verdict.${tone}`, { id: 'verdict', 'data-verdict': shown,
    'data-code': result.fault?.code, 'data-findings': codes(result), role: 'status' },
  h('div.mark', { 'aria-hidden': 'true' }, MARKS[tone]),
  h('div', {}, h('h2', {}, page[`verdict-${shown}`]),
    h('p', {}, fill(page[`about-${shown}`], numbers(result))),
    isSuggested && !result.fault && shown !== 'suggested' && h('p', {}, page['about-suggested']),
    result.fault && fault(result.fault, catalogue)));
}

/** The codes of findings, for tests and for whoever reports them. */
const codes = ({ findings }) => findings?.map(({ code }) => code).join(' ') || undefined;

function numbers({ checkpoint, findings }) {
  if (!checkpoint) return {};
  const { origin, signed, witnesses } = checkpoint;
  const wrong = new Set(findings?.map(({ entry }) => entry)).size;
  return { origin, signed, count: witnesses.length, last: lastOf(checkpoint), findings: wrong };
}

function fault({ code, args }, { faults, page, words }) {
  const topic = words.topic[args.list] ?? (args.list && page['list-person']);
  const where = args.entry !== undefined ? 'where' : 'where-list';
  const told = fill(faults[code], { ...args, list: topic });
  return h('div.why', {}, h('p', {}, h('strong', {}, told)),
    topic && code !== 'topic-missing'
      && h('p.meta', {}, fill(page[where], { ...args, list: topic })));
}

/** @returns {HTMLElement} the steps, up to where the check came */
export function stepsCard(result, { page }) {
  const reached = STEPS.indexOf(result.step);
  const items = STEPS.map((step, index) => {
    const isDone = reached < 0 || index < reached;
    const state = isDone ? 'done' : index === reached ? 'stopped' : 'open';
    const isWithout = step === 'names' && isDone && result.names?.shown.length === 0;
    const text = page[isWithout ? 'step-names-none' : `step-${step}`];
    return h(`li.${isWithout ? 'open' : state}`, {}, text);
  });
  const card = folded(page['steps-title'], h('ol.steps', {}, ...items));
  card.open = result.fault !== undefined;
  return card;
}

/** @returns {HTMLElement} what is proven */
export function provenCard(result, { page, words, remarks }) {
  const { checkpoint, entries, people, findings, names } = result;
  const last = lastOf(checkpoint);
  const counted = person => entries.filter(({ list }) => list === person).length;
  const unsound = new Set(findings.map(({ entry }) => entry)).size;
  const topics = result.topics.map(topic => words.topic[topic]).join(', ');
  const lines = [
    ...people.map(person => fill(page['proven-person'],
      { name: nameOf(entries, person), count: counted(person), last })),
    fill(page['proven-topics'], { topics, last }),
    fill(page['proven-signatures'], { count: entries.length - unsound }),
  ];
  const shown = isHeld => names.shown.filter(({ person }) => (person !== undefined) === isHeld)
    .map(({ identifier }) => hidden(identifier)).join(', ');
  if (shown(true)) lines.push(fill(page['proven-names'], { names: shown(true) }));
  if (shown(false)) lines.push(fill(page['proven-names-free'], { names: shown(false) }));
  const noted = result.remarks.map(({ code, args }) => h('li', {}, fill(remarks[code], args)));
  return h('section.card', { id: 'proven' }, h('h2', {}, page['proven-title']),
    h('ul.ticks', {}, ...lines.map(line => h('li', {}, line))),
    noted.length > 0 && h('div.note', {}, h('h3', {}, page['remarks-title']),
      h('ul', {}, ...noted)));
}

/** @returns {HTMLElement} who signed the checkpoint */
export function witnessCard({ checkpoint, entries, policy }, catalogue) {
  const { page } = catalogue;
  const { zone } = entries[0].event.fact;
  const row = (name, keyName, detail, tone) => h('tr', {},
    h('th', { scope: 'row' }, name, h('div.meta', {}, keyName)), h(`td.${tone}`, {}, detail));
  const rows = checkpoint.witnesses.map(({ name, keyName, time }) => time === undefined
    ? row(name, keyName, page['witness-silent'], 'absent')
    : row(name, keyName,
      fill(page['witness-time'], { time: timeText(catalogue, time * 1000n, zone) }), 'present'));
  const count = fill(page['witness-count'], { signed: checkpoint.signed,
    count: checkpoint.witnesses.length,
    quorum: policy.quorum === 'none' ? page['quorum-none'] : policy.quorum,
    met: page[checkpoint.quorumMet ? 'quorum-met' : 'quorum-unmet'] });
  return h('section.card', { id: 'witnesses' }, h('h2', {}, page['witness-title']),
    h('table', {}, h('tbody', {},
      row(page['witness-log'], checkpoint.log.name, page['witness-signed'], 'present'),
      ...rows)),
    h('p', {}, count));
}

/** @returns {HTMLElement} what a bundle never proves */
export function unprovenCard(result, catalogue) {
  const { page } = catalogue;
  const lines = ['unproven-status', 'unproven-unrecorded', 'unproven-lie', 'unproven-across'];
  const { checkpoint, entries, names } = result;
  const seen = seenAt(checkpoint) * 1000n || entries.at(-1).recordedAt;
  const time = timeText(catalogue, seen, entries[0].event.fact.zone);
  const later = fill(page['unproven-later'], { last: lastOf(checkpoint), time });
  return h('section.card', { id: 'unproven' }, h('h2', {}, page['unproven-title']),
    h('ul', {}, ...lines.map(line => h('li', {}, page[line])),
      names.open.length > 0
        && h('li', {}, fill(page['unproven-names'], { names: names.open.map(hidden).join(', ') })),
      h('li', {}, later)));
}

/** @returns {HTMLElement} what a technician compares */
export function detailsCard({ bundle, checkpoint, policyText }, { page }) {
  const rows = [
    ['details-ledger', hex(bundle.ledger)],
    ['details-size', String(checkpoint.size)],
    ['details-root', toBase64(checkpoint.root)],
    ['details-checkpoint', bundle.checkpoint],
    ['details-policy', policyText],
  ];
  return folded(page['details-title'], h('dl', {}, ...rows.map(([name, value]) =>
    h('div.row', {}, h('dt', {}, page[name]), h('dd', {}, h('pre', {}, value))))));
}
