// What makes the pages of the commons quicker, and nothing that they need: running and completing a query.

const box = document.querySelector('.editor textarea')
if (box) {
  const words = JSON.parse(document.getElementById('sql-words').textContent)
  const place = document.createElement('div')
  place.className = 'suggest'
  place.innerHTML = '<ul role="listbox" id="sql-suggestions" hidden></ul>'
  box.after(place)
  const list = place.firstElementChild
  list.setAttribute('aria-label', box.dataset.suggestions)
  box.setAttribute('aria-autocomplete', 'list')
  box.setAttribute('aria-controls', list.id)
  let chosen = 0

  /** The word that is being typed, before the caret. */
  const typed = () => /[\p{L}\p{N}_"]+$/u.exec(box.value.slice(0, box.selectionStart))?.[0] ?? ''

  const close = () => {
    list.hidden = true
    box.removeAttribute('aria-activedescendant')
  }

  const choose = (at) => {
    chosen = (at + list.children.length) % list.children.length
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === chosen))
    box.setAttribute('aria-activedescendant', list.children[chosen].id)
    list.children[chosen].scrollIntoView({ block: 'nearest' })
  }

  const suggest = (asked) => {
    const start = typed().replace('"', '').toLowerCase()
    const fitting = start === '' && !asked ? [] : words.filter((word) => {
      const plain = word.replace('"', '').toLowerCase()
      return plain.startsWith(start) && plain !== start
    }).slice(0, 12)
    if (fitting.length === 0) return close()
    list.replaceChildren(...fitting.map((word, i) => {
      const option = document.createElement('li')
      option.role = 'option'
      option.id = `sql-suggestion-${i}`
      option.textContent = word
      option.addEventListener('mousedown', (event) => { event.preventDefault(); take(word) })
      return option
    }))
    list.hidden = false
    choose(0)
  }

  const take = (word) => {
    const [start, caret] = [box.selectionStart - typed().length, box.selectionStart]
    box.setRangeText(word, start, caret, 'end')
    close()
  }

  box.addEventListener('input', () => { if (typed().length > 1) suggest(false); else close() })
  box.addEventListener('blur', close)
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      box.form.requestSubmit()
    } else if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      suggest(true)
    } else if (!list.hidden) {
      // Tab takes the word, so that Enter begins a new line as it always does.
      const act = { ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Tab: () => take(list.children[chosen].textContent), Escape: close }[event.key]
      if (act) { event.preventDefault(); act() }
    }
  })
}
