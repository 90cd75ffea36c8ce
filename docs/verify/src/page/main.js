/** The page: what was given, what came of it. It keeps nothing and sends nothing. */

import { check, claims } from '../check.js';
import { parsePolicy } from '../log/policy.js';
import { Refusal } from '../refusal.js';
import { CATALOGUES } from '../words/words.js';
import { h } from './dom.js';
import { dropCard, policyCard, policyOf, policyReads } from './inputs.js';
import { timeline } from './timeline.js';
import { detailsCard, provenCard, stepsCard, unprovenCard, verdictCard, witnessCard }
  from './verdict.js';

/** How long somebody who types is waited for, in milliseconds. */
const PAUSE = 250;
const JSON_START = 0x7b;

const state = {
  language: navigator.language.startsWith('en') ? 'en' : 'id',
  bundle: undefined,
  topics: undefined,
  policy: '',
  isSuggested: false,
  isCompared: false,
  showNik: false,
  result: undefined,
  runs: 0,
};
const app = document.getElementById('app');
let timer;

const catalogue = () => CATALOGUES[state.language];

/** Shows everything anew, but for the field in which somebody types. */
function render() {
  document.documentElement.lang = state.language;
  document.title = catalogue().page.title;
  app.replaceChildren(header(), h('main', {}, inputs(), h('div', { id: 'result' })), footer());
  showResult();
  showPolicy();
}

function inputs() {
  const drop = dropCard(state, catalogue(), takeFiles, removeFile);
  const policy = policyCard(state, catalogue(), { onPolicy: takePolicy, onCompared });
  return h('div.inputs', {}, drop, policy);
}

function header() {
  const { page } = catalogue();
  const button = (code, name) => h('button', { type: 'button', lang: code,
    'aria-pressed': String(state.language === code), onclick: () => {
      state.language = code;
      render();
    } }, name);
  return h('header', {}, h('div', {}, h('h1', {}, page.title), h('p', {}, page.tagline)),
    h('div.languages', { role: 'group', 'aria-label': page.language },
      button('id', 'Indonesia'), button('en', 'English')));
}

function footer() {
  const { page } = catalogue();
  const licences = document.getElementById('licences').textContent.trim();
  return h('footer', {}, h('p', {}, page.footer),
    h('details', {}, h('summary', {}, page.licences), h('pre', {}, licences)));
}

function showPolicy() {
  document.getElementById('policy-reads').textContent = policyReads(state.policy, catalogue());
}

function showResult() {
  document.getElementById('result').replaceChildren(...resultCards());
}

function resultCards() {
  const { result } = state;
  const words = catalogue();
  if (result === 'working') return [waiting(words.page.working)];
  if (!result) return [waiting(words.page[`waiting-${missing()}`])];
  const isSuggested = state.isSuggested && !state.isCompared;
  const cards = [verdictCard(result, isSuggested, words)];
  if (result.fault) return [...cards, stepsCard(result, words)];
  const context = { catalogue: words, showNik: state.showNik, onToggleNik: toggleNik };
  return [...cards, provenCard(result, words), witnessCard(result, words),
    timeline(result, context), unprovenCard(result, words), stepsCard(result, words),
    detailsCard(result, words)];
}

function missing() {
  if (!state.bundle && state.policy.trim() === '') return 'both';
  return state.bundle ? 'policy' : 'bundle';
}

const waiting = text => h('section.card.verdict', { id: 'verdict', 'data-verdict': 'waiting',
  role: 'status' }, h('div.mark', { 'aria-hidden': 'true' }, '…'), h('p', {}, text));

function toggleNik() {
  state.showNik = !state.showNik;
  showResult();
}

/** Sorts what was dropped: a bundle about people, one of topics alone, or a policy. */
async function takeFiles(files) {
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const taken = { name: file.name, bytes, claims: claimsOf(bytes) };
    if (bytes.find(byte => byte > 0x20) !== JSON_START && !file.name.endsWith('.ikrar')) {
      state.policy = new TextDecoder().decode(bytes);
      [state.isSuggested, state.isCompared] = [false, false];
    } else if (taken.claims?.people === 0 && state.bundle?.claims?.people > 0) {
      state.topics = taken;
    } else {
      if (state.bundle?.claims?.people === 0 && taken.claims?.people > 0) {
        state.topics = state.bundle;
      }
      state.bundle = taken;
    }
  }
  start();
  render();
}

function claimsOf(bytes) {
  try {
    return claims(bytes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

function removeFile(file) {
  if (state.bundle === file) state.bundle = undefined;
  if (state.topics === file) state.topics = undefined;
  start();
  render();
}

function takePolicy(text, isSuggested) {
  const again = isSuggested || state.isSuggested;
  [state.policy, state.isSuggested, state.isCompared] = [text, isSuggested, false];
  if (again) render();
  showPolicy();
  clearTimeout(timer);
  timer = setTimeout(start, PAUSE);
}

function onCompared(isCompared) {
  state.isCompared = isCompared;
  showResult();
}

/** Checks what is there, once both are; a newer run makes an older one void. */
async function start() {
  clearTimeout(timer);
  const run = (state.runs += 1);
  state.result = undefined;
  if (state.bundle && state.policy.trim() !== '') {
    state.result = 'working';
    showResult();
    await new Promise(resolve => setTimeout(resolve, 20));
    const result = await checked();
    if (run !== state.runs) return;
    state.result = result;
  }
  showResult();
}

async function checked() {
  let text;
  try {
    ({ text } = policyOf(state.policy));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { verdict: 'unreadable', step: 'policy', fault: error };
  }
  const given = { bundle: state.bundle.bytes, topics: state.topics?.bytes, policy: text };
  const result = await check(given);
  return result.fault ? result : { ...result, policyText: text, policy: parsePolicy(text) };
}

// A file dropped beside the zone must not replace the page.
document.addEventListener('dragover', event => event.preventDefault());
document.addEventListener('drop', event => {
  event.preventDefault();
  takeFiles([...event.dataTransfer.files]);
});

render();
