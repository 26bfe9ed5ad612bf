# Hears a submission and its function, then one call after another, and says what each gave. It stands below core.py.
_read, _out, _exit = sys.stdin.readline, sys.stdout, sys.exit


def _say(words):
    _out.write(words + "\n")
    _out.flush()


_task = _loads(_read())
sys.stdout = sys.stderr = io.StringIO()
_call = begin(_task["code"], _task["function"])
_say('{"ready": true}')
while True:
    _line = _read()
    if not _line:
        _exit(0)
    sys.stdout = sys.stderr = io.StringIO()
    _say(_call(_line))
