/** Subscriptions to events: how each stands, changed with what is wrong told as one types, tried out, and what was given up sent again. */
import { useEffect, useState } from 'preact/hooks';
import { all, serverNow } from '../../api';
import { useHappenings, useReading, type Reading } from '../../live/hooks';
import { useUnheard } from '../../live/unheard';
import { pathTo } from '../../route';
import { has } from '../../session';
import { t } from '../../text/text';
import { Badge, Button, Empty, Failed, Loading, Panel, Title } from '../../ui/basics';
import { concerns, conditionOf, nextOf, tones, type Webhook } from './types';
import { WebhookPage } from './WebhookPage';
import { NEW, type Told } from './told';
import { NONE, WebhookEditor } from './WebhookEditor';

/** Deliveries are no events of their own: they are looked for some seconds after what is to be delivered. */
const EVERY_MS = 3_000;

export function Webhooks({ about }: { about: string | null }) {
  const list = useReading((signal) => all<Webhook>('/v1/webhooks', signal), []);
  const [told, tell] = useState<Told | null>(null);
  useHappenings((happened) => list.value?.some((hook) => concerns(hook, happened)) ?? false, list.again, EVERY_MS);
  useAtNextTry(list);
  useUnheard(list.again);
  const title = <Title text={t('hooks.title')}><Button onClick={list.again}>{t('hooks.again')}</Button>{has('admin') && <a class="button main" href={pathTo('webhooks', NEW)}>{t('hooks.new')}</a>}</Title>;
  if (!list.value) return <>{title}{list.failed ? <Failed failure={list.failed} again={list.again} /> : <Loading />}</>;
  const hooks = [...list.value].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const chosen = hooks.find((one) => one.id === about);
  return (
    <>
      {title}
      {list.failed && <Failed failure={list.failed} again={list.again} />}
      <div class="columns list-left">
        <Panel class="flush">
          {hooks.length === 0 ? <p class="empty">{t('hooks.none')}</p> : <ul class="list">{hooks.map((hook) => (
            <li key={hook.id}><a href={pathTo('webhooks', hook.id)} aria-current={about === hook.id ? 'true' : undefined}>
              <strong>{nameOf(hook)}</strong><span><Badge tone={tones[conditionOf(hook)]}>{t(`hooks.is.${conditionOf(hook)}`)}</Badge></span>
            </a></li>
          ))}</ul>}
        </Panel>
        {about === NEW ? <WebhookEditor read={NONE} taken={hooks.map((one) => one.id)} tell={tell} again={list.again} />
          : chosen ? <WebhookPage key={chosen.id} hook={chosen} told={told?.id === chosen.id ? told : null} tell={tell} again={list.again} />
          : about ? <Empty title={t('hooks.missing', about)} todo={<a href={pathTo('webhooks')}>{t('hooks.title')}</a>} />
          : <Empty title={t(hooks.length ? 'hooks.choose' : 'hooks.none')} todo={t('hooks.none.do')} />}
      </div>
    </>
  );
}

/** What is under way is looked at again when it should be done: a try that is due, or events that wait for their turn. */
function useAtNextTry({ value, failed, again }: Reading<Webhook[]>) {
  useEffect(() => {
    const due = failed ? null : nextOf(value ?? [], serverNow());
    if (due === null) return;
    const timer = setTimeout(again, Math.max(EVERY_MS, due));
    return () => clearTimeout(timer);
  }, [value, failed, again]);
}

const nameOf = (hook: Webhook) => hook.name || hook.id;
