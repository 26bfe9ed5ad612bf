/**
 * Renews a page by itself, such as a screen on a wall, as often as it says: it is asked for again, and takes the place of what stands there where it came whole. While the portal
 * restarts or refuses, what was shown stays, with the time of which it is.
 */
async function renew() {
  const answer = await fetch(location.href, { cache: 'no-store' })
  if (!answer.ok) return
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [main, before] = [next.querySelector('main'), document.querySelector('main')]
  if (main === null) return
  // What is announced is put into the element that stands there already: a new one would be silent.
  const [spoken, said] = [before.querySelector('[aria-live]'), main.querySelector('[aria-live]')]
  const focused = before.contains(document.activeElement) && document.activeElement !== before ? document.activeElement.outerHTML : undefined
  before.replaceWith(main)
  if (spoken !== null && said !== null) {
    const isNew = spoken.innerHTML !== said.innerHTML
    said.replaceWith(spoken)
    if (isNew) spoken.replaceChildren(...said.childNodes)
  }
  // Whoever stood on a link or a button stands on it still, or at the beginning where it is gone.
  if (focused !== undefined) ([...main.querySelectorAll('a, button, input, select, summary')].find((one) => one.outerHTML === focused) ?? main).focus({ preventScroll: true })
  if (next.querySelector('meta[name="renews"]') === null) clearInterval(asking)
}

const asking = setInterval(() => { renew().catch(() => undefined) }, Number(document.querySelector('meta[name="renews"]').content) * 1000)
