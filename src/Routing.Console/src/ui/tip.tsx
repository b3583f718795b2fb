/** One tip for the whole page: what carries data-tip shows it on hover and on focus; Escape hides it. */
export function followTips(): void {
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.setAttribute('role', 'tooltip');
  tip.id = 'tip';
  tip.hidden = true;
  document.body.append(tip);
  let shown: Element | null = null;

  const hide = () => {
    shown?.removeAttribute('aria-describedby');
    shown = null;
    tip.hidden = true;
  };
  const show = (from: EventTarget | null) => {
    const over = (from as Element | null)?.closest?.('[data-tip]') ?? null;
    if (over === shown) return;
    hide();
    if (!over) return;
    shown = over;
    tip.textContent = over.getAttribute('data-tip');
    over.setAttribute('aria-describedby', 'tip');
    tip.hidden = false;
    const at = over.getBoundingClientRect();
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    tip.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, at.left + at.width / 2 - width / 2))}px`;
    tip.style.top = `${at.bottom + height + 12 < innerHeight ? at.bottom + 6 : Math.max(8, at.top - height - 6)}px`;
  };
  document.addEventListener('mouseover', (over) => show(over.target));
  document.addEventListener('focusin', (focus) => show(focus.target));
  document.addEventListener('focusout', hide);
  document.addEventListener('scroll', hide, true);
  document.addEventListener('keydown', (key) => { if (key.key === 'Escape') hide(); });
}
