import { useState } from 'preact/hooks';
import { enter, session } from './session';
import { useStore } from './store';
import { t } from './text/text';
import { Button, Field } from './ui/basics';
import { Icon } from './ui/Icon';

/** Sign-in by key. The key stays in this tab unless it is to be remembered. */
export function SignIn() {
  const { refused } = useStore(session);
  const [key, setKey] = useState('');
  const [keep, setKeep] = useState(false);
  return (
    <main class="alone">
      <form class="signin" onSubmit={(submit) => { submit.preventDefault(); if (key.trim()) void enter(key.trim(), keep); }}>
        <h1><Icon name="brand" /> Routing<b>.Actors</b></h1>
        <Field label={t('sign.key')} fault={refused ? t('sign.refused', refused) : null} hint={t('sign.hint')}>
          <input type="password" autocomplete="current-password" autofocus value={key} onInput={(input) => setKey(input.currentTarget.value)} />
        </Field>
        <label class="check"><input type="checkbox" checked={keep} onChange={(change) => setKeep(change.currentTarget.checked)} /> {t('sign.keep')}</label>
        <Button kind="main" submit why={!key.trim() && t('sign.empty')}>{t('sign.in')}</Button>
      </form>
    </main>
  );
}
