/**
 * Says a few minutes before a session ends that it will, so that nothing that is typed is surprised by it; without this script the foot of each page says
 * until when. A page that is opened in another tab prolongs the session for all, and they tell each other.
 */
const script = document.querySelector('script[data-ends-in]')
const { title, soon, last, over, failed, stay, signIn, signInAt, close, asks } = script.dataset
const { lang } = document.documentElement

/** Milliseconds before the end at which it is told. */
const told = 300_000

/** Also the name under which this tab remembers of which end it has warned. */
const channel = 'end of the session'
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(channel) : undefined

/** The end as the portal says it, and `at`, when that is on the clock of this device: a timer stands still while the device sleeps, a clock does not. */
const endFrom = ({ instant, seconds, text, fixed }) => ({ instant, text, fixed, at: Date.now() + seconds * 1000 })

let end
let said
let timer
let dialog

function element(name, content, properties = {}) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...[content].flat())
  return made
}

/** Shows the dialog with one or two ways on; whoever closes it goes on where they were. */
function show(words, ways) {
  dialog?.remove()
  const heading = element('h2', title, { id: 'session-ends' })
  dialog = element('dialog', [heading, element('p', words), element('div', ways, { className: 'actions' })], { className: 'session' })
  dialog.setAttribute('aria-labelledby', heading.id)
  document.body.append(dialog)
  dialog.showModal()
}

const later = () => element('button', close, { type: 'button', className: 'link', onclick: () => dialog.close() })

/** Of an end that nothing moves a tab warns once, not on every page that is opened in its last minutes. */
function isKnownHere({ instant }) {
  try {
    if (sessionStorage.getItem(channel) === instant) return true
    sessionStorage.setItem(channel, instant)
  } catch { /* a browser that keeps nothing warns again */ }
  return false
}

function warn() {
  said = 'soon'
  if (!end.fixed) show(`${end.text[lang]} ${soon}`, [element('button', stay, { type: 'button', className: 'button', onclick: prolong }), later()])
  else if (!isKnownHere(end)) show(`${end.text[lang]} ${last}`, [later()])
}

function ended() {
  said = 'over'
  clearTimeout(timer)
  show(over, [element('a', signIn, { href: signInAt, target: '_blank', className: 'button' }), later()])
}

/** Says what is due, once for each end, and waits for what is due next. */
function check() {
  clearTimeout(timer)
  const left = end.at - Date.now()
  if (left <= 0) {
    if (said !== 'over') ended()
    return
  }
  if (left <= told && said === undefined) warn()
  timer = setTimeout(check, left > told ? left - told : left)
}

/** An end only ever moves to a later time: what was said of the earlier one is then withdrawn, and an end that has not moved is not told again. */
function hear(news) {
  if (end === undefined || news.instant > end.instant) {
    end = news
    said = undefined
    dialog?.close()
  }
  check()
}

/** Asks when the session ends, which prolongs it. It has ended where the portal says so, and not where it cannot be reached or has no time. */
async function prolong() {
  const answer = await fetch(asks, { headers: { accept: 'application/json' }, cache: 'no-store' }).then((got) => (got.ok ? got.json() : undefined)).catch(() => undefined)
  if (answer?.ended === true) return ended()
  if (typeof answer?.seconds !== 'number') {
    dialog.querySelector('[role=alert]')?.remove()
    return dialog.querySelector('.actions').before(element('p', failed, { role: 'alert', className: 'error' }))
  }
  const news = endFrom(answer)
  dialog.close()
  tell(news)
  hear(news)
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is of this origin alone
const tell = (news) => tabs?.postMessage(news)
tabs?.addEventListener('message', ({ data }) => hear(data))
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') check() })
hear(endFrom(JSON.parse(script.dataset.end)))
tell(end)
