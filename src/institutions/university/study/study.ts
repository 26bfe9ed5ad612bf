/** Who learns what: begins a course, takes an attempt once, and knows when the course is done. What is decided of an attempt is its verdict, which never changes. */
import type { Selectable } from 'kysely'
import { newId, transact, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString, isId } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { addDays, dayOf, endOfDay, type Instant, instantAt } from '../../../law/time.ts'
import { type Attempt, attemptOf, isWaiting, type JudgedByPerson, judgedByPerson, type Sending } from './attempt.ts'
import { type CodeTask, type Course, isCode, isOf, sealed, type Task, tasksOf } from './course.ts'
import { judgeAnswer, judgeRun, type Ran, type Verdict, verdictHash, wasEnded } from './judge.ts'
import { noIsolation, words } from './messages.ts'
import type { Published } from './published.ts'
import { mostBegun, openQueue, type Standing, type Waiting } from './queue.ts'
import type { Runner } from './run/index.ts'
import type { EnrolmentTable } from './tables.ts'

export interface Enrolment { readonly id: string; readonly person: string; readonly course: Course; readonly beganAt: Instant; readonly dueAt: Instant; readonly completedAt?: Instant }

export interface Study {
  /** The newest version of every course. */
  courses(): Promise<readonly Course[]>
  /** A course by its id, in the version that somebody began or else in the newest; undefined for none. */
  course(id: string, version?: number): Promise<Course | undefined>
  /** The number of the newest version that was ever offered, also of a course that is withdrawn; nought for none. */
  lastVersion(id: string): Promise<number>
  /** A course in its newest version, or where it is withdrawn as those learn it who began it last; undefined where nobody ever began it. */
  lastOffered(id: string): Promise<Course | undefined>
  /** Whether a course was offered and is no more: whoever began it finishes it. */
  isWithdrawn(id: string): Promise<boolean>
  /** The open enrolment. */
  enrolment(person: string, course: string): Promise<Enrolment | undefined>
  enrolments(person: string): Promise<readonly Enrolment[]>
  /** By its id, of whoever it is. */
  enrolmentById(id: string): Promise<Enrolment | undefined>
  /** Those who completed a course, newest first, so many a page; of one person when one is named. */
  completed(which: { readonly page: number; readonly size: number; readonly person?: string }): Promise<{ readonly rows: readonly Enrolment[]; readonly total: number }>
  /** Begins the newest version, anew after a deadline. Twice is once. */
  begin(actor: Actor, course: string): Promise<Enrolment>
  /** Every attempt of an enrolment, oldest first. */
  attempts(enrolment: string): Promise<readonly Attempt[]>
  attempt(id: string): Promise<Attempt | undefined>
  /** Keeps what a person found of an attempt as another attempt of the same words, in the transaction of whoever hears of the decision. Nothing where the attempt is not this person's. */
  judge(tx: Tx, found: JudgedByPerson): Promise<void>
  /**
   * Takes what was sent, and judges it where a key does; a program or a query waits to be run, and is kept already. The same sent again is answered with what was found the first
   * time, and counts once. Throws a `Failure` whose words say what to do; nothing that was typed is lost with it.
   */
  send(actor: Actor, sending: Sending): Promise<Attempt | Waiting>
  /** What waits at a task of an enrolment, and by its id. */
  waitingAt(enrolment: string, task: string): Promise<Waiting | undefined>
  waiting(id: string): Promise<Waiting | undefined>
  standing(waiting: Waiting): Promise<Standing>
  /** Puts everything into the queue again whose judging was given up and that can be run here now. */
  judgeAgain(): Promise<void>
  /** The verdict of what waits, or undefined while it has none after so many milliseconds. */
  verdictOf(waiting: Waiting, milliseconds: number): Promise<Attempt | undefined>
  /** Runs what waits, judges it and keeps that through `act`, once whoever else does it too. Nothing where it waits no more. Throws where it cannot be run here: it waits on. */
  judgeWaiting(id: string, act: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>): Promise<void>
}

/** Characters of a submission. */
export const longest = 20_000

/** Attempts at one task within a day: a key is not to be found by trying, and hidden inputs not to be asked for bit by bit. */
const mostInADay = { key: 6, code: 30 } as const
const day = 86_400_000

/** What is kept with a verdict. */
interface Kept { readonly id?: string; readonly number?: number; readonly submission: string; readonly submissionHash: string; readonly at: Instant }

