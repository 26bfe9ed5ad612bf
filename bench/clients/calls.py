"""Makes calls of a client one by one and tells of each in a line of JSON."""
import json
import sys
import traceback


def call(name, run):
    try:
        run()
        print(json.dumps({"call": name, "ok": True}), flush=True)
    except BaseException as error:
        detail = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        print(json.dumps({"call": name, "ok": False, "detail": detail}), flush=True)
        if "-v" in sys.argv:
            traceback.print_exc(file=sys.stderr)


def equal(got, wanted):
    if got != wanted:
        raise AssertionError(f"{got!r} is not {wanted!r}")


def raises(kind, run):
    try:
        run()
    except kind:
        return
    raise AssertionError(f"no {kind.__name__}")
