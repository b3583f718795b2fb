import { useEffect, useState } from 'preact/hooks';
import { ask, get, id, post } from '../../api';
import { useReading } from '../../live/hooks';
import { has } from '../../session';
import { t } from '../../text/text';
import { Badge, Button, Failed, Loading, Panel } from '../../ui/basics';
import { Conflict } from '../../ui/Conflict';
import { Diff } from '../../ui/Diff';
import { pretty } from '../../ui/editing';
import { JsonEditor } from '../../ui/JsonEditor';
import { attempt, say } from '../../ui/toast';
import { CheckResult } from './CheckResult';
import { mayKeep, useDraft, type Read } from './draft';
import { ProfileSwitches } from './ProfileSwitches';
import { TreatmentsForm } from './TreatmentsForm';
import { RuleVersions } from './RuleVersions';
import type { Group, RulesCheck, RuleSet, Version } from './types';

async function read(path: string, signal: AbortSignal): Promise<Read> {
  const [group, versions] = await Promise.all([ask<Group>('GET', path, undefined, { signal }), get<{ items: Version[]; hasDraft: boolean }>(`${path}/versions`, signal)]);
  const draft = versions.hasDraft ? await ask<RuleSet>('GET', `${path}/draft`, undefined, { signal }) : null;
  return { group: group.value, etag: group.etag, draft: draft?.value ?? null, draftEtag: draft?.etag ?? null, versions: versions.items };
}

export function RuleDraft({ group }: { group: string }) {
  const path = `/v1/groups/${id(group)}`;
  const reading = useReading((signal) => read(path, signal), [group]);
  if (reading.failed && !reading.value) return <Failed failure={reading.failed} again={reading.again} />;
  return reading.value ? <Editing path={path} read={reading.value} again={reading.again} /> : <Loading />;
}

function Editing({ path, read, again }: { path: string; read: Read; again: () => Promise<void> }) {
  const { group, etag, versions } = read;
  const { inForce, text, setText, checked, theirs, textOf, take, keepMine, isNewer, isKept, published, discard } = useDraft(path, read, again);
  const [check, setCheck] = useState<RulesCheck | null>(null);
  const [compared, compare] = useState<Version | null>(null);
  const changed = text !== inForce;
  useEffect(() => setCheck(null), [text, group.version]);

  const not = !mayKeep() ? t('role.needs', 'admin') : !changed ? t('edit.unchanged') : checked.state === 'faulty' ? t('edit.faulty') : theirs ? t('conflict.title') : checked.state === 'reading' || !isKept ? t('edit.waits') : null;
  // What is published is the draft as the server has it: it should be the one that is seen here.
  const publish = () => attempt(async () => {
    if (await isNewer()) return;
    const { value } = await ask<Group>('POST', `${path}/draft:publish`, undefined, { ifMatch: etag });
    say(t('rules.published', value.version));
    published();
  });

  return (
    <div class="columns editing">
      <Panel title={<>{t('rules.draft')} <Badge tone={changed ? 'warn' : 'none'}>{changed ? t('rules.hasdraft') : t('rules.inforce', group.version)}</Badge></>}
        side={<div class="actions">
          <Button why={!changed && t('edit.unchanged')} onClick={() => attempt(discard, t('rules.discarded'))}>{t('rules.discard')}</Button>
          <Button why={not} onClick={() => attempt(async () => setCheck(await post<RulesCheck>(`${path}/draft:check`)))}>{t('rules.check')}</Button>
          <Button kind="main" why={!has('admin') ? t('role.needs', 'admin') : not} onClick={publish}>{t('rules.publish')}</Button>
        </div>}>
        {theirs && <Conflict title={t(theirs.rules ? 'rules.conflict' : 'rules.conflict.gone')} theirs={textOf(theirs)} mine={text} take={() => take(theirs)} keep={() => keepMine(theirs)} />}
        <JsonEditor text={text} set={setText} label={t('rules.draft')} checked={checked} />
      </Panel>
      <div class="stack">
        <ProfileSwitches path={path} group={group} again={again} />
        {checked.value !== undefined && <Panel><TreatmentsForm rules={checked.value} fault={checked.fault} field={checked.field} set={(rules) => setText(pretty(rules))} /></Panel>}
        {check && <CheckResult check={check} />}
        <Panel title={compared ? `${t('rules.version', compared.version)} → ${t('rules.draft')}` : t('rules.diff')} side={compared && <Button onClick={() => compare(null)}>{t('close')}</Button>}>
          <Diff before={compared ? pretty(compared.rules) : inForce} after={text} />
        </Panel>
        <RuleVersions path={path} etag={etag} current={group.version} versions={versions} compare={compare} again={again} />
      </div>
    </div>
  );
}
