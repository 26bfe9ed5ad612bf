/**
 * Keys for officers: j and k go through the rows of a list, o or Enter opens the one in focus (it is a link), x ticks it, a goes to what can be done in the
 * case, n and p to the next and the previous one, u back up. Nothing here is needed: every key does what is on the page too, and whoever switched keys of
 * one letter off (the page of keys) has none of them.
 */

/** Whether this browser has keys of one letter switched off; a browser that keeps nothing has them on. */
function areOff() {
  try { return localStorage.getItem('keys') === 'off' } catch { return false }
}

for (const hint of document.querySelectorAll('[data-keys-hint]')) hint.hidden = areOff()

const rows = () => [...document.querySelectorAll('[data-list] tbody th a[href]')]

function step(by) {
  const links = rows()
  const at = links.indexOf(document.activeElement)
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  o: () => { if (rows().includes(document.activeElement)) document.activeElement.click() },
  x: () => document.activeElement?.closest('tr')?.querySelector('input[type=checkbox]')?.click(),
  n: () => document.querySelector('[data-next]')?.click(),
  p: () => document.querySelector('[data-prev]')?.click(),
  a: () => {
    const act = document.querySelector('#act')
    act?.scrollIntoView({ block: 'start' })
    act?.querySelector('input:not([type=hidden]), textarea, select, button')?.focus()
  },
  u: () => document.querySelector('[data-up]')?.click(),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]') || areOff()) return
  const { target } = event
  if (target instanceof HTMLElement && target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')) {
    if (event.key === 'Escape') target.blur()
    return
  }
  // Letters by their place on the keyboard, so that the keys are the same in the Kazakh and Russian layouts.
  const key = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key
  const act = Object.hasOwn(keys, key) ? keys[key] : undefined
  if (!act) return
  event.preventDefault()
  act()
})
