import { useState } from 'preact/hooks';
import { ask, id, post } from '../../api';
import { duration, momentOf, number } from '../../format';
import { useReading } from '../../live/hooks';
import { has } from '../../session';
import { t } from '../../text/text';
import { Badge, Button, Failed, Loading, Panel } from '../../ui/basics';
import { attempt } from '../../ui/toast';
import { DeadLetters } from './DeadLetters';
import type { Told } from './told';
import { conditionOf, tones, type Tested, type Webhook } from './types';
import { WebhookEditor } from './WebhookEditor';

/** While a receiver is away many wait, and all for the same reason. */
const SHOWN = 5;

/** One subscription. How it stands comes with the list; the version to be changed is read here. */
export function WebhookPage({ hook, told, tell, again }: { hook: Webhook; told: Told | null; tell: (told: Told | null) => void; again: () => Promise<void> }) {
  const reading = useReading((signal) => ask<Webhook>('GET', `/v1/webhooks/${id(hook.id)}`, undefined, { signal }), [hook.id]);
  return (
    <div class="stack">
      {told && (
        <div class="notice good" role="status">
          <strong>{t('hooks.secret.told')}</strong> <code>{told.secret}</code>
          <Button onClick={() => attempt(() => navigator.clipboard.writeText(told.secret), t('hooks.secret.copied'))}>{t('hooks.secret.copy')}</Button>
          <Button onClick={() => tell(null)}>{t('close')}</Button>
        </div>
      )}
      <Standing hook={hook} />
      {reading.value ? <WebhookEditor read={reading.value} taken={[]} tell={tell} again={again} look={reading.again} /> : reading.failed ? <Failed failure={reading.failed} again={reading.again} /> : <Loading />}
      <DeadLetters hook={hook} again={again} />
    </div>
  );
}

function Standing({ hook }: { hook: Webhook }) {
  const [tested, set] = useState<Tested | null>(null);
  const test = () => attempt(async () => set(await post<Tested>(`/v1/webhooks/${id(hook.id)}:test`)));
  const condition = conditionOf(hook);
  return (
    <Panel title={<>{t('hooks.state')} <Badge tone={tones[condition]}>{t(`hooks.is.${condition}`)}</Badge></>} side={<Button why={!has('admin') && t('role.needs', 'admin')} onClick={test}>{t('hooks.test')}</Button>}>
      {tested && <p class={`notice ${tested.delivered ? 'good' : 'bad'}`} role="status">{tested.delivered ? t('hooks.tested', duration(tested.seconds)) : t('hooks.tested.not', tested.failure ?? '', duration(tested.seconds))}</p>}
      <dl class="facts">
        <dt>{t('hooks.last')}</dt><dd>{hook.deliveredAt ? momentOf(hook.deliveredAt) : t('hooks.never')}</dd>
        <dt>{t('hooks.delivered')}</dt><dd>{number(hook.delivered)}</dd>
        <dt>{t('hooks.behind')}</dt><dd>{number(hook.eventsBehind)}</dd>
        {hook.failingSince && <><dt>{t('hooks.failing')}</dt><dd>{momentOf(hook.failingSince)}</dd></>}
        {hook.gaps > 0 && <><dt>{t('hooks.gaps')}</dt><dd>{number(hook.gaps)}</dd></>}
      </dl>
      {hook.retrying.length > 0 && <>
        <h3>{t('hooks.retrying')}</h3>
        <ul class="plainlist">{hook.retrying.slice(0, SHOWN).map((one) => <li key={one.subject}><strong>{one.subject}</strong> {t('hooks.retry', one.events, one.failures, momentOf(one.retryAt))} <small>{one.failure}</small></li>)}</ul>
        {hook.retrying.length > SHOWN && <p class="quiet">{t('hooks.retrying.more', hook.retrying.length - SHOWN)}</p>}
      </>}
    </Panel>
  );
}
