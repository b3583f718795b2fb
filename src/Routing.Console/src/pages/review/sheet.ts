/**
 * Lays a page that stands alone into a frame. The console lets no style in that is written in a page, and a frame of its own is under the same
 * policy: what the page says of its looks is put there as the console's own. Tells how high it is, now and whenever that changes, until the end.
 */
export function lay(frame: HTMLIFrameElement, page: string, grow: (height: number) => void): () => void {
  const inside = frame.contentDocument!;
  const view = frame.contentWindow as Window & typeof globalThis;
  const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
  const plain = page.replace(/<style>[^]*?<\/style>/, '').replace(/<meta http-equiv[^>]*>/i, '').replace(/(<[^>]*?) style="/g, '$1 data-look="');
  inside.open();
  inside.write(plain);
  inside.close();
  for (const one of inside.querySelectorAll<HTMLElement>('[data-look]')) one.style.cssText = one.dataset.look!;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`${style}html{background:#fff}`);
  inside.adoptedStyleSheets = [sheet];
  const watch = new view.ResizeObserver(() => grow(Math.ceil(inside.body.getBoundingClientRect().height)));
  watch.observe(inside.body);
  return () => watch.disconnect();
}
