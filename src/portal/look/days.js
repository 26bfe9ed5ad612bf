/**
 * The slider of days: the parts of the page that depend on the day are asked for again and change in place, so that the slider stays under the finger. It is shown only where this
 * script runs; where that day is refused or no answer comes, the page stays as it is and says why below the slider.
 */
const slider = document.querySelector('#days')
let asking
let waiting

async function show(address) {
  asking = new AbortController()
  const answer = await fetch(address, { signal: asking.signal })
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  // A page that refuses says first what happened and when to try again.
  if (!answer.ok) throw new Error(next.querySelector('h1 + p')?.textContent ?? '')
  const parts = [...document.querySelectorAll('[data-day]')].map((part) => [part, next.querySelector(`#${part.id}`)])
  if (parts.some(([, then]) => then === null)) throw new Error()
  for (const [part, then] of parts) part.replaceWith(then)
  for (const link of document.querySelectorAll('a[hreflang]')) link.href = next.querySelector(`a[hreflang="${link.hreflang}"]`)?.href ?? link.href
  history.replaceState(null, '', address)
}

if (slider !== null) {
  const field = slider.parentElement
  const status = field.querySelector('[role=status]')
  field.hidden = false
  // What it moves stands right below it, and the day that is typed below that.
  document.querySelector('#that-day').after(document.querySelector('#other-day'))
  slider.addEventListener('input', () => {
    const { label, dataset } = slider.list.options[slider.value]
    slider.setAttribute('aria-valuetext', label)
    field.querySelector('b').textContent = label
    const address = new URL(location.href)
    if (dataset.on === '') address.searchParams.delete('on')
    else address.searchParams.set('on', dataset.on)
    // A finger that passes ten days asks for the one it stops at.
    clearTimeout(waiting)
    asking?.abort()
    waiting = setTimeout(async () => {
      try {
        await show(address)
        status.textContent = ''
      } catch (error) {
        if (error.name !== 'AbortError') status.textContent = `${label}: ${error.name === 'Error' && error.message !== '' ? error.message : status.dataset.broken}`
      }
    }, 150)
  })
}
