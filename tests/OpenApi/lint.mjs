// Starts the built server, fetches its OpenAPI document and lints it:  node tests/OpenApi/lint.mjs [FILE]
// With FILE that document is linted instead, and no server is started.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const server = join(here, '../../src/Routing.Server/bin/Release/net10.0/Routing.Server.dll');
const readyWithinSeconds = 60;

/** Installs the pinned linter beside this file, once; a second run needs no network. */
function linter() {
  const folder = join(here, 'node_modules/@redocly/cli');
  const wanted = JSON.parse(readFileSync(join(here, 'package.json'))).dependencies['@redocly/cli'];
  const present = existsSync(join(folder, 'package.json')) && JSON.parse(readFileSync(join(folder, 'package.json'))).version;
  if (present !== wanted) execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  return join(folder, 'bin/cli.js');
}

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/** The document as the server serves it, once it answers. */
async function fetchDocument(folder) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn('dotnet', [server, '--urls', url, '--data', join(folder, 'data')], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { output += text; });
  try {
    for (const end = Date.now() + readyWithinSeconds * 1000; Date.now() < end; await pause(200)) {
      if (child.exitCode !== null) throw new Error(`The server ended by itself with ${child.exitCode}:\n${output}`);
      const response = await fetch(`${url}/openapi/v1.json`).catch(() => null);
      if (response?.ok) return await response.text();
      if (response) throw new Error(`The server answered ${response.status}:\n${await response.text()}\n${output}`);
    }
    throw new Error(`The server did not answer within ${readyWithinSeconds} s:\n${output}`);
  } finally {
    child.kill('SIGTERM');
    const late = globalThis.setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    globalThis.clearTimeout(late);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'routing-openapi-'));
try {
  const document = process.argv[2] ? readFileSync(process.argv[2], 'utf8') : await fetchDocument(folder);
  const version = JSON.parse(document).openapi;
  if (!version?.startsWith('3.1.')) throw new Error(`The document is of OpenAPI ${version}; 3.1 is promised.`);
  const file = join(folder, 'openapi.json');
  writeFileSync(file, document);
  const { status } = spawnSync(process.execPath, [linter(), 'lint', file, '--config', join(here, 'redocly.yaml'), '--format', 'stylish'], {
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  process.exitCode = status === 0 ? 0 : 1;
} catch (failure) {
  console.error(failure.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