/** `given` are all versions that stand in files, `published` tells those of the register beside them, and a content by its hash; `told` is called when something new is to be told to the learning records. */
export function openStudy({ db, now, journal, jobs, country, secrets }: Kernel, given: () => readonly Course[], published: Published, runner: Runner, told: (enrolment: Enrolment) => Promise<void>): Study {
  const queue = openQueue({ db, jobs })
  let sealedFiles: readonly Course[] | undefined
  const inFiles = (): readonly Course[] => sealedFiles ??= given().map((one) => sealed(one, secrets.mark))
  let known: { readonly of: readonly Course[]; readonly versions: readonly Course[] } | undefined
  async function versions(): Promise<readonly Course[]> {
    const of = await published.all()
    // A version that stands in files is that one, whatever is published under its number.
    if (known?.of !== of) known = { of, versions: [...inFiles(), ...of.filter(({ id, version }) => !inFiles().some((one) => one.id === id && one.version === version)).map((one) => sealed(one, secrets.mark))] }
    return known.versions
  }
  const courses = async (): Promise<readonly Course[]> => [...Map.groupBy(await versions(), ({ id }) => id).values()].map((all) => all.toSorted((a, b) => b.version - a.version)[0]!)
  const course = async (id: string, version?: number): Promise<Course | undefined> => (version === undefined ? (await courses()).find((one) => one.id === id) : (await versions()).find((one) => one.id === id && one.version === version))

  /** What learners began stands in the table of versions, what is offered in the register or in files. */
  async function lastVersion(id: string): Promise<number> {
    const begun = await db.selectFrom('course_version').select(({ fn }) => fn.max('version').as('version')).where('course', '=', id).executeTakeFirst()
    return Math.max(begun?.version ?? 0, await published.lastEver(id), (await course(id))?.version ?? 0)
  }

  async function lastOffered(id: string): Promise<Course | undefined> {
    const offered = await course(id)
    const begun = offered ? undefined : await db.selectFrom('course_version').select('sha256').where('course', '=', id).orderBy('version', 'desc').orderBy('at', 'desc').limit(1).executeTakeFirst()
    const content = begun && await published.content(begun.sha256)
    return content ? sealed(content, secrets.mark) : offered
  }

  const enrolmentsOf = async (rows: readonly Selectable<EnrolmentTable>[]): Promise<readonly Enrolment[]> => {
    const all = rows.length === 0 ? [] : await versions()
    return (await Promise.all(rows.map((row) => enrolmentOf(all, row)))).flat()
  }
  /** The content that they began, wherever it stands now; of an enrolment without one, or whose content of files was mended, what is served as its version. */
  async function enrolmentOf(all: readonly Course[], { id, person, course: name, version, began_at: beganAt, due_at: dueAt, completed_at: completedAt, sha256 }: Selectable<EnrolmentTable>): Promise<readonly Enrolment[]> {
    const served = all.find((one) => one.id === name && one.version === version)
    const begun = sha256 === null || served?.sha256 === sha256 ? undefined : await published.content(sha256)
    const known = begun ? sealed(begun, secrets.mark) : served
    return known ? [{ id, person, course: known, beganAt, dueAt, ...(completedAt !== null && { completedAt }) }] : []
  }
  const open = (within: Pick<Tx, 'selectFrom'>, person: string, id: string) =>
    within.selectFrom('course_enrolment').selectAll().where('person', '=', person).where('course', '=', id).where('closed_at', 'is', null)
  const enrolment = async (person: string, id: string): Promise<Enrolment | undefined> => (await enrolmentsOf(await open(db, person, id).execute()))[0]

  /** Writes into the journal which content of a version is served, before the first learner begins it. */
  async function register(tx: Tx, { id, version, sha256 }: Course): Promise<void> {
    const { numInsertedOrUpdatedRows: many } = await tx.insertInto('course_version').values({ course: id, version, sha256, at: now() }).onConflict((on) => on.doNothing()).executeTakeFirstOrThrow()
    if (many !== 0n) await journal.append(tx, actorString({ system: 'courses' }), { type: 'university.course-version', subject: `course:${id}`, body: { version, sha256 } })
  }

  /** The journal knows an enrolment by its id alone: who learns what is nobody's to read there. */
  const by = actorString({ system: 'courses' })

  /** Keeps a verdict; `number` is that of the page on which the answer was written, or undefined for the next. Twice is once where the words are the same. */
  async function keep(tx: Tx, { id: enrolled, course: known }: Enrolment, task: Task, { submission, submissionHash, at, ...sending }: Kept, verdict: Verdict): Promise<Attempt> {
    await register(tx, known)
    // One attempt after the other: a reference alone would let two go on together, and each wait for the other where the last task completes the course.
    const { completed_at: completed } = await tx.selectFrom('course_enrolment').select('completed_at').where('id', '=', enrolled).forNoKeyUpdate().executeTakeFirstOrThrow()
    const number = sending.number ?? await lastNumber(tx, enrolled, task.id) + 1
    const attempt: Attempt = { id: sending.id ?? newId(), enrolment: enrolled, task: task.id, number, submission, submissionHash, testsHash: task.testsHash, verdict, verdictHash: verdictHash(submissionHash, task.testsHash, verdict), at }
    const { numInsertedOrUpdatedRows: many } = await tx.insertInto('course_attempt').values({
      id: attempt.id, enrolment: enrolled, task: task.id, number: attempt.number, submission: attempt.submission, submission_sha256: submissionHash, tests_sha256: task.testsHash,
      verdict: JSON.stringify(verdict), verdict_sha256: attempt.verdictHash, score: verdict.score, passed: verdict.passed, at, recorded_at: null,
    }).onConflict((on) => on.columns(['enrolment', 'task', 'number']).doNothing()).executeTakeFirstOrThrow()
    if (many === 0n) {
      const there = await tx.selectFrom('course_attempt').selectAll().where('enrolment', '=', enrolled).where('task', '=', task.id).where('number', '=', number).executeTakeFirstOrThrow()
      if (there.submission_sha256 === submissionHash) return attemptOf(there)
      throw new Failure('conflict', words.otherDevice)
    }
    // A verdict has few values: beside the hash of what was sent, its own could be found by trying.
    await journal.append(tx, by, {
      type: 'university.attempt', subject: `enrolment:${enrolled}`,
      body: { task: task.id, number: attempt.number, tests: task.testsHash, passed: verdict.passed }, personal: { submission: submissionHash, verdict: attempt.verdictHash },
    })
    if (verdict.passed && completed === null) await complete(tx, enrolled, known)
    return attempt
  }

  /** Completes an enrolment, whose row is locked, when every task of its course is passed. */
  async function complete(tx: Tx, id: string, known: Course): Promise<void> {
    const passed = await tx.selectFrom('course_attempt').select(['task', 'tests_sha256 as testsHash']).distinct().where('enrolment', '=', id).where('passed', '=', true).execute()
    if (tasksOf(known).some((task) => !passed.some((one) => isOf(one, task)))) return
    await tx.updateTable('course_enrolment').set({ completed_at: now() }).where('id', '=', id).execute()
    await journal.append(tx, by, { type: 'university.course-completed', subject: `enrolment:${id}`, body: { course: known.id, version: known.version, sha256: known.sha256 } })
  }

  const lastNumber = async (tx: Tx, enrolled: string, task: string): Promise<number> => (await tx.selectFrom('course_attempt').select(({ fn }) => fn.max('number').as('last')).where('enrolment', '=', enrolled).where('task', '=', task).executeTakeFirstOrThrow()).last ?? 0

  /** What was found, or waits, of the same words already; undefined where this is to be judged. Throws a `Failure` where it is not to be taken. */
  async function found(within: Pick<Tx, 'selectFrom'>, enrolled: Enrolment, task: Task, { number }: Sending, submissionHash: string, received: Instant): Promise<Attempt | Waiting | undefined> {
    const before = (await within.selectFrom('course_attempt').selectAll().where('enrolment', '=', enrolled.id).where('task', '=', task.id).orderBy('number').execute()).map(attemptOf)
    const again = before.filter((one) => one.submissionHash === submissionHash && one.testsHash === task.testsHash && (one.number === number || !wasEnded(one.verdict)))
    // What a person found of the same words stands over what was found, or waited, before.
    const [first] = again
    if (first) return judgedByPerson(again, first) ?? first
    const waiting = await queue.at(within, enrolled.id, task.id)
    if (waiting?.submissionHash === submissionHash) return waiting
    if (received > enrolled.dueAt) throw new Failure('conflict', words.tooLate)
    // Whose judging was given up holds nothing up: other words come into its place.
    if ((waiting && !(await queue.standing(waiting)).stopped) || number !== before.length + 1) throw new Failure('conflict', words.otherDevice)
    const most = mostInADay[isCode(task) ? 'code' : 'key']
    const lately = before.filter(({ at }) => Date.parse(received) - Date.parse(at) < day)
    if (lately.length >= most) throw new Failure('limited', words.tooMany(most), [], Math.max(1, Math.ceil((Date.parse(lately[0]!.at) + day - Date.parse(received)) / 1000)))
    return undefined
  }

  /** Puts a program or a query into the queue, one after the other of each learner. */
  const queued = (task: CodeTask, enrolled: Enrolment, sending: Sending, submissionHash: string, at: Instant): Promise<Attempt | Waiting> => transact(db, async (tx) => {
    await tx.selectFrom('course_enrolment').select('id').where('person', '=', enrolled.person).where('closed_at', 'is', null).orderBy('id').forNoKeyUpdate().execute()
    const there = await found(tx, enrolled, task, sending, submissionHash, at)
    if (there !== undefined) return isWaiting(there) && (await queue.standing(there)).stopped ? queue.again(tx, enrolled.person, there) : there
    await queue.drop(tx, enrolled.id, task.id)
    return queue.add(tx, enrolled.person, { enrolment: enrolled.id, task: task.id, number: sending.number, submission: sending.submission, submissionHash, at })
  })

  async function ran(task: CodeTask, submission: string, begun: number): Promise<Ran> {
    // A program that took its worker with it each time would do so for ever.
    if (begun > mostBegun) return { outcomes: [], by: task.kind === 'sql' ? 'DuckDB' : 'Python' }
    const of = await runner.run(task, submission)
    if (of === undefined) throw new Error(`${task.kind} cannot be run in isolation here`)
    return of
  }

  const enrolmentById = async (id: string): Promise<Enrolment | undefined> => (await enrolmentsOf(await db.selectFrom('course_enrolment').selectAll().where('id', '=', id).execute()))[0]
  /** Whose a waiting answer is, and the task that it answers: undefined where the course that was begun has it no more. */
  async function taskOf(waiting: Waiting | undefined): Promise<readonly [Enrolment | undefined, CodeTask | undefined]> {
    const enrolled = waiting && await enrolmentById(waiting.enrolment)
    const task = enrolled && tasksOf(enrolled.course).find((one) => one.id === waiting?.task)
    return [enrolled, task && isCode(task) ? task : undefined]
  }
  async function attempt(id: string): Promise<Attempt | undefined> {
    const row = await db.selectFrom('course_attempt').selectAll().where('id', '=', id).executeTakeFirst()
    return row && attemptOf(row)
  }

  return {
    courses, course, enrolment, lastVersion, lastOffered,
    isWithdrawn: async (id) => await course(id) === undefined && await lastVersion(id) > 0,
    enrolments: async (person) => enrolmentsOf(await db.selectFrom('course_enrolment').selectAll().where('person', '=', person).where('closed_at', 'is', null).orderBy('began_at', 'desc').execute()),
    enrolmentById,
    async completed({ page, size, person }) {
      const all = db.selectFrom('course_enrolment').where('completed_at', 'is not', null).$if(person !== undefined, (some) => some.where('person', '=', person!))
      const [rows, { total }] = await Promise.all([all.selectAll().orderBy('completed_at', 'desc').orderBy('id').limit(size).offset((page - 1) * size).execute(), all.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow()])
      return { rows: await enrolmentsOf(rows), total: Number(total) }
    },
    attempts: async (id) => (await db.selectFrom('course_attempt').selectAll().where('enrolment', '=', id).orderBy('at').orderBy('id').execute()).map(attemptOf),
    attempt,

    async begin({ person }, name) {
      const newest = await course(name)
      if (newest === undefined) throw new Failure('not found', words.noCourse)
      const begun = await transact(db, async (tx) => {
        const there = await open(tx, person, name).forUpdate().executeTakeFirst()
        const at = now()
        // A version that is no more in the country cannot be gone on with: the course begins anew.
        if (there && await course(name, there.version) && (there.completed_at !== null || there.due_at >= at)) return there
        if (there) await tx.updateTable('course_enrolment').set({ closed_at: at }).where('id', '=', there.id).execute()
        await register(tx, newest)
        const { zone } = country.calendar
        // The whole of the last day is the learner's.
        const row = { id: newId(), person, course: name, version: newest.version, began_at: at, due_at: instantAt(Date.parse(endOfDay(addDays(dayOf(at, zone), newest.days), zone)) - 1), completed_at: null, closed_at: null, sha256: newest.sha256 }
        const { numInsertedOrUpdatedRows: many } = await tx.insertInto('course_enrolment').values(row).onConflict((on) => on.columns(['person', 'course']).where('closed_at', 'is', null).doNothing()).executeTakeFirstOrThrow()
        if (many === 0n) return open(tx, person, name).executeTakeFirstOrThrow()
        await journal.append(tx, by, { type: 'university.course-begun', subject: `enrolment:${row.id}`, body: { course: name, version: newest.version, sha256: newest.sha256 } })
        return row
      })
      const [made] = await enrolmentsOf([begun])
      await told(made!)
      return made!
    },

    async judge(tx, { attempt: id, person, score, passed, decision }) {
      // What was filed under an older declaration may name anything: that is nobody’s attempt, and no reason to stop at it for ever.
      if (!isId(id)) return
      const row = await tx.selectFrom('course_attempt').selectAll().where('id', '=', id).executeTakeFirst()
      // One after the other with what the learner sends, so that both have a number of their own.
      const enrolled = row && await tx.selectFrom('course_enrolment').selectAll().where('id', '=', row.enrolment).where('person', '=', person).forNoKeyUpdate().executeTakeFirst()
      const [begun] = enrolled ? await enrolmentsOf([enrolled]) : []
      const task = begun && tasksOf(begun.course).find((one) => one.id === row?.task)
      if (row === undefined || begun === undefined || task === undefined) return
      const verdict: Verdict = { score, passed, tests: attemptOf(row).verdict.tests, by: `person ${decision}` }
      await keep(tx, begun, task, { submission: row.submission, submissionHash: row.submission_sha256, at: now() }, verdict)
    },

    async send({ person }, sending) {
      const received = now()
      const { course: name, task: asked, number, submission } = sending
      const enrolled = await enrolment(person, name)
      if (enrolled === undefined) throw new Failure('conflict', words.notBegun)
      const task = tasksOf(enrolled.course).find(({ id }) => id === asked)
      if (task === undefined) throw new Failure('not found', words.noTask)
      if (submission.trim() === '') throw new Failure('invalid', words.emptyAnswer, [{ field: 'answer', text: words.emptyAnswer }])
      if (submission.length > longest) throw new Failure('invalid', words.tooLong(longest), [{ field: 'answer', text: words.tooLong(longest) }])
      const submissionHash = secrets.mark(submission, `submission:${enrolled.id}`)
      if (isCode(task)) {
        if (!await runner.can(task.kind)) throw new Failure('unavailable', noIsolation[task.kind])
        return queued(task, enrolled, sending, submissionHash, received)
      }
      const there = await found(db, enrolled, task, sending, submissionHash, received)
      if (there !== undefined) return there
      const kept = await transact(db, (tx) => keep(tx, enrolled, task, { number, submission, submissionHash, at: received }, judgeAnswer(task, submission)))
      await told((await enrolment(person, name)) ?? enrolled)
      return kept
    },

    waitingAt: (enrolled, task) => queue.at(db, enrolled, task),
    waiting: queue.find,
    standing: queue.standing,
    async verdictOf(waiting, milliseconds) {
      await queue.ended(waiting, milliseconds)
      return attempt(waiting.id)
    },
    async judgeAgain() {
      for (const id of await queue.givenUp()) {
        const waiting = await queue.find(id)
        const [enrolled, task] = await taskOf(waiting)
        if (!waiting || !enrolled || !task || !await runner.can(task.kind)) continue
        await transact(db, (tx) => queue.again(tx, enrolled.person, waiting)).catch((error: unknown) => {
          // Where too many wait already, its turn comes another time.
          if (!(error instanceof Failure)) throw error
        })
      }
    },
    async judgeWaiting(id, act) {
      const waiting = await queue.find(id)
      if (waiting === undefined) return
      const [enrolled, task] = await taskOf(waiting)
      if (task === undefined) throw new Error(`the task ${waiting.task} is no more in the course that was begun`)
      const begun = await queue.begin(id)
      if (begun === undefined) return
      const verdict = judgeRun(task, await ran(task, waiting.submission, begun))
      const kept = await act(async (tx) => await queue.take(tx, id) && await keep(tx, enrolled!, task, { id, submission: waiting.submission, submissionHash: waiting.submissionHash, at: waiting.at }, verdict))
      if (kept) await told((await enrolmentById(enrolled!.id)) ?? enrolled!)
    },
  }
}
