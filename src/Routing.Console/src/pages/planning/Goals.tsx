import { useState } from 'preact/hooks';
import { ask, id, Problem } from '../../api';
import { useReading } from '../../live/hooks';
import { has } from '../../session';
import { t } from '../../text/text';
import { Button, Failed, Loading, Panel } from '../../ui/basics';
import { useBase, type Versioned } from '../../ui/base';
import { Conflict } from '../../ui/Conflict';
import { Diff } from '../../ui/Diff';
import { pretty, useChecked } from '../../ui/editing';
import { JsonEditor } from '../../ui/JsonEditor';
import { partAt, withPart, type Part } from '../../ui/parts';
import { Cell, isOf, Rows, type Column } from '../../ui/Rows';
import { attempt, say } from '../../ui/toast';

const CALENDAR: Column[] = [
  { path: 'name', label: 'plan.day.name', kind: 'text', needed: true, hint: 'plan.day.name.hint' },
  { path: 'first', label: 'plan.day.first', kind: 'text', needed: true, hint: 'plan.day.first.hint' },
  { path: 'last', label: 'plan.day.last', kind: 'text' },
  { path: 'factor', label: 'plan.day.factor', kind: 'number', hint: 'plan.day.factor.hint' },
  { path: 'queues', label: 'plan.day.queues', kind: 'words', hint: 'plan.day.queues.hint' },
];

const GOALS: Column[] = [
  { path: 'timeZone', label: 'plan.goal.zone', kind: 'text', needed: true },
  { path: 'shrinkagePercent', label: 'plan.goal.shrinkage', kind: 'number' },
  { path: 'maxOccupancyPercent', label: 'plan.goal.occupancy', kind: 'number' },
  { path: 'maxAbandonedPercent', label: 'plan.goal.abandoned', kind: 'number' },
  { path: 'gapLeastAgents', label: 'plan.goal.gap.agents', kind: 'number' },
  { path: 'gapLeastMinutes', label: 'plan.goal.gap.minutes', kind: 'number' },
  { path: 'gapHoursAhead', label: 'plan.goal.gap.hours', kind: 'number' },
];

/** What forecasts and staffing of a group go by: its time zone, holidays and campaigns, and what agents are to be enough for. */
export function Goals({ group }: { group: string }) {
  const path = `/v1/groups/${id(group)}/planning`;
  const reading = useReading((signal) => ask<Part>('GET', path, undefined, { signal }), [group]);
  if (reading.failed && !reading.value) return <Failed failure={reading.failed} again={reading.again} />;
  if (!reading.value) return <Loading />;
  return <Editing path={path} read={reading.value} again={reading.again} />;
}

function Editing({ path, read, again }: { path: string; read: Versioned<Part>; again: () => void }) {
  const { base: { etag }, before, draft: text, set, isChanged, newer, begin, keep } = useBase(read, pretty);
  // The server says what is wrong when it is to be saved: there is no dry run of this.
  const [refused, setRefused] = useState<Problem | null>(null);
  const checked = useChecked(text, () => Promise.resolve());
  const setText = (typed: string) => {
    setRefused(null);
    set(() => typed);
  };
  const goals = checked.value as Part | undefined;
  const fault = refused ? refused.detail || refused.title : checked.fault;
  const field = refused?.field ?? checked.field;
  const not = !has('admin') ? t('role.needs', 'admin') : !isChanged ? t('edit.unchanged') : checked.state === 'faulty' ? t('edit.faulty') : null;
  const save = () => attempt(async () => {
    try {
      begin(await ask<Part>('PUT', path, JSON.parse(text), { ifMatch: etag, isNew: !etag }));
    } catch (failure) {
      // What is there now is read, and shown beside what was typed.
      if (failure instanceof Problem && failure.status === 412) return again();
      if (failure instanceof Problem && failure.field) setRefused(failure);
      throw failure;
    }
    say(t('plan.goals.saved'));
    again();
  });
  return (
    <div class="stack">
      <Panel title={t('plan.goals')} side={<div class="actions"><Button why={!isChanged && t('edit.unchanged')} onClick={() => setText(before)}>{t('cancel')}</Button><Button kind="main" why={not} onClick={save}>{t('save')}</Button></div>}>
        {newer && <Conflict theirs={pretty(newer.value)} mine={text} take={() => begin(newer)} keep={() => keep(newer)} />}
        {goals === undefined ? <p class="quiet">{t('edit.faulty')}</p> : <>
          <div class="rows"><div class="row"><div class="cells">{GOALS.map((goal) => <Cell key={goal.path} column={goal} value={partAt(goals, goal.path)} fault={isOf(field, goal.path) ? fault : null} set={(value) => setText(pretty(withPart(goals, goal.path, value)))} />)}</div></div></div>
          <Rows title={t('plan.calendar')} add={t('plan.calendar.add')} none={t('plan.calendar.none')} path="calendar" items={goals.calendar} columns={CALENDAR} fresh={{ name: '', first: '' }} set={(items) => setText(pretty({ ...goals, calendar: items }))} fault={fault} field={field} />
        </>}
      </Panel>
      <Panel title={t('plan.goals.whole')}><p class="quiet">{t('plan.goals.whole.text')}</p><JsonEditor text={text} set={setText} label={t('plan.goals.whole')} checked={refused ? { ...checked, state: 'faulty', fault, field } : checked} readOnly={!has('admin')} sound={t('plan.goals.sound')} /></Panel>
      {isChanged && <Panel title={t('rules.diff')}><Diff before={before} after={text} /></Panel>}
    </div>
  );
}
