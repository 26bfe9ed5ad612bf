/** A course as one file that is read without a network: every lesson, and every task with the tests that are shown. It holds no script, no hidden test and no answer. */
import { formatDay, formatNumber } from '../../../law/format.ts'
import { isLocale, languageOf, type Locale } from '../../../law/text.ts'
import { parseDay } from '../../../law/time.ts'
import { html, type Html, raw, type Route, route } from '../../../portal/index.ts'
import { fromMarkdown } from '../../../portal/record/index.ts'
import { itemForm } from '../qti/index.ts'
import { type Course, isCode, itemOf, type Task } from './course.ts'
import { words } from './messages.ts'
import { seenBy } from './pages.ts'
import { coursePath, coursesPath } from './places.ts'
import type { Study } from './study.ts'
import { shownTests } from './task-pages.ts'

/** Where the file is; `:course` is the id. */
const offlinePath = `${coursesPath}/:course/offline.html` as const

export const offlineRoutes = (study: Study, origin: string): readonly Route[] => [
  route({
    method: 'GET', path: offlinePath, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 },
    async handle(visit, { course: id }) {
      const { course, enrolment } = await seenBy(study, visit, id)
      const asked = visit.url.searchParams.get('lang') ?? undefined
      const locale = isLocale(asked) ? asked : visit.locale
      return new Response(`<!doctype html>\n${wholeCourse(course, locale, origin).source}`, {
        // Whoever is in an older version has that one.
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-disposition': `attachment; filename="${course.id}-${course.version}-${locale}.html"`, 'cache-control': enrolment ? 'private, no-store' : 'public, max-age=300' },
      })
    },
  }),
]

const style = `body{font:18px/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#17202a;background:#fff}h1,h2,h3{line-height:1.25}
pre{overflow-x:auto;padding:.75rem;background:#f2f4f5;white-space:pre}table{border-collapse:collapse;display:block;overflow-x:auto}td,th{border:1px solid #b9c0c6;padding:.25rem .5rem;text-align:left}
article{border-top:1px solid #b9c0c6;margin-top:2rem}code,a{overflow-wrap:anywhere}@media print{article{break-before:page}}`

/** The whole course as a document in one language. Addresses of the portal are written out, so that they lead there from anywhere. */
function wholeCourse(course: Course, locale: Locale, origin: string): Html {
  const body = html`<header><h1>${course.title[locale]}</h1><p>${course.summary[locale]}</p><p>${words.offlineLead[locale]} <a href="${origin}/${locale}${coursePath(course)}">${origin}/${locale}${coursePath(course)}</a></p>
    <p>${words.version[locale]}: ${formatNumber(course.version, locale)}, ${formatDay(parseDay(course.changedOn), locale)}. ${words.hash[locale]}: <code>${course.sha256}</code></p></header>
    <nav aria-label="${words.course[locale]}"><ol>${course.modules.map(({ title, lessons }) => html`<li>${title[locale]}<ul>${lessons.map((lesson) => html`<li><a href="#${lesson.id}">${lesson.title[locale]}</a></li>`)}</ul></li>`)}</ol></nav>
    <main>${course.modules.flatMap(({ title, lessons }) => lessons.map((lesson) => html`<article id="${lesson.id}"><p>${title[locale]}</p><h2>${lesson.title[locale]}</h2>${below(fromMarkdown(lesson.body[locale], locale))}${
      lesson.tasks.map((task) => taskShown(task, locale))}</article>`))}</main>`
  return html`<html lang="${languageOf(locale).tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${course.title[locale]}</title><style>${raw(style)}</style></head><body>${
    raw(body.source.replaceAll('href="/', `href="${origin}/`))}</body></html>`
}

/** A task as it is read, with its tests that are shown and no answer. */
export const taskShown = (task: Task, locale: Locale): Html => html`<section><h3>${words.task[locale]}: ${task.title[locale]}</h3>${task.prompt && fromMarkdown(task.prompt[locale], locale)}${task.kind === 'qti' && itemForm({ locale, item: itemOf(task), given: {}, problems: [], seed: task.id, asleep: true })}${
  task.kind === 'choice' && html`<ul>${task.options.map(({ label }) => html`<li>${label[locale]}</li>`)}</ul>`}${shownTests({ locale }, task)}${isCode(task) && html`<pre><code>${task.start}</code></pre>`}</section>`

/** A lesson begins with headings of its own, which stand below its title here. */
const below = (lesson: Html): Html => raw(lesson.source.replaceAll(/<(\/?)h([2-5])/g, (_all: string, end: string, rank: string) => `<${end}h${Number(rank) + 1}`))
