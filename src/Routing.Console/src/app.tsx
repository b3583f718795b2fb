/** The frame: who one is, where one can go, whether what one sees is live; and the page. */
import { Component, type ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Nav } from './nav';
import { pageOf, pages } from './pages/pages';
import { usePlace } from './route';
import { session } from './session';
import { useStore } from './store';
import { t, useLanguage } from './text/text';
import { SignIn } from './signin';
import { Button, Empty, Title } from './ui/basics';
import { LinkState } from './ui/LinkState';
import { Toasts } from './ui/toast';

export function App() {
  useLanguage();
  const { caller, refused, unreachable } = useStore(session);
  const place = usePlace();
  const wall = place.query.has('wall');
  useEffect(() => { document.documentElement.classList.toggle('wall', wall); }, [wall]);
  if (!caller) {
    if (unreachable) return <main class="alone"><Empty title={t('server.unreachable')} todo={t('server.unreachable.do')} /><Button kind="main" onClick={() => location.reload()}>{t('retry')}</Button></main>;
    return refused === null ? <main class="alone" aria-busy="true" /> : <SignIn />;
  }
  return (
    <>
      <a class="skip" href="#main" onClick={(click) => { click.preventDefault(); document.getElementById('main')?.focus(); }}>{t('skip')}</a>
      <div class="frame">
        <Nav />
        <main id="main" tabIndex={-1}>
          <LinkState />
          <Shelter key={place.page}><Page /></Shelter>
        </main>
      </div>
      <Toasts />
    </>
  );
}

function Page() {
  const place = usePlace();
  const page = pageOf(place.page);
  useEffect(() => { document.title = page ? `${t(`nav.${page.name}`)} · Routing.Actors` : 'Routing.Actors'; });
  if (!page) return <><Title text={t('page.none')} /><p><a href={`/console/${pages[0].name}`}>{t(`nav.${pages[0].name}`)}</a></p></>;
  if (!page.roles.some((role) => session.value.caller!.roles.includes(role))) return <><Title text={t('page.notyours')} /><p class="quiet">{t('page.notyours.do', page.roles.join(', '))}</p></>;
  const Shown = page.show;
  return <Shown about={place.about} />;
}

/** A page that fails takes nothing else with it. */
class Shelter extends Component<{ children: ComponentChildren }, { failed: string | null }> {
  override state = { failed: null as string | null };

  override componentDidCatch(failure: unknown) {
    console.error(failure);
    this.setState({ failed: String(failure) });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <div class="notice bad" role="alert">{t('failed.broken', this.state.failed)} <Button onClick={() => this.setState({ failed: null })}>{t('retry')}</Button></div>;
  }
}
