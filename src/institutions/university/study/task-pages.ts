/** The pages of a task: the question with its form, the result with its reasons, and what was sent before. */
import { Failure, type Problem } from '../../../law/failure.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Json } from '../../../law/canonical.ts'
import { actions, actorHere, attributes, button, definitionList, errorSummary, field, form, html, type Html, idFrom, moment, notFound, notice, page, problemsOf, type Route, route, seeOther, table, tag, type Visit } from '../../../portal/index.ts'
import { fromMarkdown } from '../../../portal/record/index.ts'
import { institution } from '../parts.ts'
import { givenIn, givenOf, givenShown, itemForm, keptAs, problemsIn } from '../qti/index.ts'
import { type CodeTask, isCode, itemOf, type Lesson, type Task, tasksOf } from './course.ts'
import { judgeRun, type TestResult, type Verdict } from './judge.ts'
import { hiddenTests, noIsolation, reasons, words } from './messages.ts'
import { attemptPath, coursePath, coursesPath, inCourse, lessonPath, taskPath } from './places.ts'
import { type Seen, seenBy, taskIn } from './pages.ts'
import { practicePath } from './practice/index.ts'
import { words as practice } from './practice/messages.ts'
import { callOf, pythonOf } from './python-call.ts'
import { type Asking, askPath } from './grading.ts'
import { type Runner, shownOf as onlyShown } from './run/index.ts'
import { type Attempt, byPerson, isWaiting, judgedByPerson } from './attempt.ts'
import type { Waiting } from './queue.ts'
import { type Enrolment, longest, type Study } from './study.ts'

const own = { 'cache-control': 'private, no-store' }
/** How long an answer is held for its verdict, in milliseconds: most are judged by then, and others have a page that renews itself, in seconds. */
const patience = 4_000
const renews = 4
const statuses = { invalid: 422, conflict: 409, limited: 429, unavailable: 503 } as const

