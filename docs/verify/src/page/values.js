/** Values of facts as people read them. */

import { RECORDS, WORDS } from '../events/table.js';
import { dateText } from '../words/words.js';
import { folded, h } from './dom.js';

const LONG_BYTES = 160;

/** A NIK is shown by its last four digits unless asked for. */
export const identifier = (digits, { showNik }) =>
  digits.length === 16 && !showNik ? `NIK …${digits.slice(-4)}` : digits;

const SHOWN = {
  identifier,
  date: (value, { catalogue }) => dateText(catalogue, value),
  id: value => h('code', { title: value }, `${value.slice(0, 8)}…`),
  digest: value => h('code', { title: value }, `${value.slice(0, 16)}…`),
  'key-id': value => h('code', { title: value }, `${value.slice(0, 16)}…`),
  'public-key': value => h('code', { title: value }, `${value.slice(0, 16)}…`),
  paragraph: value => h('span.lines', {}, value),
  paragraph0: value => h('span.lines', {}, value),
  outcome: showOutcome,
  officiant: showOfficiant,
};

function showOutcome({ outcome, level, sanction }, { catalogue }) {
  const { words } = catalogue;
  const parts = [words.outcome[outcome], level && words.level[level], sanction];
  return parts.filter(Boolean).join(' · ');
}

function showOfficiant({ office, capacity }, { catalogue }) {
  const { words } = catalogue;
  const held = capacity === 'definitive' ? '' : `${words.capacity[capacity]} `;
  return held + words['ceremony-office'][office];
}

function showValue(type, value, context) {
  if (SHOWN[type]) return SHOWN[type](value, context);
  if (WORDS[type]) return context.catalogue.words[type][value];
  return String(value);
}

/** Whether there is nothing to show. */
function isNothing(value) {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function showList(type, values, context) {
  const shown = values.flatMap(value => [', ', showValue(type, value, context)]);
  return h('span', {}, ...shown.slice(1));
}

/**
 * The fields of a record as terms and descriptions.
 * @param {import('../events/table.js').Field[]} fields
 * @param {Record<string, unknown>} record
 * @param {{catalogue: object, showNik: boolean}} context
 * @param {string[]} [without] names of fields that are told elsewhere
 */
export function showFields(fields, record, context, without = []) {
  return h('dl', {}, ...rowsOf(fields, record, context, without));
}

/** Rows of a record; those of a record within it stand beside its own. */
function rowsOf(fields, record, context, without) {
  return fields.flatMap(({ name, type, isList }) => {
    const value = record[name];
    if (isNothing(value) || without.includes(name)) return [];
    if (RECORDS[type] && !SHOWN[type]) return rowsOf(RECORDS[type], value, context, []);
    const label = context.catalogue.fields[type === 'position' ? 'position_class' : name];
    const shown = isList ? showList(type, value, context) : showValue(type, value, context);
    const isLong = typeof value === 'string' && value.length > LONG_BYTES;
    if (isLong) return [h('div.row.long', {}, folded(label, h('pre', {}, value)))];
    return [h('div.row', {}, h('dt', {}, label), h('dd', {}, shown))];
  });
}
