// Runs the shown tests on what stands in the form, in the frame that is loaded at the first run; without a script the form is sent as ever.
import { same } from './same.js'

const place = document.querySelector('[data-practice]')
const { dataset: say } = place
const tests = JSON.parse(say.tests)
const answer = place.querySelector('#f-answer')
const run = place.querySelector('[data-run]')
const status = place.querySelector('[role=status]')
const printed = place.querySelector('[data-printed]')
/** Milliseconds that a run may take, that a frame has to say it is there, and after which loading can be begun anew. */
const [longest, opening, patience] = [10_000, 5000, 30_000]

let frame
/** How the loading of the present Python ends. */
let loading
let isReady = false
let number = 0
let hear = () => undefined

const cell = (kind, at) => place.querySelector(`[data-${kind}="${at}"]`)
const faultOf = ({ fault, message, line }) => [fault, message].filter(Boolean).join(': ') + (line ? ` (${say.line} ${line})` : '')

function expectPython() {
  isReady = false
  loading = Promise.withResolvers()
  // It may fail while nobody waits for it.
  loading.promise.catch(() => undefined)
}

function openFrame() {
  const own = document.createElement('iframe')
  frame = own
  expectPython()
  own.setAttribute('sandbox', 'allow-scripts')
  own.title = 'Python'
  own.hidden = true
  own.src = say.frame
  own.addEventListener('load', () => setTimeout(() => { if (frame === own && own.dataset.opened === undefined) close() }, opening))
  place.append(own)
}

/** Gives up what is there; whoever runs next begins anew. */
function close() {
  frame?.remove()
  frame = undefined
  loading?.reject(new Error(say.failed))
}

// What a submission says for itself comes here too: only what is of the present run, and has a place, counts.
addEventListener('message', ({ source, data }) => {
  const said = data?.said
  if (frame === undefined || source !== frame.contentWindow || typeof said !== 'object' || said === null) return
  if (data.run === number) return hear(said)
  if (data.run !== undefined) return
  if (said.opened) frame.dataset.opened = ''
  if (said.failed) close()
  if (said.ready) {
    isReady = true
    loading.resolve()
  }
})

async function tryOut(own) {
  tests.forEach((_, at) => { for (const kind of ['got', 'result']) cell(kind, at).textContent = '' })
  printed.hidden = true
  status.textContent = say.loading
  if (frame === undefined) openFrame()
  const slow = setTimeout(() => {
    status.textContent = say.slow
    run.disabled = false
  }, patience)
  await loading.promise.finally(() => clearTimeout(slow))
  run.disabled = true
  status.textContent = say.running
  const right = tests.map(() => false)
  const ended = await new Promise((resolve) => {
    const late = setTimeout(() => resolve('late'), longest)
    hear = (said) => {
      if (said.outcome && said.at in tests) {
        right[said.at] = 'value' in said.outcome && same(said.outcome.value, tests[said.at].gives)
        cell('got', said.at).textContent = 'value' in said.outcome ? said.shown : faultOf(said.outcome)
        cell('result', said.at).textContent = right[said.at] ? say.right : say.wrong
      }
      if (said.done) {
        printed.hidden = !said.printed
        printed.querySelector('code').textContent = said.printed
      }
      if (said.done || said.died) {
        clearTimeout(late)
        resolve(said.done ? 'done' : 'died')
      }
    }
    frame.contentWindow.postMessage({ run: own, code: answer.value, name: say.function, calls: tests.map(({ call }) => call) }, '*')
  })
  hear = () => undefined
  // The frame makes the Python of the next run, by itself where a run has ended.
  expectPython()
  if (ended === 'late') frame.contentWindow.postMessage({ stop: true }, '*')
  status.textContent = ended === 'done' ? `${say.passed} ${right.filter(Boolean).length} / ${tests.length}` : say[ended]
}

for (const one of [run, ...place.querySelectorAll('[data-scripted]')]) one.hidden = false
run.addEventListener('click', () => {
  // Pressed again while it loads, it loads anew.
  if (frame !== undefined && !isReady && run.dataset.waits !== undefined) close()
  number += 1
  const own = number
  run.dataset.waits = ''
  run.disabled = true
  tryOut(own).catch((error) => { if (own === number) status.textContent = error.message }).finally(() => {
    if (own !== number) return
    delete run.dataset.waits
    run.disabled = false
    if (document.activeElement === document.body) run.focus()
  })
})

// What is typed and not handed in stays in this tab; what was typed before a course was begun goes over to it.
const [kept, before] = [say.kept, 'nobody'].map((whose) => `practice ${whose} ${location.pathname.slice(3)}`)
const typed = sessionStorage.getItem(kept) ?? sessionStorage.getItem(before)
if (typed !== null) answer.value = typed
answer.addEventListener('input', () => sessionStorage.setItem(kept, answer.value))
answer.form?.addEventListener('submit', () => { for (const one of [kept, before]) sessionStorage.removeItem(one) })
