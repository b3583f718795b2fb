import { useMemo } from 'preact/hooks';
import { all, id, post } from '../../api';
import { momentOf, number } from '../../format';
import { useReading } from '../../live/hooks';
import { has } from '../../session';
import { t, useLanguage } from '../../text/text';
import { Button, Empty, Failed, Loading, Panel } from '../../ui/basics';
import { Table, type Column } from '../../ui/Table';
import { attempt, say } from '../../ui/toast';
import type { DeadLetter, Webhook } from './types';

/** What was given up, to be looked at and sent again: one, or all. */
export function DeadLetters({ hook, again }: { hook: Webhook; again: () => void }) {
  const path = `/v1/webhooks/${id(hook.id)}`;
  const language = useLanguage();
  const list = useReading((signal) => all<DeadLetter>(`${path}/deadLetters`, signal), [path, hook.deadLetters, hook.deadLettersDropped]);
  const replay = (cursor: string | null) => attempt(async () => {
    const { replayed, left, why } = await post<{ replayed: number; left: number; why: string | null }>(`${path}:replay`, { cursor });
    say(why === 'noDeadLetter' ? t('hooks.replayed.gone') : replayed === 0 ? t('hooks.replayed.none') : cursor === null && left ? t('hooks.replayed.some', replayed, left) : t('hooks.replayed', replayed));
    list.again();
    again();
  });
  const columns = useMemo(() => columnsOf(replay), [language, path]);
  return (
    <Panel class="flush" title={<>{t('hooks.dead')} <span class="count">{number(hook.deadLetters)}</span></>} side={<Button why={(!has('admin') && t('role.needs', 'admin')) || (hook.deadLetters === 0 && t('hooks.dead.none'))} onClick={() => replay(null)}>{t('hooks.replay.all')}</Button>}>
      {list.failed ? <Failed failure={list.failed} again={list.again} /> : !list.value ? <Loading />
        : <Table name="dead" label={t('hooks.dead')} rows={list.value} columns={columns} id={(letter) => letter.cursor} empty={<Empty title={t('hooks.dead.none')} todo={t('hooks.dead.none.do')} />} />}
      {hook.deadLettersDropped > 0 && <p class="quiet more">{t('hooks.dead.dropped', number(hook.deadLettersDropped))}</p>}
    </Panel>
  );
}

const columnsOf = (replay: (cursor: string) => unknown): Column<DeadLetter>[] => [
  { key: 'type', title: t('hooks.event'), value: (letter) => letter.type, show: (letter) => <div class="named"><strong>{letter.type}</strong><small>{letter.subject}</small></div> },
  { key: 'at', title: t('hooks.when'), value: (letter) => letter.happenedAt, show: (letter) => momentOf(letter.happenedAt) },
  { key: 'why', title: t('hooks.why'), value: (letter) => letter.failure, show: (letter) => letter.failure },
  { key: 'tries', title: t('hooks.tries'), number: true, value: (letter) => letter.failures, show: (letter) => number(letter.failures) },
  { key: 'given', title: t('hooks.given'), wide: true, value: (letter) => letter.givenUpAt, show: (letter) => momentOf(letter.givenUpAt) },
  { key: 'do', title: t('agents.actions'), show: (letter) => <div class="actions"><Button why={!has('admin') && t('role.needs', 'admin')} label={`${t('hooks.replay')}: ${letter.type} ${letter.subject}`} onClick={() => replay(letter.cursor)}>{t('hooks.replay')}</Button></div> },
];
