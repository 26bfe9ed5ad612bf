/** Submissions that mean harm, and those that only go wrong: none reaches anything, none is right, each ends, and the portal goes on. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { confinement } from '../../../../kernel/sandbox/index.ts'
import { judgeRun, type Reason } from '../judge.ts'
import type { Task } from '../course.ts'
import { pythonHere, runPython } from './python.ts'

/** What is hidden: an input that a submission may compute with and must not tell, and a value that it must not learn. */
const kept = 'what is in a file of ours'
const [hiddenInput, hiddenValue] = ['құпия-кіріс', 'құпия-жауап']
const said = { kk: 'x', ru: 'x', en: 'x' }
const task: Extract<Task, { kind: 'python' }> = {
  id: 'hostile', kind: 'python', title: said, prompt: said, function: 'f', start: '', solution: '', testsHash: '',
  tests: [{ shown: true, call: ['a'], gives: 'b' }, { call: [hiddenInput], gives: hiddenValue }],
}
/** Of the wall clock enough for a busy machine: what waits is ended by it, what computes by the time of processors. */
const short = { seconds: 6, processorSeconds: 1, memoryMb: 256, talk: 100_000 }

const always = (body: string, first = ''): string => `${first}\ndef f(x):\n${body.split('\n').map((line) => `    ${line}`).join('\n')}\n`

/** Name, program, and how its first test may end. */
const attempts = (canary: string, port: number): readonly (readonly [string, string, readonly Reason[]])[] => [
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
  ['a hard link', always('import os\nos.link("/usr/bin/env", "/usr/bin/other")'), ['fault']],
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
]

describe('A submission that means harm', { skip: confinement() === 'none' || await pythonHere() === undefined ? 'nothing is run without bubblewrap and Python, and the task says so' : false }, () => {
  let folder = ''
  let reached = 0
  const server = createServer((socket) => {
    reached += 1
    socket.end()
  })
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-'))
    await writeFile(join(folder, 'canary'), kept)
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  after(async () => {
    server.close()
    await rm(folder, { recursive: true })
  })

  test('ends, is never right, tells nothing that is hidden, and leaves everything as it was', async () => {
    const address = server.address()
    const all = attempts(join(folder, 'canary'), typeof address === 'object' && address !== null ? address.port : 0)
    assert.ok(all.length >= 40)
    const queue = [...all]
    const failed: string[] = []
    await Promise.all(Array.from({ length: 8 }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [name, code, may] = next
        const ran = await runPython({ code, function: 'f', calls: task.tests.map(({ shown = false, call }) => ({ shown, words: call })) }, short)
        const verdict = judgeRun(task, ran!)
        const [first, second] = verdict.tests
        if (verdict.passed || second?.reason === 'right') failed.push(`${name}: it passed`)
        if (!may.includes(first!.reason)) failed.push(`${name}: ${first!.reason} ${JSON.stringify(ran!.outcomes[0])}`)
        const told = JSON.stringify(verdict)
        for (const secret of [hiddenInput, hiddenValue, kept]) if (told.includes(secret)) failed.push(`${name}: tells ${secret}`)
      }
    }))
    assert.deepEqual(failed, [])
    assert.equal(reached, 0)
    assert.equal(await readFile(join(folder, 'canary'), 'utf8'), kept)
    assert.deepEqual(['/tmp/shanyraq-escaped', '/dev/shm/shanyraq-escaped'].filter((path) => existsSync(path)), [])
  })

  test('and one that means well is judged the same twice', async () => {
    const code = 'def f(x):\n    return {"a": "b"}.get(x)'
    const [once, twice] = await Promise.all([1, 2].map(() => runPython({ code, function: 'f', calls: [{ shown: false, words: ['a'] }, { shown: true, words: ['b'] }] })))
    assert.deepEqual(once, twice)
    assert.deepEqual(once!.outcomes, [{ value: 'b' }, { value: null }])
  })
})
