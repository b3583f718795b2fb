import { t } from '../../text/text';
import { Button, Field } from '../../ui/basics';
import { faultOfMove, type TypedMove } from './variant';

const FRESH: TypedMove = { from: '', to: '', begins: '14:00', ends: '16:00', count: '1' };

/** Agents of one queue who help another for some hours of each day: how many, from where, to where, and when. */
export function MovesForm({ moves, queues, set }: { moves: TypedMove[]; queues: string[]; set: (moves: TypedMove[]) => void }) {
  return (
    <fieldset class="rows">
      <legend>{t('whatif.moves')}</legend>
      <p class="quiet">{t('whatif.moves.hint')}</p>
      {moves.map((move, at) => {
        const change = (part: Partial<TypedMove>) => set(moves.map((one, n) => (n === at ? { ...one, ...part } : one)));
        const fault = faultOfMove(move);
        return (
          <div key={at} class="row" role="group" aria-label={`${t('whatif.moves')} ${at + 1}`}>
            <div class="cells-and-end">
              <div class="cells">
                <Field label={t('whatif.moves.many')}><input type="number" min="1" max="200" step="1" value={move.count} onInput={(input) => change({ count: input.currentTarget.value })} /></Field>
                <Queue label={t('whatif.moves.from')} value={move.from} queues={queues} set={(from) => change({ from })} />
                <Queue label={t('whatif.moves.to')} value={move.to} queues={queues.filter((one) => one !== move.from)} set={(to) => change({ to })} />
                <Field label={t('whatif.moves.begins')}><input value={move.begins} placeholder="14:00" maxLength={5} onInput={(input) => change({ begins: input.currentTarget.value })} /></Field>
                <Field label={t('whatif.moves.ends')}><input value={move.ends} placeholder="16:00" maxLength={5} onInput={(input) => change({ ends: input.currentTarget.value })} /></Field>
              </div>
              <Button label={`${t('rows.remove')}: ${t('whatif.moves')} ${at + 1}`} onClick={() => set(moves.filter((_, n) => n !== at))}>×</Button>
            </div>
            {fault && <p class="quiet" role="status">{fault}</p>}
          </div>
        );
      })}
      <Button why={queues.length < 2 && t('whatif.moves.one')} onClick={() => set([...moves, { ...FRESH, from: queues[0] ?? '', to: queues[1] ?? '' }])}>{t('whatif.moves.add')}</Button>
    </fieldset>
  );
}

function Queue({ label, value, queues, set }: { label: string; value: string; queues: string[]; set: (value: string) => void }) {
  return <Field label={label}><select value={value} onChange={(choice) => set(choice.currentTarget.value)}>{[...new Set(['', ...queues, value])].map((one) => <option key={one} value={one}>{one || '–'}</option>)}</select></Field>;
}
