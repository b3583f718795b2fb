// The built server as a process, for tests that talk to it from outside.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const server = join(dirname(fileURLToPath(import.meta.url)), '../../src/Routing.Server/bin/Release/net10.0/Routing.Server.dll');
const readyWithinSeconds = 150;

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

async function untilReady(url, child, output) {
  for (const end = Date.now() + readyWithinSeconds * 1000; Date.now() < end; await pause(200)) {
    if (child.exitCode !== null) throw new Error(`The server ended by itself with ${child.exitCode}:\n${output()}`);
    if ((await fetch(`${url}/healthz`).catch(() => null))?.ok) return;
  }
  throw new Error(`The server did not answer within ${readyWithinSeconds} s:\n${output()}`);
}

/** Starts a server on a free port, with a passing data folder and such further options; calls body with its address; stops it. */
export async function withServer(body, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'routing-test-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn('dotnet', [server, '--urls', url, '--data', join(folder, 'data'), ...options], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { output += text; });
  try {
    await untilReady(url, child, () => output);
    return await body(url);
  } finally {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
    rmSync(folder, { recursive: true, force: true });
  }
}
