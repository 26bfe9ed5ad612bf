/** Submissions that mean harm, and those that only go wrong, each with how it may end. The tests and the bench of the worker run all of them. */
import type { Reason } from '../judge.ts'

/** What a hidden test says beside what is shown: an input, and what it is to give. No submission may learn them. */
export const hiddenInput = 'құпия-кіріс'
export const hiddenValue = 'құпия-жауап'

/** A file of ours that no submission may read, and a port of ours at which none may arrive. */
export interface Outside { readonly canary: string; readonly port: number }

/** Places where something stands once a submission has written what it must not. */
export const escapes = ['/tmp/shanyraq-escaped', '/dev/shm/shanyraq-escaped', '/var/tmp/shanyraq-escaped'] as const

export interface Hostile {
  readonly name: string
  readonly code: string
  /** How its first test, which is shown, may end; the hidden one is never right. */
  readonly ends: readonly Reason[]
}

/** Programs that mean harm, or only go wrong; each is one kind. */
export const hostilePrograms = ({ canary, port }: Outside): readonly Hostile[] => programs(canary, port).map(([name, code, ends]) => ({ name, code, ends }))

/** Those that are harmless, and succeed where nothing confines them: of the others a fault may be that of any ordinary user. */
export const succeedOutside: ReadonlySet<string> = new Set([
  'spawn of a shell', 'network by address', 'a query of the network by UDP', 'listens', 'a socket of its own', 'reads a file of the portal', 'reads the users', 'writes a file', 'a file that lives in memory',
  'a link to a file of ours', 'a hard link', 'a named pipe', 'loads a library of its own', 'reads the environment of the portal',
])

const always = (body: string, first = ''): string => `${first}\ndef f(x):\n${body.split('\n').map((line) => `    ${line}`).join('\n')}\n`