export function taskPages(study: Study, runner: Runner, asking: Asking): readonly Route[] {
  const path = `${coursesPath}/:course/tasks/:task` as const

  async function taskPage(visit: Visit, seen: Seen, { lesson, task }: { readonly lesson: Lesson; readonly task: Task }, typed?: string, failure?: Failure, problems: readonly Problem[] = [], tried?: Verdict): Promise<Response> {
    const { locale, link } = visit
    const { course, enrolment } = seen
    const before = enrolment ? (await study.attempts(enrolment.id)).filter((one) => one.task === task.id) : []
    const cannot = isCode(task) && !await runner.can(task.kind) && noIsolation[task.kind]
    const waiting = enrolment && await study.waitingAt(enrolment.id, task.id)
    const stopped = waiting && (await study.standing(waiting)).stopped
    const body = html`${errorSummary(locale, problems)}<h1>${task.title[locale]}</h1>${task.prompt && html`<article class="doc">${fromMarkdown(task.prompt[locale], locale)}</article>`}${isCode(task) && html`<p class="hint">${hiddenTests[task.kind][locale]}</p>`}${task.kind === 'python' && html`<p><a href="${link(practicePath(course, task.id))}">${practice.title[locale]}</a></p>`}${shownTests(visit, task)}${
      cannot ? notice(locale, { kind: 'warning', body: html`<p>${cannot[locale]}</p>` })
        : enrolment === undefined ? html`${task.kind === 'qti' && itemForm({ locale, item: itemOf(task), given: {}, problems: [], seed: task.id, asleep: true })}${notice(locale, { body: html`<p>${words.beginFirst[locale]} <a href="${link(coursePath(course))}">${course.title[locale]}</a></p>` })}`
          : waiting && !stopped && failure === undefined && tried === undefined ? notice(locale, { title: words.inQueue, body: html`<p><a href="${link(attemptPath(waiting.id))}">${words.toWaiting[locale]}</a></p>` })
          : html`${tried && html`<div id="tried" role="status" tabindex="-1" autofocus>${notice(locale, { title: words.triedOnly, body: html`<p>${words.triedBody[locale]}</p>` })}${testsTable(visit, tried.tests)}</div>`}${
            stopped && failure === undefined && notice(locale, { kind: 'warning', title: words.stopped, body: html`<p>${words.stoppedForm[locale]}</p>` })}${
            form(visit, { body: html`<input type="hidden" name="number" value="${before.length + 1}">${answerField(visit, task, typed ?? (stopped ? waiting.submission : before.at(-1)?.submission), problems, enrolment.id)}${actions(button(locale, words.send), canTry(task) && button(locale, words.tryShown, { kind: 'quiet', name: 'try', value: 'shown' }), html`<a href="${link(lessonPath(course, lesson))}">${words.toLesson[locale]}</a>`)}` })}`}${
      before.length > 0 && html`<h2>${words.attempts[locale]}</h2>${table(locale, {
        caption: words.attempts, captionUnseen: true, rows: before.toReversed(),
        columns: [
          { title: words.attempt, header: true, cell: ({ id, number }) => html`<a href="${link(attemptPath(id))}">${formatNumber(number, locale)}</a>` }, { title: words.when, cell: ({ at }) => moment(visit, at) },
          { title: words.score, numeric: true, cell: ({ verdict }) => formatNumber(verdict.score, locale) }, { title: words.state, cell: ({ verdict }) => tag(locale, verdict.passed ? words.done : words.tried, verdict.passed ? 'good' : 'wait') },
        ],
      })}`}`
    return page({ visit, title: task.title, current: institution, breadcrumbs: [...inCourse(course), { title: lesson.title, path: lessonPath(course, lesson) }], headers: own, body, error: failure !== undefined, ...(failure && failure.kind in statuses && { status: statuses[failure.kind as keyof typeof statuses] }) })
  }

  /** What the tests that are shown gave, kept nowhere. Throws a `Failure` where it cannot be tried now. */
  async function triedBy(visit: Visit, { enrolment }: Seen, task: CodeTask, submission: string): Promise<Verdict> {
    if (enrolment === undefined) throw new Failure('conflict', words.notBegun)
    const wrong = submission.trim() === '' ? words.emptyAnswer : submission.length > longest ? words.tooLong(longest) : undefined
    if (wrong) throw new Failure('invalid', wrong, [{ field: 'answer', text: wrong }])
    const ran = await runner.tried(task, submission, actorHere(visit).person)
    if (ran === undefined) throw new Failure('unavailable', noIsolation[task.kind])
    if (ran === 'own') throw new Failure('unavailable', words.tryRuns, [], 15)
    if (ran === 'busy') throw new Failure('unavailable', words.busy, [], 60)
    return judgeRun(onlyShown(task), ran)
  }

  /** What waits: how many are before it, renewed until the verdict stands at the same address. */
  async function waitingPage(visit: Visit, { course }: Enrolment, waiting: Waiting): Promise<Response> {
    const { locale, link } = visit
    const { lesson, task } = taskIn({ course }, waiting.task)
    const { before, stopped } = await study.standing(waiting)
    return page({
      visit, title: stopped ? words.stopped : words.inQueue, current: institution, breadcrumbs: [...inCourse(course), { title: task.title, path: taskPath(course, task.id) }], headers: own, ...(!stopped && { renews }),
      body: html`<h1>${task.title[locale]}</h1>${stopped
        ? html`${notice(locale, { kind: 'warning', title: words.stopped, body: html`<p>${words.stoppedBody[locale]}</p>` })}${form(visit, { action: link(taskPath(course, task.id)), body: html`<input type="hidden" name="number" value="${waiting.number}"><input type="hidden" name="answer" value="${waiting.submission}">${actions(button(locale, words.queueAgain))}` })}`
        : html`<div role="status">${notice(locale, { title: words.inQueue, body: html`<p>${(before === 0 ? words.yourTurn : words.before(before))[locale]}</p><p>${words.inQueueBody[locale]}</p>` })}</div>`}${
        actions(html`<a href="${link(lessonPath(course, lesson))}">${words.toLesson[locale]}</a>`)}<h2>${words.sent[locale]}</h2>${sentOf(visit, task, waiting)}`,
    })
  }

  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'everyone', title: words.task,
      async handle(visit, { course, task }) {
        const seen = await seenBy(study, visit, course)
        return taskPage(visit, seen, taskIn(seen, task))
      },
    }),
    route({
      method: 'POST', path, kind: 'page', permission: 'signed in', title: words.task, bodyLimit: 200_000, rateLimit: { requests: 120, seconds: 600 },
      async handle(visit, { course, task: name }) {
        const seen = await seenBy(study, visit, course)
        const asked = taskIn(seen, name)
        const { values, all } = await visit.form()
        const given = asked.task.kind === 'qti' ? givenIn(itemOf(asked.task), { values, all }) : undefined
        const mistaken = asked.task.kind === 'qti' && given ? problemsIn(itemOf(asked.task), given, { values, all }) : []
        if (mistaken.length > 0) return taskPage(visit, seen, asked, given && keptAs(given), new Failure('invalid', words.emptyAnswer), mistaken)
        const submission = given ? keptAs(given) : asked.task.kind === 'choice' ? all('answer').toSorted().join() : (values['answer'] ?? '').replaceAll('\r\n', '\n')
        try {
          if (values['try'] !== undefined && canTry(asked.task)) return await taskPage(visit, seen, asked, submission, undefined, [], await triedBy(visit, seen, asked.task, submission))
          const attempt = await study.send(actorHere(visit), { course, task: name, number: /^\d{1,9}$/.test(values['number'] ?? '') ? Number(values['number']) : 0, submission })
          // From here on it is kept; most are judged in a moment, and the same address shows either.
          if (isWaiting(attempt)) {
            await study.verdictOf(attempt, patience)
            return seeOther(visit, attemptPath(attempt.id))
          }
          // What no key judges waits for a person from the moment at which it is sent.
          if (asked.task.kind === 'free' && !attempt.verdict.passed && !byPerson(attempt)) await asking.file(actorHere(visit), attempt)
          return seeOther(visit, attemptPath(attempt.id))
        } catch (error) {
          const problems = problemsOf(error)
          return taskPage(visit, await seenBy(study, visit, course), asked, submission, error as Failure, problems)
        }
      },
    }),
    route({
      method: 'GET', path: '/university/attempts/:id', kind: 'page', permission: 'signed in', title: words.result,
      async handle(visit, { id }) {
        const waiting = await study.waiting(idFrom(id))
        const sender = waiting && await study.enrolmentById(waiting.enrolment)
        if (waiting && sender?.person === actorHere(visit).person) return waitingPage(visit, sender, waiting)
        const attempt = await study.attempt(id)
        const enrolment = attempt && await study.enrolmentById(attempt.enrolment)
        const task = enrolment && tasksOf(enrolment.course).find((one) => one.id === attempt.task)
        if (attempt === undefined || enrolment === undefined || task === undefined || enrolment.person !== actorHere(visit).person) throw notFound()
        const { lesson } = taskIn({ course: enrolment.course }, task.id)
        const { course } = enrolment
        const { locale, link } = visit
        const { verdict } = attempt
        const found = byPerson(attempt) ? undefined : judgedByPerson(await study.attempts(enrolment.id), attempt)
        const free = verdict.by === 'waits'
        const asked = !verdict.passed && !byPerson(attempt) && found === undefined && await asking.waits(attempt)
        return page({
          visit, title: words.result, current: institution, breadcrumbs: [...inCourse(course), { title: task.title, path: taskPath(course, task.id) }], headers: own,
          body: html`<h1>${task.title[locale]}</h1>${found && notice(locale, { kind: found.verdict.passed ? 'good' : 'warning', title: words.personJudged, body: html`<p>${words.score[locale]}: ${formatNumber(found.verdict.score, locale)} / 100. <a href="${link(attemptPath(found.id))}">${words.toJudged[locale]}</a></p>` })}${
            asked && notice(locale, { title: words.waits, body: html`<p>${words.waitsBody[locale]} <a href="${link('/cases')}">${words.myCases[locale]}</a></p>` })}${
            !free && notice(locale, { kind: verdict.passed ? 'good' : 'warning', title: verdict.passed ? words.passed : words.notPassed, body: html`<p>${words.score[locale]}: ${formatNumber(verdict.score, locale)} / 100</p>` })}${
            verdict.passed && task.explanation && html`<h2>${words.explanation[locale]}</h2>${fromMarkdown(task.explanation[locale], locale)}`}${isCode(task) && testsTable(visit, verdict.tests)}${
            actions(button(locale, verdict.passed ? words.toLesson : words.tryAgain, { href: link(verdict.passed ? lessonPath(course, lesson) : taskPath(course, task.id)) }))}${
            !verdict.passed && !asked && found === undefined && !byPerson(attempt) && html`${!free && html`<p>${words.askPersonHint[locale]}</p>`}${form(visit, { action: link(askPath(attempt)), body: actions(button(locale, words.askPerson, { kind: 'quiet' })) })}`}<h2>${words.sent[locale]}</h2>${sentOf(visit, task, attempt)}<h2>${words.proof[locale]}</h2>${definitionList(locale, [
            { term: words.submissionHash, value: html`<code>${attempt.submissionHash}</code>` }, { term: words.testsHash, value: html`<code>${attempt.testsHash}</code>` }, { term: words.verdictHash, value: html`<code>${attempt.verdictHash}</code>` },
            { term: words.by, value: verdict.by === 'key' ? words.key[locale] : free ? reasons.waits[locale] : byPerson(attempt) ? `${words.byPerson[locale]} ${verdict.by.slice('person '.length)}` : verdict.by }, { term: words.when, value: moment(visit, attempt.at) },
          ])}`,
        })
      },
    }),
  ]
}

