import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, get, id, post } from '../../api';
import { useReading } from '../../live/hooks';
import { has } from '../../session';
import { t } from '../../text/text';
import { Badge, Button, Failed, Loading, Panel } from '../../ui/basics';
import { Diff } from '../../ui/Diff';
import { pretty, useChecked } from '../../ui/editing';
import { JsonEditor } from '../../ui/JsonEditor';
import { attempt, say } from '../../ui/toast';
import { CheckResult } from './CheckResult';
import { ProfileSwitches } from './ProfileSwitches';
import { TreatmentsForm } from './TreatmentsForm';
import { RuleVersions } from './RuleVersions';
import { rulesOf, type Group, type RulesCheck, type RuleSet, type Version } from './types';

interface Read { group: Group; etag: string | null; draft: RuleSet | null; versions: Version[] }

async function read(path: string, signal: AbortSignal): Promise<Read> {
  const [group, versions] = await Promise.all([ask<Group>('GET', path, undefined, { signal }), get<{ items: Version[]; hasDraft: boolean }>(`${path}/versions`, signal)]);
  const draft = versions.hasDraft ? await get<RuleSet>(`${path}/draft`, signal) : null;
  return { group: group.value, etag: group.etag, draft, versions: versions.items };
}

export function RuleDraft({ group }: { group: string }) {
  const path = `/v1/groups/${id(group)}`;
  const reading = useReading((signal) => read(path, signal), [group]);
  if (reading.failed && !reading.value) return <Failed failure={reading.failed} again={reading.again} />;
  return reading.value ? <Editing key={reading.value.group.version} path={path} read={reading.value} again={reading.again} /> : <Loading />;
}

function Editing({ path, read: { group, etag, draft, versions }, again }: { path: string; read: Read; again: () => void }) {
  const inForce = pretty(rulesOf(group));
  const [text, setText] = useState(() => (draft ? pretty(draft) : inForce));
  const [check, setCheck] = useState<RulesCheck | null>(null);
  const [compared, compare] = useState<Version | null>(null);
  const kept = useRef(draft !== null);
  const mayKeep = has('supervisor', 'admin');
  // The draft itself is what the server validates: what it takes is kept, so that nothing typed is lost.
  const checked = useChecked(text, async (rules) => {
    if (!mayKeep || (pretty(rules) === inForce && !kept.current)) return;
    kept.current = true;
    await ask('PUT', `${path}/draft`, rules);
  });
  const changed = text !== inForce;
  useEffect(() => setCheck(null), [text]);

  const not = !has('supervisor', 'admin') ? t('role.needs', 'admin') : !changed ? t('edit.unchanged') : checked.state === 'faulty' ? t('edit.faulty') : checked.state === 'reading' ? t('edit.waits') : null;
  const publish = () => attempt(async () => {
    const { value } = await ask<Group>('POST', `${path}/draft:publish`, undefined, { ifMatch: etag });
    say(t('rules.published', value.version));
    again();
  });
  const discard = () => attempt(async () => {
    await ask('DELETE', `${path}/draft`);
    kept.current = false;
    setText(inForce);
    again();
  }, t('rules.discarded'));

  return (
    <div class="columns editing">
      <Panel title={<>{t('rules.draft')} <Badge tone={changed ? 'warn' : 'none'}>{changed ? t('rules.hasdraft') : t('rules.inforce', group.version)}</Badge></>}
        side={<div class="actions">
          <Button why={!changed && t('edit.unchanged')} onClick={discard}>{t('rules.discard')}</Button>
          <Button why={not} onClick={() => attempt(async () => setCheck(await post<RulesCheck>(`${path}/draft:check`)))}>{t('rules.check')}</Button>
          <Button kind="main" why={!has('admin') ? t('role.needs', 'admin') : not} onClick={publish}>{t('rules.publish')}</Button>
        </div>}>
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
