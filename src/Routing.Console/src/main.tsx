import { render } from 'preact';
import { App } from './app';
import { keepBeating } from './live/heartbeat';
import { startStream } from './live/stream';
import { followLinks } from './route';
import { enter, session } from './session';
import { language, speak } from './text/text';
import { applyTheme } from './theme';
import { followTips } from './ui/tip';

applyTheme();
speak(language.value);
followLinks();
followTips();
keepBeating();
render(<App />, document.getElementById('console')!);
await enter();
if (session.value.caller) startStream();
else session.watch(() => { if (session.value.caller) startStream(); });
