// Runs the shown tests on what stands in the form, in the frame that is loaded at the first run; without a script the form is sent as ever.
const place = document.querySelector('[data-practice]')
const { dataset: say } = place
const tests = JSON.parse(say.tests)
const run = place.querySelector('[data-run]')
const status = place.querySelector('[role=status]')
const printed = place.querySelector('[data-printed]')
const seconds = 10_000

let frame
let ready
let hear = () => undefined

/** Numbers that differ by less than this share are equal, as for whoever judges. */
const near = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))
function same(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return near(a, b)
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]))
  if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object' && !Array.isArray(a) && !Array.isArray(b)) {
    const names = Object.keys(a)
    return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  }
  return a === b
}

const cell = (kind, at) => place.querySelector(`[data-${kind}="${at}"]`)
const faultOf = ({ fault, message, line }) => [fault, message].filter(Boolean).join(': ') + (line ? ` (${say.line} ${line})` : '')

/** The frame, and when Python in it can run. */
function engine() {
  ready ??= new Promise((resolve, reject) => {
    addEventListener('message', ({ source, data }) => {
      if (source !== frame.contentWindow) return
      if (data.ready) resolve()
      if (data.failed) reject(new Error(say.failed))
      hear(data)
    })
    frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.title = 'Python'
    frame.hidden = true
    frame.src = say.frame
    place.append(frame)
  })
  return ready
}

/** Ends what runs too long, and starts Python anew. */
function stop() {
  frame.contentWindow.postMessage({ stop: true }, '*')
  ready = new Promise((resolve) => {
    hear = (data) => { if (data.ready) resolve() }
  })
}

async function tryOut() {
  let passed = 0
  tests.forEach((_, at) => { for (const kind of ['got', 'result']) cell(kind, at).textContent = '' })
  printed.hidden = true
  status.textContent = say.loading
  await engine()
  status.textContent = say.running
  const ended = await new Promise((resolve) => {
    let late
    hear = (data) => {
      if (data.running) late = setTimeout(() => resolve('late'), seconds)
      if (data.outcome) {
        const right = 'value' in data.outcome && same(data.outcome.value, tests[data.at].gives)
        passed += Number(right)
        cell('got', data.at).textContent = 'value' in data.outcome ? JSON.stringify(data.outcome.value) : faultOf(data.outcome)
        cell('result', data.at).textContent = right ? say.right : say.wrong
      }
      if (data.done) {
        clearTimeout(late)
        printed.hidden = data.printed === ''
        printed.querySelector('code').textContent = data.printed
        resolve('done')
      }
    }
    frame.contentWindow.postMessage({ code: place.querySelector('#f-answer').value, name: say.function, calls: tests.map(({ call }) => call) }, '*')
  })
  if (ended === 'late') stop()
  status.textContent = ended === 'late' ? say.late : `${say.passed} ${passed} / ${tests.length}`
}

run.hidden = false
run.addEventListener('click', () => {
  run.disabled = true
  tryOut().catch((error) => {
    status.textContent = error.message
    frame?.remove()
    ready = undefined
  }).finally(() => {
    run.disabled = false
    run.focus()
  })
})
