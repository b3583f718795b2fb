/** Short words on what an action came to; failures stay until closed. */
import { Problem } from '../api';
import { Store, useStore } from '../store';
import { t } from '../text/text';

interface Said { id: number; text: string; bad: boolean }

const said = new Store<Said[]>([]);
const SHOWN_MS = 4_000;
const MOST = 4;
let next = 0;

export function say(text: string, bad = false): void {
  const id = next++;
  said.set([...said.value, { id, text, bad }].slice(-MOST));
  if (!bad) setTimeout(() => drop(id), SHOWN_MS);
}

const drop = (id: number) => said.set(said.value.filter((one) => one.id !== id));

/** Does something, and says what the API answered if it refused; true if it was done. */
export async function attempt(act: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await act();
    if (done) say(done);
    return true;
  } catch (failure) {
    say(failure instanceof Problem ? `${failure.title}. ${failure.detail}` : String(failure), true);
    return false;
  }
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {useStore(said).map((one) => <div key={one.id} class={`toast ${one.bad ? 'bad' : ''}`}><span>{one.text}</span>{one.bad && <button type="button" class="icon" aria-label={t('close')} onClick={() => drop(one.id)}>×</button>}</div>)}
    </div>
  );
}
