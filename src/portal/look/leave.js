/**
 * Keeps what is typed when somebody goes from the page, closes it, or turns to something else: it is sent to the address at which the portal keeps forms that are left, and
 * does nothing else there. Without this script a button of the form does the same.
 */
const forms = [...document.querySelectorAll('form[data-left]')].map((form) => {
  const typed = () => {
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && form.elements.namedItem(name)?.type !== 'password')
    return new URLSearchParams(fields).toString()
  }
  // What was sent and is shown again was typed before this page.
  const one = { form, typed, kept: 'unsent' in form.dataset ? '' : typed(), sent: false }
  form.addEventListener('submit', () => { one.sent = true })
  return one
})

/** A beacon outlives the page and carries 64 KiB; what is longer is fetched, which a page that is hidden lives to see, and one that is closed may not. */
async function send(one, now) {
  const address = one.form.dataset.left
  if (navigator.sendBeacon(address, new URLSearchParams(now))) one.kept = now
  else if ((await fetch(address, { method: 'POST', body: new URLSearchParams(now) })).ok) one.kept = now
}

function keep() {
  for (const one of forms) {
    const now = one.typed()
    if (!one.sent && now !== one.kept) send(one, now).catch(() => undefined)
  }
}

document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep() })
addEventListener('pagehide', keep)
addEventListener('pageshow', () => { for (const one of forms) one.sent = false })
