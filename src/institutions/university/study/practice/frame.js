// Keeps Python in a worker, in a document of no origin: what runs here reaches no page of the portal and has nobody's session. It hears the page around it alone.
// Each run has a worker of its own, so that none finds what another changed; the next one is made when a run is over.
// A document of no origin may start a worker from its own bytes alone, and none that is a module; those lead on to our file. Where a file of Python fails to come, Pyodide tells nobody but by a promise.
const lead = URL.createObjectURL(new Blob([`onunhandledrejection = () => postMessage({ failed: true })
import(${JSON.stringify(new URL('worker.js', import.meta.url).href)}).catch(() => postMessage({ failed: true }))`], { type: 'text/javascript' }))

let worker
let run

function start() {
  worker?.terminate()
  run = undefined
  const own = new Worker(lead)
  worker = own
  const tell = (said) => {
    if (worker !== own) return
    parent.postMessage({ run, said }, '*')
    if (run !== undefined && (said?.done || said?.died)) start()
  }
  own.addEventListener('message', ({ data }) => tell(data))
  own.addEventListener('error', () => tell(run === undefined ? { failed: true } : { died: true }))
}

addEventListener('message', ({ source, data }) => {
  if (source !== parent) return
  if (data.stop) return start()
  run = data.run
  worker.postMessage(data, [])
})
parent.postMessage({ said: { opened: true } }, '*')
start()
