/** A page by keyboard alone: past the shell by the skip link, through each control of the page, seen where the focus stands, and out again. */
import type { CDPSession, Page } from 'playwright-core'

/** Written down in the page while somebody goes through it: what had the focus in turn. */
const watching = `{
  const usable = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled, [tabindex="-1"]')
  const main = document.querySelector('main')
  const inTurn = [...main.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter(usable)
  // A group of choices is one stop: the one that is chosen, or whichever comes first.
  const groups = Map.groupBy(inTurn.filter((one) => one.type === 'radio'), (one) => one.form?.id + one.name)
  const stops = inTurn.filter((one) => one.type !== 'radio')
  const seen = new Set()
  const faults = []
  const said = (one) => one.outerHTML.slice(0, 120)
  const bar = document.querySelector('.handy')
  const isShown = (one) => {
    const style = getComputedStyle(one)
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
  }
  const isHidden = (one) => {
    const { top, bottom } = one.getBoundingClientRect()
    const covered = bar?.checkVisibility() && getComputedStyle(bar).position === 'fixed' ? bar.getBoundingClientRect().top : innerHeight
    return bottom <= 0 || top >= covered
  }
  window.walk = { gone: false, faults, stops: stops.length + groups.size, rest: () => [
    ...stops.filter((one) => !seen.has(one)), ...[...groups.values()].filter((group) => !group.some((one) => seen.has(one))).map(([first]) => first),
  ].map((one) => 'is not reached by Tab: ' + said(one)) }
  // Behind the last control of a page that is nothing but its main part, the focus leaves the document.
  if (document.body.firstElementChild === main) document.addEventListener('focusout', ({ relatedTarget }) => { window.walk.gone ||= relatedTarget === null })
  document.addEventListener('focusin', ({ target }) => {
    if (!main.contains(target)) { window.walk.gone = target !== document.body; return }
    if (target === main) return
    seen.add(target)
    // Within an element of our own the focus stands on what it holds.
    const shown = target.shadowRoot?.activeElement ?? target
    if (!shown.localName.includes('-') && !isShown(shown)) faults.push('shows no focus: ' + said(target))
    if (isHidden(target)) faults.push('has the focus where nobody sees it: ' + said(target))
  })
}`

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Presses Tab so often, without waiting for each: they come in their order. */
async function tab(page: Page, times: number): Promise<void> {
  const opened = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, opened)
  const session = await opened
  await Promise.all(Array.from({ length: times }, () => session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 })))
}

/** What is wrong with a page for whoever has a keyboard alone; the page must have a script. */
export async function byKeyboard(page: Page): Promise<readonly string[]> {
  // A page that begins with what it is for has nothing to skip.
  if (!await page.evaluate('document.body.firstElementChild === document.querySelector("main")')) {
    if (!await page.evaluate('(document.querySelector("a.skip")?.focus(), document.activeElement?.matches("a.skip") ?? false)')) return ['has no skip link']
    await page.keyboard.press('Enter')
    if (!await page.evaluate('document.activeElement === document.querySelector("main")')) return ['the skip link does not lead to the page']
  }
  await page.evaluate(watching)
  const stops = await page.evaluate<number>('walk.stops')
  // Some controls have several stops, such as that of a day.
  for (let pressed = 0; pressed <= 3 * stops; pressed += stops + 3) {
    await tab(page, stops + 3)
    if (await page.evaluate<boolean>('walk.gone')) return page.evaluate<string[]>('[...new Set(walk.faults), ...walk.rest()]')
  }
  return ['Tab does not lead out of the page', ...await page.evaluate<string[]>('walk.rest()')]
}
