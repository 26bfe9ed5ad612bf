/**
 * Renews a page by itself, such as a screen on a wall, as often as it says: it is asked for again, and takes the place of what stands there where it came whole. While the portal
 * restarts or refuses, what was shown stays, with the time of which it is.
 */
async function renew() {
  const answer = await fetch(location.href, { cache: 'no-store' })
  if (!answer.ok) return
  const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main')
  if (main === null) return
  // What is announced is put into the element that stands there already: a new one would be silent.
  const [spoken, said] = [document.querySelector('main [aria-live]'), main.querySelector('[aria-live]')]
  document.querySelector('main').replaceWith(main)
  if (spoken === null || said === null) return
  const words = said.textContent
  said.replaceWith(spoken)
  if (spoken.textContent !== words) spoken.textContent = words
}

setInterval(() => { renew().catch(() => undefined) }, Number(document.querySelector('meta[name="renews"]').content) * 1000)
