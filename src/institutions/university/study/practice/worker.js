// Runs a program on calls, in Python within this worker: what it gives or says is told call by call. It knows the tests that are shown, and no other.
import { loadPyodide } from './pyodide.mjs'

const harness = `
import builtins, io, json, sys

def begin(code, name):
    global printed, function, fault
    printed = sys.stdout = sys.stderr = io.StringIO()
    function = fault = None
    names = {"__name__": "submission", "__builtins__": builtins}
    try:
        exec(compile(code, "submission", "exec"), names)
        function = names.get(name)
    except BaseException as error:
        fault = said(error)

def said(error):
    line = error.lineno if isinstance(error, SyntaxError) else None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "submission":
            line = trace.tb_lineno
        trace = trace.tb_next
    return {"fault": type(error).__name__, "message": str(error)[:500], "line": line}

def call(words):
    if fault is not None:
        return json.dumps(fault)
    if not callable(function):
        return json.dumps({"fault": "NoFunction", "message": "", "line": None})
    try:
        value = function(*json.loads(words))
    except BaseException as error:
        return json.dumps(said(error))
    try:
        return json.dumps({"value": value}, allow_nan=False)
    except BaseException:
        return json.dumps({"fault": "NotJSON", "message": type(value).__name__, "line": None})
`

const python = await loadPyodide({ indexURL: new URL('.', import.meta.url).href })
python.runPython(harness)
const [begin, call] = [python.globals.get('begin'), python.globals.get('call')]

addEventListener('message', ({ data: { code, name, calls } }) => {
  postMessage({ running: true })
  begin(code, name)
  calls.forEach((words, at) => postMessage({ at, outcome: JSON.parse(call(JSON.stringify(words))) }))
  postMessage({ done: true, printed: python.runPython('printed.getvalue()[:4000]') })
})
postMessage({ ready: true })
