/** The program, as another judge of the same bundles. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CODES } from '../../judge.mjs';

const PROGRAM = process.env.IKRAR
  ?? fileURLToPath(new URL('../../../../target/debug/ikrar', import.meta.url));
if (!existsSync(PROGRAM)) {
  throw new Error(`no ${PROGRAM}: cargo build -p ikrar-cli, or name the program in IKRAR`);
}

/** A folder that is gone when the tests are done. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'ikrar-page-'));
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Runs the program in English; a status other than those expected fails. */
export function ikrar(args, { status = [0], ...options } = {}) {
  const done = spawnSync(PROGRAM, ['--lang', 'en', ...args], { encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024, ...options });
  if (done.error) throw done.error;
  if (!status.includes(done.status)) {
    throw new Error(`ikrar ${args.join(' ')}: ${done.status}\n${done.stdout}${done.stderr}`);
  }
  return done;
}

/** JSON lines of a command. */
export const lines = done =>
  done.stdout.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line));

const scratch = folder();

/** What `ikrar check` says of a bundle: its exit code, and the kinds of its findings. */
export function judged(bundle, policy) {
  const [file, policyFile] = ['bundle.ikrar', 'policy'].map(name => join(scratch, name));
  writeFileSync(file, bundle);
  writeFileSync(policyFile, policy);
  const done = ikrar(['check', file, '--policy', policyFile, '--format', 'json'],
    { status: [0, 2, 3, 4] });
  const [told] = lines(done);
  const findings = (told?.findings ?? []).map(({ entry, kind }) => `${entry} ${kind}`);
  return { code: done.status, told, findings, said: `${done.stdout}${done.stderr}` };
}

/** The exit code that the program must have where the page has this result. */
export const wanted = (_, { verdict }) => CODES[verdict];
