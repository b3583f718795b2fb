// Serves the console from this folder, built anew at each change, and hands all else to a running server:
//   node dev.mjs [http://127.0.0.1:5080] [port]
import { context } from 'esbuild';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optionsFor, writePage } from './build.mjs';

const server = new URL(process.argv[2] ?? 'http://127.0.0.1:5080');
const site = fileURLToPath(new URL('./bin/dev', import.meta.url));
const port = Number(process.argv[3] ?? 5173);
const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

await mkdir(join(site, 'assets'), { recursive: true });
const told = { name: 'page', setup: (run) => run.onEnd((result) => { if (result.metafile) return writePage(result.metafile, site); }) };
const watching = await context({ ...optionsFor(site), minify: false, sourcemap: 'inline', plugins: [told] });
await watching.watch();

createServer(async (asked, answer) => {
  const path = new URL(asked.url, server).pathname;
  try {
    if (path.startsWith('/console/assets/')) {
      answer.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
      answer.end(await readFile(join(site, 'assets', path.split('/').pop())));
    } else if (path === '/' || path.startsWith('/console')) {
      answer.setHeader('Content-Type', 'text/html; charset=utf-8');
      answer.end(await readFile(join(site, 'index.html')));
    } else {
      const passed = request(new URL(asked.url, server), { method: asked.method, headers: { ...asked.headers, host: server.host, origin: server.origin } }, (got) => {
        answer.writeHead(got.statusCode, got.headers);
        got.pipe(answer);
      });
      passed.on('error', () => { answer.statusCode = 502; answer.end(); });
      answer.on('close', () => passed.destroy());
      asked.pipe(passed);
    }
  } catch {
    answer.statusCode = 404;
    answer.end();
  }
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port} before ${server}`));
