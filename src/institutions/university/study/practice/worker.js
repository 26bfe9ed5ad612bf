// Runs a program once, in Python within this worker: what it gives or says is told call by call. It knows the tests that are shown, and no other.
import { loadPyodide } from './pyodide.mjs'

const most = 4000
const told = `
class _Printed(io.StringIO):
    def write(self, text):
        super().write(text[:max(0, ${most} - self.tell())])
        return len(text)

_printed = sys.stdout = sys.stderr = _Printed()

def _shown(outcome, repr=repr):
    try:
        return repr(_loads(outcome)["value"])[:${most}]
    except BaseException:
        return ""
`

const near = (name) => new URL(name, import.meta.url).href
async function textOf(name) {
  const answer = await fetch(near(name))
  if (!answer.ok) throw new Error(name)
  return answer.text()
}

const [python, core] = await Promise.all([loadPyodide({ indexURL: near('.') }), textOf('core.py')])
python.runPython(core + told)
const [begin, shown, printed] = ['begin', '_shown', '_printed'].map((name) => python.globals.get(name))

addEventListener('message', ({ data: { code, name, calls } }) => {
  try {
    const call = begin(code, name)
    calls.forEach((words, at) => {
      const outcome = call(JSON.stringify(words))
      postMessage({ at, outcome: JSON.parse(outcome), shown: shown(outcome) })
    })
    postMessage({ done: true, printed: printed.getvalue() })
  } catch {
    // Python itself has ended: by its own word, or by an error from which it does not come back.
    postMessage({ died: true })
  }
}, { once: true })
// From here on a promise that fails is the submission's own.
onunhandledrejection = null
postMessage({ ready: true })
