/** What an answer to a task is judged by, whole: for whoever signs a course, and for no learner. */
import { stringify } from 'yaml'
import type { Locale, Text } from '../../../../law/text.ts'
import { definitionList, html, type Html } from '../../../../portal/index.ts'
import { fromMarkdown } from '../../../../portal/record/index.ts'
import { itemOf, type Task } from '../course.ts'
import { words } from './messages.ts'

const pre = (text: string): Html => html`<pre tabindex="0"><code>${text}</code></pre>`

function keyOf(task: Task, locale: Locale): readonly { readonly term: Text; readonly value: string | Html }[] {
  switch (task.kind) {
    case 'choice': return [{ term: words.answer, value: html`<ul>${task.options.filter(({ right }) => right).map(({ label }) => html`<li>${label[locale]}</li>`)}</ul>` }]
    case 'number': return [{ term: words.answer, value: String(task.answer) }, { term: words.tolerance, value: String(task.tolerance) }]
    case 'words': return [{ term: words.accepted, value: html`<ul>${task.accepted.map((one) => html`<li>${one}</li>`)}</ul>` }]
    case 'free': return task.guide ? [{ term: words.guide, value: fromMarkdown(task.guide[locale], locale) }] : []
    case 'qti': return [{ term: words.itemKey, value: pre(JSON.stringify(JSON.parse(itemOf(task).key), null, 1)) }, { term: words.item, value: pre(task.item) }]
    case 'python':
    case 'sql': return [{ term: words.solution, value: pre(task.solution) }, { term: words.tests, value: pre(stringify(task.tests, { lineWidth: 0 })) }]
  }
}

export const taskKey = (task: Task, locale: Locale): Html => definitionList(locale, [
  ...keyOf(task, locale), ...(task.explanation ? [{ term: words.explanation, value: fromMarkdown(task.explanation[locale], locale) }] : []),
])
