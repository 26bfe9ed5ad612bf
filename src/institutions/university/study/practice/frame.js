// Keeps Python in a worker, in a document of no origin: what runs here reaches no page of the portal and has nobody's session. It hears the page around it alone.
let worker

function start() {
  // A document of no origin may start a worker from its own bytes alone, and none that is a module; those lead on to our file.
  const lead = `import(${JSON.stringify(new URL('worker.js', import.meta.url).href)}).catch(() => postMessage({ failed: true }))`
  worker = new Worker(URL.createObjectURL(new Blob([lead], { type: 'text/javascript' })))
  worker.addEventListener('message', ({ data }) => parent.postMessage(data, '*'))
  worker.addEventListener('error', () => parent.postMessage({ failed: true }, '*'))
}

addEventListener('message', ({ source, data }) => {
  if (source !== parent) return
  if (!data.stop) return worker.postMessage(data, [])
  worker.terminate()
  start()
})
start()
