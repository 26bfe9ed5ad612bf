/**
 * Keeps what is typed when somebody goes from the page, closes it, or turns to something else: it is sent to the address at which the portal keeps forms that are left, and
 * does nothing else there. Without this script a button of the form does the same.
 */
const forms = [...document.querySelectorAll('form[data-left]')].map((form) => {
  const typed = () => {
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && form.elements.namedItem(name)?.type !== 'password')
    return new URLSearchParams(fields).toString()
  }
  // What is wrong and shown again was typed before this page.
  const one = { form, typed, kept: document.getElementById('errors') ? '' : typed(), sent: false }
  form.addEventListener('submit', () => { one.sent = true })
  return one
})

function keep() {
  for (const one of forms) {
    const now = one.typed()
    if (!one.sent && now !== one.kept && navigator.sendBeacon(one.form.dataset.left, new URLSearchParams(now))) one.kept = now
  }
}

document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep() })
addEventListener('pagehide', keep)
addEventListener('pageshow', () => { for (const one of forms) one.sent = false })