/** A query is tried here; a program has its practice in the browser. */
const canTry = (task: Task): task is CodeTask => task.kind === 'sql' && task.tests.some(({ shown }) => shown)

const shownOf = (value: Json | undefined): Html => html`<pre tabindex="0"><code>${value === undefined ? '' : JSON.stringify(value, null, 1).slice(0, 2000)}</code></pre>`

/** What an answer has to give, shown before anything is sent: of the tests those that are shown. */
export function shownTests({ locale }: Pick<Visit, 'locale'>, task: Task): Html | undefined {
  if (task.kind === 'python') {
    return html`<pre tabindex="0"><code>${task.tests.filter(({ shown }) => shown).map(({ call, gives }) => `${callOf(task.function, call)} → ${pythonOf(gives)}`).join('\n')}</code></pre>`
  }
  if (task.kind !== 'sql') return undefined
  const [test] = task.tests.filter(({ shown }) => shown)
  return test && html`${Object.entries(test.tables).map(([name, { columns, rows }]) => table<readonly (string | number | boolean | null)[]>(locale, {
    caption: name, rows, columns: Object.entries(columns).map(([column, type], at) => ({ title: column, numeric: type !== 'varchar', cell: (row) => (row[at] === null ? 'NULL' : String(row[at])) })),
  }))}<p>${words.expected[locale]}:</p>${shownOf(test.gives)}`
}

