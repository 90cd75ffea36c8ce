/**
 * The page's judgement without the page, to be compared with others':
 * `node judge.mjs BUNDLE POLICY [PUBLIC]` prints it and ends with the program's exit code for it.
 */

import { readFileSync } from 'node:fs';

import { check } from './src/check.js';

/** The exit codes of `ikrar check`. */
export const CODES = { proven: 0, quorum: 4, findings: 3, failed: 3, unreadable: 2 };

async function main(bundle, policy, topics) {
  const bytes = path => new Uint8Array(readFileSync(path));
  // A policy is a file of bytes; what is not ASCII stands in names and comments alone.
  const given = { bundle: bytes(bundle), policy: readFileSync(policy, 'latin1') };
  const result = await check(topics ? { ...given, topics: bytes(topics) } : given);
  const { verdict, step, fault, findings } = result;
  console.log(JSON.stringify({ verdict, step, fault, findings }, (_, value) =>
    (typeof value === 'bigint' ? String(value) : value)));
  process.exitCode = CODES[verdict];
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main(...process.argv.slice(2));
