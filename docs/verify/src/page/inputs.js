/** The two things that a person gives: a proof, and whom to trust. */

import { Refusal } from '../refusal.js';
import { parsePolicy, policyOfKeys } from '../log/policy.js';
import { fill } from '../words/words.js';
import { folded, h } from './dom.js';

const VKEY_LINE = /^[^\s+]+\+[0-9a-f]{8}\+\S+$/;

/**
 * Takes what was pasted: a policy, or keys, from which one is made.
 * @param {string} pasted
 * @returns {{text: string, isOfKeys: boolean}}
 */
export function policyOf(pasted) {
  const lines = pasted.split('\n').map(line => line.trim()).filter(line => line !== '');
  const isOfKeys = lines.length > 0 && lines.every(line => VKEY_LINE.test(line));
  return { text: isOfKeys ? policyOfKeys(lines) : pasted, isOfKeys };
}

/** @returns {HTMLElement} where files are dropped */
export function dropCard(state, { page }, onFiles, onRemove) {
  const input = h('input', { type: 'file', id: 'files', multiple: 'multiple',
    onchange: () => onFiles([...input.files]) });
  const zone = h('div.drop', {
    ondragover: event => {
      event.preventDefault();
      zone.classList.add('over');
    },
    ondragleave: () => zone.classList.remove('over'),
  },
  h('p', {}, page['drop-hint']),
  h('label.button', { for: 'files' }, page.choose), input,
  h('p.meta', {}, page['drop-more']));
  const files = [state.bundle, state.topics].filter(Boolean).map(file =>
    h('li', {}, h('span', {}, file.name),
      file.claims && h('span.meta', {}, fill(page['claims-of'], file.claims)),
      h('button.quiet', { type: 'button', onclick: () => onRemove(file) }, page.remove)));
  return h('section.card', { id: 'drop' }, h('h2', {}, page['drop-title']), zone,
    files.length > 0 && h('ul.files', {}, ...files));
}

/** @returns {HTMLElement} where a policy is pasted */
export function policyCard(state, catalogue, { onPolicy, onCompared }) {
  const { page } = catalogue;
  const area = h('textarea', { id: 'policy', rows: 6, spellcheck: 'false', autocomplete: 'off',
    'aria-label': page['policy-title'], oninput: () => onPolicy(area.value, false) });
  area.value = state.policy;
  const compared = h('input', { type: 'checkbox', id: 'compared',
    checked: state.isCompared && 'checked', onchange: () => onCompared(compared.checked) });
  const suggestion = state.bundle?.claims?.policy;
  return h('section.card', { id: 'trust' }, h('h2', {}, page['policy-title']),
    h('p', {}, page['policy-hint']), area, h('p.meta', { id: 'policy-reads' }),
    state.isSuggested && h('label.check', {}, compared, page['suggestion-compared']),
    suggestion !== undefined && folded(page['suggestion-title'],
      h('p.fault', {}, page['suggestion-warning']), h('pre', { id: 'suggestion' }, suggestion),
      h('button', { type: 'button', id: 'use-suggestion',
        onclick: () => onPolicy(suggestion, true) }, page['suggestion-use'])));
}

/** What the pasted text amounts to, as one line. */
export function policyReads(pasted, { page, faults }) {
  if (pasted.trim() === '') return '';
  try {
    const { text, isOfKeys } = policyOf(pasted);
    const { logs, witnesses, quorum } = parsePolicy(text);
    const reads = fill(page['policy-reads'], { logs: logs.map(({ name }) => name).join(', '),
      count: witnesses.size, quorum: quorum === 'none' ? page['quorum-none'] : quorum });
    return isOfKeys ? `${page['policy-keys']} ${reads}` : reads;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return fill(faults[error.code], error.args);
  }
}
