/**
 * Renews a screen on a wall each minute: the page is asked for again, and takes the place of what stands there where it came whole. While the portal restarts or refuses, what
 * was shown stays, with the time of which it is.
 */
async function renew() {
  const answer = await fetch(location.href, { cache: 'no-store' })
  if (!answer.ok) return
  const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main')
  if (main !== null) document.querySelector('main').replaceWith(main)
}

setInterval(() => { renew().catch(() => undefined) }, 60_000)
