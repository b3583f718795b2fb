import { useState } from 'preact/hooks';
import { ask, id, Problem } from '../../api';
import { go, pathTo } from '../../route';
import { has } from '../../session';
import { t } from '../../text/text';
import { Button, Field, Panel } from '../../ui/basics';
import { useBase, type Versioned } from '../../ui/base';
import { Conflict } from '../../ui/Conflict';
import { pretty } from '../../ui/editing';
import { Sure } from '../../ui/Sure';
import { attempt, say } from '../../ui/toast';
import { blank, bodyOf, draftOf, faultsOf, type Draft } from './draft';
import type { Told } from './told';
import type { Webhook } from './types';

interface Props { read: Versioned<Webhook | null>; taken: string[]; tell: (told: Told | null) => void; again: () => Promise<void>; look?: () => Promise<void> }

export const NONE: Versioned<Webhook | null> = { value: null, etag: null };
/** Without the secret, which is nobody else's to see. */
const textOf = (draft: Draft) => pretty(bodyOf({ ...draft, secret: '' }));

export function WebhookEditor({ read, taken, tell, again, look }: Props) {
  const { base: { value: hook, etag }, before, draft, set, isChanged, newer, begin, keep } = useBase(read, (value) => (value ? draftOf(value) : blank));
  const [refused, refuse] = useState<Problem | null>(null);
  const change = (part: Partial<Draft>) => { refuse(null); set((now) => ({ ...now, ...part })); };
  const faults = faultsOf(draft, taken);
  const faultOf = (field: keyof Draft) => (refused?.field === field ? refused.detail : isChanged ? faults[field] : null);
  const save = () => attempt(async () => {
    try {
      const saved = await ask<Webhook>('PUT', `/v1/webhooks/${id(draft.id)}`, bodyOf(draft), { ifMatch: etag, isNew: !hook });
      if (saved.value.secret) tell({ id: draft.id, secret: saved.value.secret });
      begin(saved);
    } catch (failure) {
      // What the server says of one field stands at that field.
      if (failure instanceof Problem && failure.field && failure.field in draft) return refuse(failure);
      if (failure instanceof Problem && failure.status === 412 && hook) void look?.();
      throw failure;
    }
    say(t('hooks.saved', draft.id));
    await again();
    if (!hook) go(pathTo('webhooks', draft.id));
  });
  const end = () => attempt(async () => {
    await ask('DELETE', `/v1/webhooks/${id(hook!.id)}`, undefined, { ifMatch: etag });
    await again();
    go(pathTo('webhooks'));
  }, t('hooks.deleted', draft.id));
  const text = (field: Exclude<keyof Draft, 'paused'>, hint?: string, placeholder?: string) => {
    const props = { value: draft[field], placeholder, spellcheck: false, 'aria-invalid': faultOf(field) ? true : undefined, onInput: (input: { currentTarget: HTMLInputElement }) => change({ [field]: input.currentTarget.value.trimStart() }) };
    return <Field label={t(`hooks.${field}`)} hint={hint} fault={faultOf(field)}>{field === 'secret' ? <input type="password" autocomplete="new-password" {...props} /> : <input type="text" autocomplete="off" {...props} />}</Field>;
  };
  return (
    <Panel title={hook ? t('hooks.config') : t('hooks.new')} side={<div class="actions">
      {hook && <Sure why={!has('admin') && t('role.needs', 'admin')} question={t('hooks.delete.sure')} act={end}>{t('delete')}</Sure>}
      <Button why={!isChanged && t('edit.unchanged')} onClick={() => change(before)}>{t('cancel')}</Button>
      <Button kind="main" why={!has('admin') ? t('role.needs', 'admin') : !isChanged ? t('edit.unchanged') : Object.keys(faults).length > 0 ? Object.values(faults)[0] : null} onClick={save}>{t('save')}</Button>
    </div>}>
      {newer?.value && <Conflict theirs={textOf(draftOf(newer.value))} mine={textOf(draft)} take={() => begin(newer)} keep={() => keep(newer)} />}
      <div class="formgrid wide-fields">
        {!hook && text('id', t('queues.id.hint'))}
        {text('name')}
        {text('url', t('hooks.url.hint'), 'https://crm.example/routing')}
        {text('types', t('hooks.types.hint'), 'contact.*')}
        {text('queue', t('hooks.narrow'))}
        {text('agent', t('hooks.narrow'))}
        {text('secret', t(hook ? 'hooks.secret.keep' : 'hooks.secret.made'))}
        <label class="check"><input type="checkbox" checked={draft.paused} onChange={(tick) => change({ paused: tick.currentTarget.checked })} /> {t('hooks.paused')}</label>
      </div>
    </Panel>
  );
}