const programs = (canary: string, port: number): readonly (readonly [string, string, readonly Reason[]])[] => [
  ['fork bomb', always('import os\nwhile True: os.fork()'), ['fault']],
  ['fork at the beginning', 'import os\nos.fork()\ndef f(x): return "b"', ['fault']],
  ['spawn of a shell', always('import subprocess\nreturn subprocess.check_output(["/bin/sh", "-c", "id"]).decode()'), ['fault']],
  ['os.system', always('import os\nreturn str(os.system("touch /tmp/shanyraq-escaped"))'), ['fault', 'wrong']],
  ['becomes another program', always('import os\nos.execv("/bin/sh", ["sh", "-c", "echo \'{\\"value\\": \\"b\\"}\'; cat /etc/passwd"])'), ['crash', 'right']],
  ['many threads', always('import threading\nfor i in range(9999): threading.Thread(target=lambda: None).start()'), ['fault']],
  ['multiprocessing', always('import multiprocessing\np = multiprocessing.Process(target=print)\np.start()'), ['fault']],
  ['network by address', always(`import socket\nsocket.create_connection(("127.0.0.1", ${port}))`), ['fault']],
  ['network by name', always('import urllib.request\nurllib.request.urlopen("http://example.com")'), ['fault']],
  ['a socket of its own', always('import socket\ns = socket.socket(socket.AF_UNIX)\ns.bind("/tmp/shanyraq-escaped")'), ['fault']],
  ['a raw socket', always('import socket\nsocket.socket(socket.AF_PACKET, socket.SOCK_RAW)'), ['fault']],
  ['reads a file of the portal', always(`return open(${JSON.stringify(canary)}).read()`), ['fault']],
  ['reads the users', always('return open("/etc/passwd").read()'), ['fault']],
  ['lists the root for folders of people', always('import os\nreturn os.listdir("/home") + os.listdir("/root")'), ['fault']],
  ['reads the memory of another', always('return open("/proc/1/environ").read()'), ['fault']],
  ['reads its own tests in memory', always(`import gc\nfound = [o for o in gc.get_objects() if isinstance(o, (dict, list)) and ${JSON.stringify(hiddenValue)} in repr(o)[:10000]]\nreturn ${JSON.stringify(hiddenValue)} if found else "none"`.replaceAll(JSON.stringify(hiddenValue), '"құпия-" + "жауап"')), ['wrong']],
  ['reads the frames above', always('import sys\nframe = sys._getframe(1)\nreturn repr(sorted(frame.f_globals))[:2000]'), ['wrong']],
  ['reads what comes next', always('import sys\nreturn sys.__stdin__.readline()'), ['time', 'wrong', 'crash']],
  ['writes a file', always('open("/tmp/shanyraq-escaped", "w").write("x")'), ['fault']],
  ['fills the disk', always('import tempfile\nwith tempfile.TemporaryFile() as f:\n    while True: f.write(b"x" * 1000000)'), ['fault']],
  ['fills the memory of devices', always('f = open("/dev/shm/shanyraq-escaped", "wb")\nwhile True: f.write(b"x" * 1000000)'), ['fault']],
  ['a file that lives in memory', always('import os\nos.memfd_create("x")'), ['fault']],
  ['a link to a file of ours', always(`import os\nos.symlink(${JSON.stringify(canary)}, "/tmp/shanyraq-escaped")`), ['fault']],
  ['a hard link', always(`import os\nos.link(${JSON.stringify(canary)}, "/tmp/shanyraq-escaped")`), ['fault']],
  ['removes the system', always('import shutil\nshutil.rmtree("/usr/lib")'), ['fault']],
  ['changes a program of the system', always('open("/usr/bin/env", "r+b").write(b"x")'), ['fault']],
  ['endless loop', always('while True: pass'), ['time']],
  ['sleeps for ever', always('import time\ntime.sleep(10 ** 6)'), ['time']],
  ['waits for a signal', always('import signal\nsignal.pause()'), ['time']],
  ['does not let itself be ended', always('import signal\nfor s in (signal.SIGTERM, signal.SIGINT, signal.SIGXCPU): signal.signal(s, signal.SIG_IGN)\nwhile True: pass'), ['time']],
  ['a pattern that never ends', always('import re\nre.match(r"(a+)+$", "a" * 64 + "!")'), ['time']],
  ['takes all memory', always('x = "x" * 10 ** 10'), ['fault']],
  ['takes memory piece by piece', always('all = []\nwhile True: all.append(bytearray(10 ** 6))'), ['fault', 'crash', 'time']],
  ['an endless number', always('return 10 ** 10 ** 10'), ['fault', 'time', 'crash']],
  ['recursion without end', always('return f(x)'), ['fault']],
  ['recursion past its guard', always('import sys\nsys.setrecursionlimit(10 ** 9)\nreturn f(x)'), ['fault', 'crash', 'time']],
  ['says too much past us', always('import os\nwhile True: os.write(1, b"x" * 100000)'), ['talk']],
  ['says too much to the log', always('import os\nwhile True: os.write(2, b"x" * 100000)'), ['time']],
  ['gives a huge value', always('return "x" * 10 ** 6'), ['fault']],
  ['gives a value without end', always('a = []\na.append(a)\nreturn a'), ['fault']],
  ['gives what is no JSON', always('return object()'), ['fault']],
  ['writes results itself', always(`import os\nos.write(1, '{"value": "b"}\\n'.encode() * 5)\nos._exit(0)`), ['right', 'crash']],
  ['ends itself well', always('import os\nos._exit(0)'), ['crash']],
  ['ends by a fault of the machine', always('import os\nos.abort()'), ['crash']],
  ['ends all of its world', always('import os, signal\nos.kill(1, signal.SIGKILL)\nos.kill(-1, signal.SIGKILL)'), ['crash', 'fault', 'wrong', 'time']],
  ['makes its own JSON of the harness', always('return "c"', 'import json\njson.dumps = lambda *a, **k: "1"\njson.loads = lambda *a: []'), ['wrong']],
  ['replaces equality', always('class Same(str):\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\nreturn Same("c")'), ['wrong']],
  ['tells the hidden input in a fault', always('if x != "a": raise type(x, (Exception,), {})(x)\nreturn "b"'), ['right']],
  ['has no function', 'g = 1', ['fault']],
  ['is no program', 'def f(x:', ['fault']],
  ['mounts', always('import ctypes\nif ctypes.CDLL(None).mount(b"none", b"/usr", b"tmpfs", 0, None) != 0: raise OSError("refused")\nreturn "b"'), ['fault']],
  ['makes namespaces', always('import ctypes\nif ctypes.CDLL(None).unshare(0x10000000) != 0: raise OSError("refused")\nreturn "b"'), ['fault']],
  ['traces another', always('import ctypes\nif ctypes.CDLL(None).ptrace(16, 1, 0, 0) != 0: raise OSError("refused")\nreturn "b"'), ['fault']],
  ['a signal to its parent', always('import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nreturn "c"'), ['fault', 'wrong', 'crash', 'time']],
  ['a signal to the group of processes', always('import os, signal\nos.killpg(0, signal.SIGKILL)\nreturn "c"'), ['crash', 'fault', 'time']],
  ['reads the memory of its harness by a file', always('import re\nlook = re.compile("құпия[-]жауап".encode())\nmemory = open("/proc/self/mem", "rb")\nfor line in open("/proc/self/maps"):\n    a, b = (int(n, 16) for n in line.split()[0].split("-"))\n    memory.seek(a)\n    if look.search(memory.read(min(b - a, 10 ** 6))): return "-".join(["құпия", "жауап"])\nreturn "none"'), ['fault', 'wrong', 'crash', 'time']],
  ['lists all processes', always('import os\nreturn [open("/proc/%s/cmdline" % p).read() for p in os.listdir("/proc") if p.isdigit()]'), ['fault', 'wrong']],
  ['reads the environment of the portal', always('import os\nreturn [dict(os.environ), open("/proc/self/environ").read()]'), ['fault', 'wrong']],
  ['opens what its parent left open', always('import os\nfound = []\nfor fd in range(3, 64):\n    try: found.append(os.read(fd, 1000).decode("latin1"))\n    except OSError: pass\nreturn found'), ['wrong', 'fault', 'time']],
  ['many files', always('import os\nheld = []\nwhile True: held.append(os.dup(0))'), ['fault']],
  ['many empty files', always('i = 0\nwhile True:\n    open("/var/tmp/shanyraq-escaped%s" % (i or ""), "w").close()\n    i += 1'), ['fault']],
  ['a named pipe', always('import os\nos.mkfifo("/tmp/shanyraq-escaped")'), ['fault']],
  ['another user', always('import os\nos.setuid(0)\nreturn open("/etc/shadow").read()'), ['fault']],
  ['more of the processor than it has', always('import os\nos.nice(-20)\nreturn "c"'), ['fault', 'wrong']],
  ['lifts its own limits', always('import resource\nresource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\nwhile True: pass'), ['fault', 'time']],
  ['tells the hidden input by the time it takes', always('import time\nif x == "a": return "b"\ntime.sleep(sum(x.encode()) % 7 / 10)\nreturn "c"'), ['right']],
  ['a query of the network by UDP', always(`import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", ${port}))`), ['fault']],
  ['listens', always('import socket\ns = socket.socket()\ns.bind(("0.0.0.0", 0))\ns.listen()'), ['fault']],
  ['loads a library of its own', always('import ctypes\nname = next(line.split()[-1] for line in open("/proc/self/maps") if "libc.so" in line)\nopen("/tmp/shanyraq-escaped", "wb").write(open(name, "rb").read())\nctypes.CDLL("/tmp/shanyraq-escaped")\nreturn "b"'), ['fault']],
  ['a hash that collides', always('class Same:\n    def __hash__(self): return 1\n    def __eq__(self, other): return False\nheld = {}\nwhile True: held[Same()] = 1'), ['time', 'fault']],
  ['a bomb of compression', always('import zlib\npacked = zlib.compress(bytes(10 ** 7))\nreturn len(b"".join([zlib.decompress(packed) for _ in range(10 ** 4)]))'), ['fault', 'crash', 'time']],
  ['values nested without end', always('made = []\nfor _ in range(10 ** 5): made = [made]\nreturn made'), ['fault', 'crash']],
]
