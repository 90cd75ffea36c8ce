/** The entries as a readable time line. */

import { dateText, fill, localDate, timeText } from '../words/words.js';
import { folded, h } from './dom.js';
import { nameOf } from './judge.js';
import { showFields } from './values.js';

/**
 * @param {import('../check.js').Result} result
 * @param {{catalogue: object, showNik: boolean, onToggleNik: () => void}} context
 * @returns {HTMLElement}
 */
export function timeline(result, context) {
  const { entries, people } = result;
  const { page } = context.catalogue;
  const view = { ...context, zone: entries[0].event.fact.zone, result };
  const rest = entries.filter(({ person }) => !person);
  const toggle = people.length > 0 && h('button.quiet', { type: 'button',
    onclick: context.onToggleNik }, context.showNik ? page['hide-nik'] : page['show-nik']);
  return h('section.card', { id: 'timeline' },
    h('div.heading', {}, h('h2', {}, page['time-title']), toggle),
    ...people.map(person => ofPerson(person, view)),
    folded(fill(page['time-public'], { count: rest.length }), list(rest, view)));
}

function ofPerson(person, view) {
  const { entries } = view.result;
  const own = entries.filter(({ list }) => list === person);
  const { page } = view.catalogue;
  return h('div.person', {}, h('h3', {}, nameOf(entries, person)),
    own.length > 0 ? list(own, view) : h('p', {}, page['time-empty']));
}

const list = (entries, view) => h('ol.timeline', {}, ...entries.map(entry => item(entry, view)));

/** The day on which it happened: the first date of the fact, or else that of recording. */
function dayOf({ event: { kind, fact }, recordedAt }, zone) {
  const field = kind.fields.find(({ name, type }) => type === 'date' && fact[name]);
  return { name: field?.name, date: field ? fact[field.name] : localDate(recordedAt, zone) };
}

function item(entry, view) {
  const { seq, event } = entry;
  const { catalogue, result } = view;
  const day = dayOf(entry, view.zone);
  const faults = result.findings.filter(finding => finding.entry === String(seq));
  const without = ['person', day.name];
  return h(faults.length > 0 ? 'li.wrong' : 'li', { id: `entry-${seq}` },
    h('div.day', {}, dateText(catalogue, day.date)),
    h('div.what', {},
      h('h4', {}, catalogue.kinds[event.kind.name]),
      ...faults.map(({ code }) => h('p.fault', {}, `⚠ ${catalogue.findings[code]}`)),
      ...corrections(entry, view),
      showFields(event.kind.fields, event.fact, view, without),
      h('p.meta', {}, meta(entry, view))));
}

/** Later entries that correct this one: a fact, whose effect the program judges. */
function corrections({ seq }, { catalogue, result }) {
  const correct = result.entries.filter(({ event }) =>
    event.kind.name === 'corrected' && event.fact.entry === String(seq));
  return correct.map(by =>
    h('p.note', {}, fill(catalogue.page['corrected-by'], { entry: by.seq })));
}

function meta({ seq, recordedAt, author }, { catalogue, zone }) {
  const { page } = catalogue;
  const parts = [
    fill(page['entry-number'], { entry: seq }),
    fill(page['entry-recorded'], { time: timeText(catalogue, recordedAt, zone) }),
    authorText(author, catalogue),
  ];
  const until = author?.key.until;
  if (until) parts.push(fill(page['author-ended'], { date: dateText(catalogue, until) }));
  return parts.join(' · ');
}

function authorText(author, { page, words }) {
  if (!author) return page['author-unknown'];
  if (!author.role) return page['author-person'];
  return fill(page['author-officer'], { role: words.role[author.role], office: author.office });
}
