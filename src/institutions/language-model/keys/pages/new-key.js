/** Puts a button to copy below each value, and tells when the first request of the key has come: it asks while the page is looked at, for ten minutes. */

const section = document.querySelector('[data-new-key]')
const everyMs = 2_000
const longestMs = 600_000

/** Says to those who do not see it that something was copied. */
const told = document.createElement('p')
told.className = 'unseen'
told.setAttribute('role', 'status')

function addCopy(box, { copy, copied }) {
  const code = box.querySelector('code')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button quiet'
  button.textContent = copy
  button.setAttribute('aria-label', `${copy}: ${box.querySelector('.label').textContent}`)
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent)
    } catch {
      getSelection().selectAllChildren(code)
      return
    }
    button.textContent = copied
    told.textContent = copied
    setTimeout(() => {
      button.textContent = copy
      told.textContent = ''
    }, 3_000)
  })
  box.append(button)
}

async function wait(status, again) {
  again.hidden = true
  const until = performance.now() + longestMs
  while (performance.now() < until) {
    await new Promise((next) => { setTimeout(next, everyMs) })
    if (document.hidden) continue
    const answer = await fetch(status.dataset.firstRequest)
    if (!answer.ok) throw new Error(`asked in vain: ${answer.status}`)
    const { state } = await answer.json()
    for (const part of status.querySelectorAll('[data-state]')) part.hidden = part.dataset.state !== state
    if (state === 'answered') return
  }
  again.hidden = false
}

if (section) {
  // Browsers give the clipboard to pages on https and on the machine itself only; elsewhere one touch selects the whole value.
  if (navigator.clipboard) for (const box of document.querySelectorAll('main .copyable')) addCopy(box, section.dataset)
  section.append(told)
  const status = section.querySelector('[data-first-request]')
  const again = section.querySelector('[data-again]')
  if (status) wait(status, again).catch(() => { again.hidden = false })
}
