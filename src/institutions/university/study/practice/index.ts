/**
 * Practice: a learner tries an answer on the tests that are shown, in Python on their own device, and hands it in from the same form.
 *
 * Promises: a hidden test never reaches the browser; Python is loaded when it is run first, and reaches no page and no session of the portal. Never: judges; what counts is what is handed in.
 */
import { attributes, html, notFound, notice, page, policyWith, type Route, route, form, table } from '../../../../portal/index.ts'
import { fromMarkdown } from '../../../../portal/record/index.ts'
import { institution } from '../../parts.ts'
import { noIsolation, words as courseWords } from '../messages.ts'
import { seenBy, taskIn } from '../pages.ts'
import { coursePath, coursesPath, inCourse, taskPath } from '../places.ts'
import { callOf, pythonOf } from '../python-call.ts'
import type { Runner } from '../run/index.ts'
import { longest, type Study } from '../study.ts'
import { engineRoutes, framePath, pageScript } from './engine.ts'
import { words } from './messages.ts'

/** The pages of practice; `origin` is that of the portal. */
export function practiceRoutes(study: Study, runner: Runner, origin: string): readonly Route[] {
  return [...engineRoutes(origin), route({
    method: 'GET', path: `${coursesPath}/:course/tasks/:task/practice`, kind: 'page', permission: 'everyone', title: words.title,
    async handle(visit, { course: name, task: id }) {
      const seen = await seenBy(study, visit, name)
      const { task } = taskIn(seen, id)
      if (task.kind !== 'python') throw notFound()
      const { course, enrolment } = seen
      const { locale, link } = visit
      const before = enrolment ? (await study.attempts(enrolment.id)).filter((one) => one.task === task.id) : []
      const tests = task.tests.flatMap(({ shown, call, gives }) => (shown ? [{ call, gives }] : []))
      const cannot = !await runner.can(task.kind)
      const answer = html`<div class="field"><label for="f-answer">${courseWords.program[locale]}</label><textarea class="program" id="f-answer" name="answer" rows="14" maxlength="${longest}" spellcheck="false" autocapitalize="none" autocomplete="off">\n${before.at(-1)?.submission ?? task.start}</textarea></div>`
      const run = html`<button class="button quiet" type="button" data-run hidden>${words.run[locale]}</button>`
      // Where nothing can be handed in, a script alone makes anything of an answer.
      const alone = html`<div data-scripted hidden>${answer}<div class="actions">${run}</div></div>`
      return page({
        visit, title: words.title, current: institution, breadcrumbs: [...inCourse(course), { title: task.title, path: taskPath(course, task.id) }],
        headers: { 'cache-control': 'private, no-store', 'content-security-policy': policyWith({ frames: [`${origin}${framePath}`] }) },
        headExtra: html`<script type="module" src="${pageScript}"></script>`,
        body: html`<h1>${task.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${task.prompt && html`<article class="doc">${fromMarkdown(task.prompt[locale], locale)}</article>`}<p class="hint">${words.size[locale]}</p><noscript><p>${words.noScript[locale]}</p></noscript><div data-practice${attributes({
          'data-tests': JSON.stringify(tests), 'data-function': task.function, 'data-frame': framePath, 'data-kept': enrolment?.id ?? 'nobody',
          ...Object.fromEntries((['loading', 'slow', 'running', 'passed', 'right', 'wrong', 'late', 'died', 'failed', 'line'] as const).map((one) => [`data-${one}`, words[one][locale]])),
        })}>${enrolment === undefined ? html`${alone}${notice(locale, { body: html`<p>${courseWords.beginFirst[locale]} <a href="${link(coursePath(course))}">${course.title[locale]}</a></p>` })}`
          : cannot ? html`${alone}${notice(locale, { kind: 'warning', body: html`<p>${noIsolation.python[locale]}</p>` })}` : form(visit, { action: link(taskPath(course, task.id)), body: html`<input type="hidden" name="number" value="${before.length + 1}">${answer}<div class="actions">${run}<button class="button">${words.handIn[locale]}</button></div>` })}<p role="status"></p><div data-printed hidden><h2>${words.printed[locale]}</h2><pre tabindex="0"><code></code></pre></div>${table(locale, {
          caption: words.tests, rows: tests.map((test, at) => ({ ...test, at })),
          columns: [
            { title: words.call, header: true, cell: ({ call }) => html`<code>${callOf(task.function, call)}</code>` }, { title: words.expected, cell: ({ gives }) => html`<code>${pythonOf(gives)}</code>` },
            { title: words.got, cell: ({ at }) => html`<code data-got="${at}"></code>` }, { title: words.result, cell: ({ at }) => html`<b data-result="${at}"></b>` },
          ],
        })}</div>`,
      })
    },
  })]
}

/** Where a task of Python is practised. */
export const practicePath = (course: Parameters<typeof taskPath>[0], task: string): string => `${taskPath(course, task)}/practice`
