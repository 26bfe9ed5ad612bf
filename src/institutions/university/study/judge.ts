/** Judges an answer by the key or the tests of its task. Pure: what a program gave is handed in, and never what it was to give. */
import { hashOf, type Json } from '../../../law/canonical.ts'
import { givenOf, scoreOfGiven } from '../qti/index.ts'
import { itemOf, type Task } from './course.ts'
import { same } from './practice/same.js'

/** What a program gave for one test: a value, a fault of its own, or that it was ended. */
export type Outcome = { readonly value: Json } | { readonly fault: string; readonly message: string } | { readonly ended: 'time' | 'memory' | 'talk' | 'crash' }

/** What was run: the outcomes in the order of the tests, and by which program. */
export interface Ran { readonly outcomes: readonly Outcome[]; readonly by: string }

export type Reason = 'right' | 'wrong' | 'fault' | 'time' | 'memory' | 'talk' | 'crash' | 'waits'

export interface TestResult {
  readonly reason: Reason
  /** The input, what was expected and what came stand there only for a test that is shown. */
  readonly shown?: { readonly asked: Json; readonly expected: Json; readonly got?: Json; readonly message?: string }
  /** The kind of a fault in a test that is shown, where it is one of the language's own. Of a hidden one it would tell of the input, a name at a time. */
  readonly fault?: string
}

/** The result of one attempt. It follows from the submission and the tests alone, as far as the program itself gives the same twice. */
export interface Verdict { readonly score: number; readonly passed: boolean; readonly tests: readonly TestResult[]; readonly by: string }

/** Rows whose order says nothing, in one order: texts by their letters, numbers as near as they are told apart. */
const inOrder = (rows: Json): Json => (Array.isArray(rows) ? (rows as readonly Json[]).toSorted((a, b) => (wordOf(a) < wordOf(b) ? -1 : 1)) : rows)
const wordOf = (value: Json): string => JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? Number(one.toPrecision(6)) : one))

/** Deeper values are cut where they are shown: every reader goes into a value by calls of itself. */
const deepest = 50
/** JSON can escape what the database takes in no text: NUL and halves of letters. */
const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')

/** What came, as it can be kept and shown; judged is what came itself. */
function storable(value: Json, depth = 0): Json {
  if (typeof value === 'string') return clean(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return '…'
  if (Array.isArray(value)) return value.map((one) => storable(one as Json, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [clean(name), storable(one as Json, depth + 1)]))
}

/** The names of faults of the language itself. A submission may make up any other. */
const ownFaults = new Set([
  'ArithmeticError', 'AssertionError', 'AttributeError', 'EOFError', 'ImportError', 'IndentationError', 'IndexError', 'KeyError', 'MemoryError', 'ModuleNotFoundError', 'NameError', 'NotImplementedError', 'NotJSON',
  'OSError', 'OverflowError', 'PermissionError', 'RecursionError', 'RuntimeError', 'StopIteration', 'SyntaxError', 'SystemExit', 'TabError', 'TypeError', 'UnboundLocalError', 'UnicodeError', 'ValueError', 'ZeroDivisionError',
  'BlockingIOError', 'FileNotFoundError', 'NoFunction', 'SQL',
])

/** Judges an answer to a question by its key. */
export function judgeAnswer(task: Exclude<Task, { kind: 'python' | 'sql' }>, submission: string): Verdict {
  if (task.kind === 'qti') {
    const score = scoreOfGiven(itemOf(task), givenOf(submission))
    return { score, passed: score === 100, tests: [{ reason: score === 100 ? 'right' : 'wrong' }], by: 'QTI 3' }
  }
  if (task.kind === 'free') return { score: 0, passed: false, tests: [{ reason: 'waits' }], by: 'waits' }
  const right = isRight(task, submission)
  return { score: right ? 100 : 0, passed: right, tests: [{ reason: right ? 'right' : 'wrong' }], by: 'key' }
}

function isRight(task: Exclude<Task, { kind: 'python' | 'sql' | 'qti' | 'free' }>, submission: string): boolean {
  switch (task.kind) {
    case 'choice': return task.options.filter(({ right }) => right).map(({ id }) => id).toSorted().join() === [...new Set(submission.split(','))].toSorted().join()
    case 'number': {
      const typed = numberIn(submission)
      return typed !== undefined && Math.abs(typed - task.answer) <= task.tolerance + Number.EPSILON * Math.abs(task.answer)
    }
    case 'words': return task.accepted.some((one) => plain(one) === plain(submission))
  }
}

/** A number as people type it: with a comma or a point, spaces between thousands, a minus of any kind. */
export function numberIn(typed: string): number | undefined {
  const bare = typed.normalize('NFKC').replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^[−–]/, '-').replace(',', '.')
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(bare) ? Number(bare) : undefined
}

const plain = (words: string): string => words.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** Judges what a program gave by the tests of its task. */
export function judgeRun(task: Extract<Task, { kind: 'python' | 'sql' }>, { outcomes, by }: Ran): Verdict {
  const loose = task.kind === 'sql' && task.ordered !== true
  const tests = task.tests.map((test, at): TestResult => {
    const outcome = outcomes[at] ?? { ended: 'crash' as const }
    const expected = test.gives as Json
    const reason = 'ended' in outcome ? outcome.ended : 'fault' in outcome ? 'fault' : same(loose ? inOrder(outcome.value) : outcome.value, loose ? inOrder(expected) : expected) ? 'right' : 'wrong'
    const asked = ('call' in test ? test.call : test.tables) as Json
    return {
      reason, ...(test.shown && 'fault' in outcome && ownFaults.has(outcome.fault) && { fault: outcome.fault }),
      ...(test.shown && { shown: { asked, expected, ...('value' in outcome && { got: storable(outcome.value) }), ...('fault' in outcome && { message: clean(outcome.message) }) } }),
    }
  })
  const right = tests.filter(({ reason }) => reason === 'right').length
  return { score: Math.floor((right * 100) / tests.length), passed: right === tests.length, tests, by }
}

/** Whether the machine ended a run, so that the same submission may end otherwise another time. */
export const wasEnded = ({ tests }: Verdict): boolean => tests.some(({ reason }) => reason === 'time' || reason === 'memory' || reason === 'crash')

/** By what a verdict is known: the submission, the tests, and what was found. */
export const verdictHash = (submission: string, tests: string, verdict: Verdict): string => hashOf({ submission, tests, score: verdict.score, results: verdict.tests.map(({ reason }) => reason), by: verdict.by })
