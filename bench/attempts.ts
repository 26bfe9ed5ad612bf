/**
 * Five hundred attempts at once at a task with a hidden test, of which one of each hostile kind: what was refused and why, whether one escaped, and whether the others were judged as if they were alone.
 *
 * `node bench/attempts.ts [attempts]`
 */
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { universityOptions } from '../src/countries/kazakhstan/university/options.ts'
import { courseOf } from '../src/institutions/university/study/content.ts'
import { studyOf, workOnAttempts } from '../src/institutions/university/study/index.ts'
import { judgingJob } from '../src/institutions/university/study/queue.ts'
import { escapes, hiddenInput, hiddenValue, hostilePrograms } from '../src/institutions/university/study/run/testing-hostile.ts'
import { type Attempt, isWaiting } from '../src/institutions/university/study/attempt.ts'
import { newId } from '../src/kernel/database/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { Failure } from '../src/law/failure.ts'
import { figure, progress, report, Times } from './measure.ts'

const attempts = Number(process.argv[2] ?? 500)
const kept = 'what is in a file of ours'
const folder = await mkdtemp(join(tmpdir(), 'attempts-'))
await writeFile(join(folder, 'canary'), kept)
process.env['SHANYRAQ_CANARY'] = kept
let reached = 0
const server = createServer((socket) => {
  reached += 1
  socket.destroy()
})
await once(server.listen(0, '127.0.0.1'), 'listening')
const hostile = hostilePrograms({ canary: join(folder, 'canary'), port: (server.address() as AddressInfo).port })

const said = { kk: 'Тапсырма', ru: 'Задание', en: 'Task' }
const task = { id: 'task-1', kind: 'python', title: said, prompt: said, function: 'f', start: '', solution: '', tests: [{ shown: true, call: ['a'], gives: 'b' }, { call: [hiddenInput], gives: hiddenValue }] }
const lesson = { id: 'lesson-1', title: said, minutes: 1, body: said, tasks: [task], files: [] }
const course = courseOf('attempts', 1, '2026-01-01', { title: said, summary: said, audience: said, hours: 1, days: 1, modules: [{ id: 'module-1', title: said, skill: universityOptions.skills.groups[0]!.skills[0]!.code, lessons: [lesson] }] })

/** What means well: right, wrong, and with a fault of its own; and what is to be found of it. */
const honest = [
  [(n: number) => `def f(x):\n    return {"a": "b", "${hiddenInput}": "${hiddenValue}"}.get(x)  # ${n}`, 100, true],
  [(n: number) => `def f(x):\n    return "b"  # ${n}`, 50, false], [(n: number) => `def f(x):\n    return sorted(x)[${n}]`, 0, false],
] as const

const world = await openWorld()
const options = { ...universityOptions.study, courses: () => [course] }
const study = studyOf(world.kernel, options)
workOnAttempts(world.kernel, options, universityOptions.records)
await world.kernel.jobs.start({ only: [judgingJob] })
const learners = Array.from({ length: attempts }, (): Actor => ({ person: newId(), name: 'Үлгі', roles: [] }) as unknown as Actor)
for (const learner of learners) await study.begin(learner, course.id)

/** Hostile ones stand evenly among the others. */
const submissions = learners.map((learner, index) => {
  const at = Math.floor(index * hostile.length / attempts)
  const means = at < Math.floor((index + 1) * hostile.length / attempts) ? hostile[at] : undefined
  const [write, score, passed] = honest[index % honest.length]!
  return { learner, hostile: means, submission: means?.code ?? write(index + 10), score, passed }
})

let turnedAway = 0
const [times, taking] = [new Times(), new Times()]
/** As a learner does who is told that too many wait: sends the same again. */
async function sent(learner: Actor, submission: string): Promise<Attempt> {
  for (;;) {
    try {
      const taken = await taking.of(() => study.send(learner, { course: course.id, task: task.id, number: 1, submission }))
      if (!isWaiting(taken)) return taken
      for (;;) {
        const judged = await study.verdictOf(taken, 60_000)
        if (judged) return judged
      }
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'unavailable') throw error
      turnedAway += 1
      await new Promise((resolve) => { setTimeout(resolve, 1000) })
    }
  }
}

const wrong: string[] = []
const ended = new Map<string, string[]>()
progress(`${attempts} attempts, ${hostile.length} of them hostile`)
const from = performance.now()
await Promise.all(submissions.map(async ({ learner, hostile: means, submission, score, passed }) => {
  const { verdict } = await times.of(() => sent(learner, submission))
  const [first, second] = verdict.tests
  if (means === undefined) {
    if (verdict.score !== score || verdict.passed !== passed) wrong.push(`an honest one has ${verdict.score} of ${score}`)
    return
  }
  const told = JSON.stringify(verdict)
  if (verdict.passed || second?.reason === 'right') wrong.push(`${means.name}: it passed`)
  if (!means.ends.includes(first!.reason)) wrong.push(`${means.name}: ${first!.reason}`)
  for (const secret of [hiddenInput, hiddenValue, kept]) if (told.includes(secret)) wrong.push(`${means.name}: tells ${secret}`)
  const why = first!.reason === 'fault' ? `fault: ${first!.fault ?? 'of its own'}` : first!.reason
  ended.set(why, [...ended.get(why) ?? [], means.name])
}))
const seconds = (performance.now() - from) / 1000

/** Processes of submissions that run still, by the words with which they were started. */
const left = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((id) => {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('# Hears a submission')
  } catch {
    return false
  }
}).length
const written = escapes.filter((path) => existsSync(path))
const canary = readFileSync(join(folder, 'canary'), 'utf8') === kept
report({
  title: 'Attempts at once, hostile ones among them',
  about: `${attempts} learners send an answer at the same moment to the portal's own study, each kept in the queue of the database when it is acknowledged, and judged by a job of the portal's worker; ${hostile.length} are hostile, each of another kind, the others are right, half right or at fault by turns. `
    + `${availableParallelism()} run at a time, each in a process of its own under bubblewrap and seccomp; who is told that too many wait sends again after a second. What the first test of each hostile one ended in:`,
  columns: ['ended as', 'kinds', 'which'],
  rows: [...ended].toSorted(([, a], [, b]) => b.length - a.length).map(([why, names]) => [why, String(names.length), names.toSorted((a, b) => a.localeCompare(b)).join('; ')]),
  findings: [
    `Escaped: ${written.length + reached + left + (canary ? 0 : 1)} (files written where none may be: ${written.length}; connections: ${reached}; processes left: ${left}; our file changed: ${canary ? 'no' : 'yes'}).`,
    `Judged otherwise than alone, passed wrongly, or told what is hidden: ${wrong.length}${wrong.length > 0 ? ` (${wrong.join('; ')})` : ''}.`,
    `${figure(seconds)} s in all, ${figure(attempts / seconds)} attempts a second; an answer is acknowledged after ${figure(taking.at(0.5))} ms (p50), ${figure(taking.at(0.99))} ms (p99); its verdict comes after ${figure(times.at(0.5) / 1000)} s (p50), ${figure(times.at(0.99) / 1000)} s (p99), and learners were told ${figure(turnedAway)} times in all to send again.`,
  ],
})
server.close()
await rm(folder, { recursive: true })
await world.close()