function answerField({ locale }: Visit, task: Task, typed: string | undefined, problems: readonly Problem[], seed: string): Html {
  switch (task.kind) {
    case 'qti': return itemForm({ locale, item: itemOf(task), given: typed === undefined ? {} : givenOf(typed), problems, seed })
    case 'choice': return field(locale, { kind: 'checks', name: 'answer', label: words.answer, hint: words.severalHint, choices: task.options.map(({ id, label }) => ({ value: id, label })) }, { lists: { answer: typed?.split(',') ?? [] }, problems })
    case 'number': return field(locale, { kind: 'input', name: 'answer', label: words.answer, hint: words.numberHint, maxLength: 40, width: 'short' }, { values: { answer: typed ?? '' }, problems })
    case 'free': return field(locale, { kind: 'text', name: 'answer', label: words.answer, hint: words.freeAnswer, maxLength: longest, long: true }, { values: { answer: typed ?? '' }, problems })
    case 'words': return field(locale, { kind: 'input', name: 'answer', label: words.answer, maxLength: 200, width: 'medium' }, { values: { answer: typed ?? '' }, problems })
    default: {
      const wrong = problems.some((one) => one.field === 'answer')
      return html`<div class="field"><label for="f-answer">${(task.kind === 'sql' ? words.query : words.program)[locale]}</label><textarea class="program" id="f-answer" name="answer" rows="14" maxlength="${longest}" spellcheck="false" autocapitalize="none" autocomplete="off"${
        attributes({ 'aria-invalid': wrong && 'true' })}>\n${typed ?? task.start}</textarea></div>`
    }
  }
}

export function testsTable({ locale }: Visit, tests: readonly TestResult[]): Html {
  return html`<h2>${words.tests[locale]}</h2>${table(locale, {
    caption: words.tests, captionUnseen: true, rows: tests.map((test, at) => ({ ...test, number: at + 1 })),
    columns: [
      { title: words.test, header: true, cell: ({ number, shown }) => `${formatNumber(number, locale)} (${(shown ? words.shownTest : words.hiddenTest)[locale]})` },
      { title: words.found, cell: ({ reason, fault }) => html`${tag(locale, reasons[reason], reason === 'right' ? 'good' : 'late')}${fault && html` <code>${fault}</code>`}` },
      { title: words.details, cell: ({ shown, reason }) => shown && reason !== 'right' && html`${words.expected[locale]}: ${shownOf(shown.expected)}${shown.got !== undefined && html`${words.got[locale]}: ${shownOf(shown.got)}`}${shown.message && html`<p><code>${shown.message}</code></p>`}` },
    ],
  })}`
}

/** What was sent, as it was typed; of a choice the words of what was chosen. */
export function sentOf({ locale }: Visit, task: Task, { submission }: Pick<Attempt, 'submission'>): Html {
  if (task.kind === 'qti') return givenShown({ item: itemOf(task), given: givenOf(submission), locale })
  if (task.kind !== 'choice') return html`<pre tabindex="0"><code>${submission}</code></pre>`
  const chosen = submission.split(',')
  return html`<ul>${task.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => html`<li>${label[locale]}</li>`)}</ul>`
}
