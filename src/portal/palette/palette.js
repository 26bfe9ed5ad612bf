/**
 * The palette: a box in which one types what one looks for, and a list of what one can do, of one's cases and of pages, that the server answers for whoever
 * is signed in (a combobox with a listbox, as the ARIA Authoring Practices describe it). And the dialog of the keys. Neither is needed: the search page and the
 * page of the keys say the same.
 */
let dialog

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children)
  return made
}

/** Resolves when the style has come, or cannot come: the dialog is usable without. */
const styled = (href) => document.querySelector(`link[href="${href}"]`) ? Promise.resolve() : new Promise((resolve) => {
  const link = element('link', { rel: 'stylesheet', href })
  link.addEventListener('load', resolve)
  link.addEventListener('error', resolve)
  document.head.append(link)
})

/** Shows a dialog that goes when it is closed; the focus goes back to where it was. */
function show(made) {
  dialog?.remove()
  dialog = made
  made.addEventListener('close', () => made.remove())
  made.addEventListener('click', ({ target }) => { if (target === made) made.close() })
  document.body.append(made)
  made.showModal()
}

export async function open({ style, label, close, answers }) {
  await styled(style)
  const list = element('div', { id: 'palette-list', role: 'listbox', 'aria-label': label })
  const status = element('p', { role: 'status' })
  const box = element('input', {
    type: 'text', role: 'combobox', id: 'palette-box', 'aria-label': label, 'aria-expanded': 'false', 'aria-controls': 'palette-list', 'aria-autocomplete': 'list', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: '200',
  })
  const made = element('dialog', { class: 'palette', 'aria-label': label }, element('form', { method: 'dialog' }, box, element('button', { 'aria-label': close }, '×')), list, status)

  const options = () => [...list.querySelectorAll('[role=option]')]
  function choose(option) {
    for (const one of options()) one.setAttribute('aria-selected', String(one === option))
    if (option) box.setAttribute('aria-activedescendant', option.id)
    else box.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }
  const chosen = () => options().find((one) => one.getAttribute('aria-selected') === 'true')
  function move(by) {
    const all = options()
    const at = all.indexOf(chosen())
    choose(all.at((at < 0 ? (by > 0 ? 0 : -1) : at + by) % Math.max(1, all.length)))
  }

  let asking
  async function ask() {
    asking?.abort()
    const mine = asking = new AbortController()
    try {
      const response = await fetch(`${answers}?${new URLSearchParams({ q: box.value })}`, { signal: mine.signal, headers: { accept: 'application/json' } })
      const { groups, said } = response.ok ? await response.json() : { groups: [], said: '' }
      list.replaceChildren(...groups.map(({ title, items }, group) => element('div', { role: 'group', 'aria-labelledby': `palette-${group}` },
        element('p', { id: `palette-${group}`, role: 'presentation' }, title),
        ...items.map((item, place) => element('a', { role: 'option', id: `palette-${group}-${place}`, href: item.href, tabindex: '-1', 'aria-selected': 'false' },
          element('span', {}, item.title), ...(item.hint ? [element('small', {}, item.hint)] : []))))))
      status.textContent = said
      box.setAttribute('aria-expanded', String(options().length > 0))
      choose(options()[0])
    } catch (error) {
      if (error.name !== 'AbortError') throw error
    }
  }

  let waiting
  box.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, 120)
  })
  made.addEventListener('keydown', (event) => {
    if (event.isComposing || event.target !== box) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) move(by)
    else if (event.key === 'Enter') chosen()?.click()
    else return
    event.preventDefault()
  })
  made.addEventListener('close', () => { clearTimeout(waiting); asking?.abort() })
  show(made)
  box.focus()
  await ask()
}

export async function help({ style, close, keys }) {
  // On the page of the keys they stand already.
  if (document.querySelector('[data-keys-told]') !== null) return
  const [response] = await Promise.all([fetch(keys), styled(style)])
  const told = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-keys-told]')
  if (told === null) return
  const made = element('dialog', { class: 'palette keys-told', 'aria-labelledby': told.querySelector('h1').id }, element('form', { method: 'dialog' }, element('button', { 'aria-label': close }, '×')), told)
  show(made)
  const { showSwitch } = await import(document.querySelector('script[data-palette]').src)
  showSwitch(made)
}
