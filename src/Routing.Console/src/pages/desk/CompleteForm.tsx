import { useState } from 'preact/hooks';
import { t } from '../../text/text';
import { Button, Field } from '../../ui/basics';

const scores = [1, 2, 3, 4, 5];

/** How it ended: resolved or not, how satisfied, in a few words. */
export function CompleteForm({ send }: { send: (how: Record<string, unknown>) => Promise<void> }) {
  const [resolved, setResolved] = useState<boolean | null>(null);
  const [satisfaction, setSatisfaction] = useState<number | null>(null);
  const [outcome, setOutcome] = useState('');
  const why = resolved === null && t('desk.not.resolvedChosen');
  const finish = () => send({ resolved, ...(satisfaction ? { satisfaction } : {}), ...(outcome.trim() ? { outcome: outcome.trim() } : {}) });
  return (
    <form class="inline" aria-label={t('desk.complete')} onSubmit={(submit) => { submit.preventDefault(); if (!why) void finish(); }}>
      <div class="field"><span class="label">{t('desk.resolved')}</span><div class="chips" role="group" aria-label={t('desk.resolved')}>
        <Button pressed={resolved === true} onClick={() => setResolved(true)}>{t('desk.yes')}</Button><Button pressed={resolved === false} onClick={() => setResolved(false)}>{t('desk.no')}</Button>
      </div></div>
      <div class="field"><span class="label">{t('desk.satisfaction')}</span><div class="chips" role="group" aria-label={t('desk.satisfaction')}>
        {scores.map((score) => <Button key={score} pressed={satisfaction === score} onClick={() => setSatisfaction(satisfaction === score ? null : score)}>{score}</Button>)}
      </div></div>
      <Field label={t('desk.outcome')}><input value={outcome} maxLength={200} placeholder={t('desk.outcome.hint')} onInput={(input) => setOutcome(input.currentTarget.value)} /></Field>
      <Button kind="main" submit why={why}>{t('done')}</Button>
    </form>
  );
}
