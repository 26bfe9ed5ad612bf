/**
 * Says a few minutes before a session ends that it will, so that nothing that is typed is surprised by it; without this script the foot of each page says
 * until when. A page that is opened in another tab prolongs the session for all, and they tell each other.
 */
const script = document.querySelector('script[data-ends-in]')
const { title, text, ends, over, stay, signIn, close } = script.dataset

/** Seconds before the end at which it is told. */
const told = 300

const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('session') : undefined
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is of this origin alone
const tell = (seconds) => tabs?.postMessage(seconds)
let timers = []
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

/** Asks for this page again, which prolongs the session, and takes nothing of what it says but until when. */
async function prolong() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
  const seconds = answer?.ok && Number(new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('script[data-ends-in]')?.dataset.endsIn)
  if (!seconds) return ended()
  dialog.close()
  tell(seconds)
  await begin(seconds)
}

const warn = () => show(`${text} ${ends}`, [element('button', stay, { type: 'button', className: 'button', onclick: prolong }), later()])
const ended = () => show(over, [element('a', signIn, { href: script.dataset.signInAt, target: '_blank', className: 'button' }), later()])

function begin(seconds) {
  for (const timer of timers) clearTimeout(timer)
  const at = (left, what) => setTimeout(what, Math.max(0, seconds - left) * 1000)
  timers = [at(told, warn), at(0, ended)]
}

tabs?.addEventListener('message', ({ data }) => { dialog?.close(); begin(data) })
tell(Number(script.dataset.endsIn))
begin(Number(script.dataset.endsIn))
