/** What the page says, in two languages. */

import * as enFaults from './en/faults.js';
import * as enLabels from './en/labels.js';
import { page as enPage } from './en/page.js';
import * as idFaults from './id/faults.js';
import * as idLabels from './id/labels.js';
import { page as idPage } from './id/page.js';

/** Months by their names, since a browser need not know Indonesian. */
const MONTHS = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September',
    'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
    'October', 'November', 'December'],
};

/** Languages by their code: catalogues of equal keys. */
export const CATALOGUES = {
  id: { page: idPage, ...idLabels, ...idFaults, months: MONTHS.id },
  en: { page: enPage, ...enLabels, ...enFaults, months: MONTHS.en },
};

/** Fills in arguments: `{name}`. */
export function fill(text, args = {}) {
  return text.replace(/\{([a-z_]+)\}/g, (_, name) => String(args[name] ?? '…'));
}

/** `2023-12-27` as people write it. */
export function dateText(catalogue, date) {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${catalogue.months[Number(month) - 1]} ${year}`;
}

const HOURS_EAST = { wib: 7, wita: 8, wit: 9 };

const local = (millis, zone) =>
  new Date(Number(millis) + HOURS_EAST[zone] * 3_600_000).toISOString();

/** The day of a moment in milliseconds since 1970, in the ledger's zone. */
export const localDate = (millis, zone) => local(millis, zone).slice(0, 10);

/** A moment in milliseconds since 1970, in the ledger's zone. */
export function timeText(catalogue, millis, zone) {
  const clock = local(millis, zone).slice(11, 16).replace(':', '.');
  return `${dateText(catalogue, localDate(millis, zone))} ${clock} ${zone.toUpperCase()}`;
}
