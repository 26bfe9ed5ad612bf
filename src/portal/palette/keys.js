/**
 * Keys on every page: / goes to the search, ? shows all keys, and Ctrl+K or ⌘K opens the palette, which is loaded when it is first asked for.
 *
 * Keys of one letter do nothing while somebody types, and nothing for whoever switched them off (WCAG 2.1.4); what they do can be done without them.
 */
const script = document.querySelector('script[data-palette]')

/** Whether this browser has keys of one letter switched off; a browser that keeps nothing has them on. */
function areOff() {
  try { return localStorage.getItem('keys') === 'off' } catch { return false }
}

const isTyping = (target) => target instanceof HTMLElement && target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') !== null

const palette = async (show) => (await import(script.dataset.palette))[show](script.dataset)

function search() {
  const box = ['main input[type=search]', '#find'].flatMap((one) => [...document.querySelectorAll(one)]).find((one) => one.checkVisibility())
  if (box === undefined) return palette('open')
  box.focus()
  box.select()
}

/** Shows the switch of the keys as it stands: it needs this script, and is hidden without. */
export function showSwitch(within) {
  for (const box of within.querySelectorAll('[data-keys-switch]')) {
    box.checked = !areOff()
    box.closest('[hidden]')?.removeAttribute('hidden')
  }
}
showSwitch(document)

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.matches('[data-keys-switch]')) return
  if (target.checked) localStorage.removeItem('keys')
  else localStorage.setItem('keys', 'off')
})

document.addEventListener('keydown', (event) => {
  const { target, key, code, shiftKey } = event
  if (event.isComposing || event.defaultPrevented || event.altKey || document.querySelector('dialog[open]')) return
  if (event.ctrlKey || event.metaKey) {
    // By its place on the keyboard, so that it is the same in the Kazakh and Russian layouts.
    if (code !== 'KeyK' || shiftKey) return
    event.preventDefault()
    void palette('open')
  } else if (!areOff() && !isTyping(target) && (key === '/' || key === '?')) {
    event.preventDefault()
    // By the sign that is typed: at the same place other layouts have a full stop and a comma.
    if (key === '?') void palette('help')
    else void search()
  }
})

// A first page has its style inside: the sheet of all others is fetched once somebody does something here, and not before.
const { sheet } = script.dataset
if (sheet) {
  const kinds = ['pointerdown', 'keydown', 'scroll']
  const warm = () => {
    for (const kind of kinds) removeEventListener(kind, warm)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: sheet, as: 'style' }))
  }
  for (const kind of kinds) addEventListener(kind, warm, { passive: true })
}
