// Runs every line of the README's tour against the built server, and holds the answers to those printed there.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { withServer } from '../OpenApi/server.mjs';

const offeredWithinSeconds = 10;

/** The tour as steps: the commands of a block, and the answers printed after it, which are those of its last commands. */
function steps() {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const tour = readme.slice(readme.indexOf('## Five minutes with curl'), readme.indexOf('**Customers and agents in plenty**'));
  const found = [];
  for (const [, language, text] of tour.matchAll(/```(bash|json)\n(.*?)```/gs)) {
    if (language === 'json') found.at(-1).answers = text.trim().split(/\n(?=\{)/).map((answer) => JSON.parse(answer));
    else found.push({ commands: text.trim().split('\n'), answers: [] });
  }
  return found;
}

/** Whether an answer has all that is printed: the README leaves fields out, rounds figures, and ends long texts with an ellipsis. */
function has(answer, printed) {
  if (typeof printed === 'number') return Math.abs(answer - printed) < 0.01;
  if (typeof printed === 'string' && printed.endsWith('…')) return answer?.startsWith(printed.slice(0, -1));
  if (typeof printed !== 'object' || printed === null) return answer === printed;
  return typeof answer === 'object' && answer !== null && Object.keys(printed).every((key) => has(answer[key], printed[key]));
}

function run(prelude, command) {
  // A stream has no end: its first two seconds are enough.
  const bounded = command.replace(/^curl -N/, 'curl -m 2 -N').replace(/^curl/, 'curl -sS --noproxy "*"');
  const { status, stdout, stderr } = spawnSync('bash', ['-c', [...prelude, bounded].join('\n')], { encoding: 'utf8' });
  if (status !== 0 && !(status === 28 && command.includes(' -N '))) throw new Error(`${command}\nfailed with ${status}: ${stderr}`);
  return stdout;
}

async function walk(url) {
  const prelude = [];
  let count = 0;
  for (const { commands, answers } of steps()) {
    for (const [at, line] of commands.entries()) {
      const command = line.replace('http://127.0.0.1:5080', url);
      if (!command.startsWith('curl')) {
        prelude.push(command);
        continue;
      }
      const printed = answers[at - (commands.length - answers.length)];
      let answer = run(prelude, command);
      // What is read may need a moment to become so; what is done is done once.
      for (const end = Date.now() + offeredWithinSeconds * 1000; printed && !command.includes(' -X ') && !has(JSON.parse(answer), printed) && Date.now() < end; await pause(100)) answer = run(prelude, command);
      if (printed ? !has(JSON.parse(answer), printed) : /"type":"urn:[^"]*problem/.test(answer)) throw new Error(`${command}\nanswered ${answer}\nprinted is ${JSON.stringify(printed)}`);
      if (command.includes(' -N ') && !answer.includes('event: contact.closed')) throw new Error(`${command}\nanswered ${answer}`);
      count++;
    }
  }
  if (count < 10) throw new Error(`Only ${count} commands were found in the tour.`);
}

try {
  await withServer(walk);
} catch (failure) {
  console.error(failure.message);
  process.exitCode = 1;
}
