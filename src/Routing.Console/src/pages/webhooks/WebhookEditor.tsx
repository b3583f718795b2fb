import { useState } from 'preact/hooks';
import { ask, id, Problem } from '../../api';
import { go, pathTo } from '../../route';
import { t } from '../../text/text';
import { Button, Field, Panel } from '../../ui/basics';
import { Sure } from '../../ui/Sure';
import { attempt, say } from '../../ui/toast';
import { blank, bodyOf, draftOf, faultsOf, type Draft } from './draft';
import type { Told } from './told';
import type { Webhook } from './types';

interface Props { hook: Webhook | null; etag: string | null; taken: string[]; tell: (told: Told | null) => void; again: () => void }

export function WebhookEditor({ hook, etag, taken, tell, again }: Props) {
  const before = hook ? draftOf(hook) : blank;
  const [draft, set] = useState<Draft>(before);
  const [refused, refuse] = useState<Problem | null>(null);
  const change = (part: Partial<Draft>) => { refuse(null); set((now) => ({ ...now, ...part })); };
  const faults = faultsOf(draft, taken);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before);
  const faultOf = (field: keyof Draft) => (refused?.field === field ? refused.detail : isChanged ? faults[field] : null);
  const save = () => attempt(async () => {
    try {
      const { value } = await ask<Webhook>('PUT', `/v1/webhooks/${id(draft.id)}`, bodyOf(draft), { ifMatch: etag, isNew: !hook });
      if (value.secret) tell({ id: draft.id, secret: value.secret });
    } catch (failure) {
      // What the server says of one field stands at that field.
      if (failure instanceof Problem && failure.field && failure.field in draft) return refuse(failure);
      if (failure instanceof Problem && failure.status === 412 && hook) again();
      throw failure;
    }
    say(t('hooks.saved', draft.id));
    set((now) => ({ ...now, secret: '' }));
    again();
    if (!hook) go(pathTo('webhooks', draft.id));
  });
  const end = () => attempt(async () => {
    await ask('DELETE', `/v1/webhooks/${id(hook!.id)}`, undefined, { ifMatch: etag });
    go(pathTo('webhooks'));
    again();
  }, t('hooks.deleted', draft.id));
  const text = (field: Exclude<keyof Draft, 'paused'>, hint?: string, placeholder?: string) => {
    const props = { value: draft[field], placeholder, spellcheck: false, 'aria-invalid': faultOf(field) ? true : undefined, onInput: (input: { currentTarget: HTMLInputElement }) => change({ [field]: input.currentTarget.value.trimStart() }) };
    return <Field label={t(`hooks.${field}`)} hint={hint} fault={faultOf(field)}>{field === 'secret' ? <input type="password" autocomplete="new-password" {...props} /> : <input type="text" autocomplete="off" {...props} />}</Field>;
  };
  return (
    <Panel title={hook ? t('hooks.config') : t('hooks.new')} side={<div class="actions">
      {hook && <Sure question={t('hooks.delete.sure')} act={end}>{t('delete')}</Sure>}
      <Button why={!isChanged && t('edit.unchanged')} onClick={() => change(before)}>{t('cancel')}</Button>
      <Button kind="main" why={!isChanged ? t('edit.unchanged') : Object.keys(faults).length > 0 ? Object.values(faults)[0] : null} onClick={save}>{t('save')}</Button>
    </div>}>
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
