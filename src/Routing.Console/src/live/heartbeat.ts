/** While an agent who came with a key of their own has the console open, the engine is told that the desktop is there. */
import { id, post } from '../api';
import { session } from '../session';

const EVERY_MS = 40_000;
const LEASE_SECONDS = 180;

export function keepBeating(): void {
  const beat = () => {
    const { caller } = session.value;
    if (caller?.usesKey && caller.agent && caller.roles.includes('agent')) void post(`/v1/agents/${id(caller.agent)}:heartbeat`, { leaseSeconds: LEASE_SECONDS }).catch(() => undefined);
  };
  setInterval(beat, EVERY_MS);
  session.watch(beat);
}
