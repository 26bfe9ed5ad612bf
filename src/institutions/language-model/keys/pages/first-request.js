/** Tells when the first request of a key has come: it asks while the page is looked at, for ten minutes. */

const everyMs = 2_000
const longestMs = 600_000

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

const status = document.querySelector('[data-first-request]')
const again = document.querySelector('[data-again]')
if (status) wait(status, again).catch(() => { again.hidden = false })
