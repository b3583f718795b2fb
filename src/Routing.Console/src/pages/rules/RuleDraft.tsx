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
import { DraftConflict } from './DraftConflict';
import { DraftKeeper, isConflict, type Theirs } from './keeping';
import { ProfileSwitches } from './ProfileSwitches';
import { TreatmentsForm } from './TreatmentsForm';
import { RuleVersions } from './RuleVersions';
import { rulesOf, type Group, type RulesCheck, type RuleSet, type Version } from './types';

interface Read { group: Group; etag: string | null; draft: RuleSet | null; draftEtag: string | null; versions: Version[] }

async function read(path: string, signal: AbortSignal): Promise<Read> {
  const [group, versions] = await Promise.all([ask<Group>('GET', path, undefined, { signal }), get<{ items: Version[]; hasDraft: boolean }>(`${path}/versions`, signal)]);
  const draft = versions.hasDraft ? await ask<RuleSet>('GET', `${path}/draft`, undefined, { signal }) : null;
  return { group: group.value, etag: group.etag, draft: draft?.value ?? null, draftEtag: draft?.etag ?? null, versions: versions.items };
}

export function RuleDraft({ group }: { group: string }) {
  const path = `/v1/groups/${id(group)}`;
  const reading = useReading((signal) => read(path, signal), [group]);
  if (reading.failed && !reading.value) return <Failed failure={reading.failed} again={reading.again} />;
  return reading.value ? <Editing key={reading.value.group.version} path={path} read={reading.value} again={reading.again} /> : <Loading />;
}

function Editing({ path, read: { group, etag, draft, draftEtag, versions }, again }: { path: string; read: Read; again: () => void }) {
  const inForce = pretty(rulesOf(group));
  const [text, setText] = useState(() => (draft ? pretty(draft) : inForce));
  const [check, setCheck] = useState<RulesCheck | null>(null);
  const [compared, compare] = useState<Version | null>(null);
  const kept = useRef(draft !== null);
  const [keeper] = useState(() => new DraftKeeper(`${path}/draft`, draftEtag));
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const mayKeep = has('supervisor', 'admin');
  // The draft itself is what the server validates: what it takes is kept, so that nothing typed is lost.
  const checked = useChecked(text, async (rules) => {
    if (!mayKeep || (pretty(rules) === inForce && !kept.current)) return;
    kept.current = true;
    try {
      await keeper.keep(rules);
    } catch (failure) {
      if (isConflict(failure)) setTheirs(await keeper.newer());
      throw failure;
    }
  });
  const changed = text !== inForce;
  useEffect(() => setCheck(null), [text]);

  const not = !has('supervisor', 'admin') ? t('role.needs', 'admin') : !changed ? t('edit.unchanged') : checked.state === 'faulty' ? t('edit.faulty') : checked.state === 'reading' ? t('edit.waits') : null;
  // What is published is the draft as the server has it: it should be the one that is seen here.
  const publish = () => attempt(async () => {
    const newer = await keeper.newer();
    setTheirs(newer);
    if (newer) return;
    const { value } = await ask<Group>('POST', `${path}/draft:publish`, undefined, { ifMatch: etag });
    say(t('rules.published', value.version));
    again();
  });
  const discard = () => attempt(async () => {
    await keeper.discard();
    kept.current = false;
    setText(inForce);
    again();
  }, t('rules.discarded'));

  const settle = (text: string) => {
    keeper.follow(theirs!);
    kept.current = theirs!.rules !== null;
    setTheirs(null);
    setText(text);
  };
  const overwrite = () => {
    // Kept at once, and told as any change is: the text is another by what no reader of JSON sees.
    settle(text.endsWith('\n') ? text.trimEnd() : `${text}\n`);
    kept.current = true;
    return keeper.keep(checked.value);
  };

  return (
    <div class="columns editing">
      <Panel title={<>{t('rules.draft')} <Badge tone={changed ? 'warn' : 'none'}>{changed ? t('rules.hasdraft') : t('rules.inforce', group.version)}</Badge></>}
        side={<div class="actions">
          <Button why={!changed && t('edit.unchanged')} onClick={discard}>{t('rules.discard')}</Button>
          <Button why={not} onClick={() => attempt(async () => setCheck(await post<RulesCheck>(`${path}/draft:check`)))}>{t('rules.check')}</Button>
          <Button kind="main" why={!has('admin') ? t('role.needs', 'admin') : not} onClick={publish}>{t('rules.publish')}</Button>
        </div>}>
        {theirs && <DraftConflict theirs={theirs} mine={text} inForce={inForce} take={() => settle(theirs.rules ? pretty(theirs.rules) : inForce)} keep={() => attempt(() => overwrite())} />}
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
