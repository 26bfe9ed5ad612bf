# Hears a submission and its function, then one call after another, and says what each gave. It knows no expected value.
import builtins, io, json, sys
_read, _out, _exit = sys.stdin.readline, sys.stdout, sys.exit
_dumps, _loads = json.dumps, json.loads
MOST = 60000


def _say(thing):
    _out.write(_dumps(thing, ensure_ascii=True, allow_nan=False) + "\n")
    _out.flush()


def _fault(error):
    name = type(error).__name__
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "submission":
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == "submission":
        line = error.lineno
    try:
        message = str(error)[:500]
    except BaseException:
        message = ""
    _say({"fault": name[:60], "message": message if line is None else "%s (line %d)" % (message, line)})


_task = _loads(_read())
sys.stdout = sys.stderr = io.StringIO()
_names = {"__name__": "submission", "__builtins__": builtins}
_function = None
try:
    exec(compile(_task["code"], "submission", "exec"), _names)
    _function = _names.get(_task["function"])
except BaseException as error:
    _begun = error
else:
    _begun = None
_say({"ready": True})
while True:
    _line = _read()
    if not _line:
        _exit(0)
    sys.stdout = sys.stderr = io.StringIO()
    if _begun is not None:
        _fault(_begun)
    elif not callable(_function):
        _say({"fault": "NoFunction", "message": _task["function"]})
    else:
        try:
            _value = _function(*_loads(_line))
        except BaseException as error:
            _fault(error)
            continue
        try:
            _said = _dumps(_value, ensure_ascii=True, allow_nan=False)
        except BaseException as error:
            _say({"fault": "NotJSON", "message": type(_value).__name__[:60]})
            continue
        if len(_said) > MOST:
            _say({"fault": "NotJSON", "message": "too long"})
        else:
            _out.write('{"value": ' + _said + "}\n")
            _out.flush()
