# Runs a submission, and says of one call after another what it gave. It knows no expected value. The portal, which judges, and the browser, in which one practises, both drive it.
import builtins, io, json, sys
_dumps, _loads = json.dumps, json.loads
MOST = 60000


def _fault(error):
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
    return _dumps({"fault": type(error).__name__[:60], "message": message, "line": line})


# Runs the submission once; what it gives back answers what its function gives for a call. Both the words of the call and the answer are JSON.
def begin(code, name):
    names = {"__name__": "submission", "__builtins__": builtins}
    function = None
    begun = None
    try:
        exec(compile(code, "submission", "exec"), names)
        function = names.get(name)
    except BaseException as error:
        begun = error

    def call(words):
        if begun is not None:
            return _fault(begun)
        if not callable(function):
            return _dumps({"fault": "NoFunction", "message": name, "line": None})
        try:
            value = function(*_loads(words))
        except BaseException as error:
            return _fault(error)
        try:
            said = _dumps(value, ensure_ascii=True, allow_nan=False)
        except BaseException:
            return _dumps({"fault": "NotJSON", "message": type(value).__name__[:60], "line": None})
        if len(said) > MOST:
            return _dumps({"fault": "NotJSON", "message": "too long", "line": None})
        return '{"value": ' + said + "}"

    return call
