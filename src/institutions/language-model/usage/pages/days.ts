/** The days that a page of usage shows: asked for as every form asks for days. */
import { readAnswers } from '../../../../law/answers.ts'
import type { Problem } from '../../../../law/failure.ts'
import { date } from '../../../../law/field.ts'
import type { Day } from '../../../../law/time.ts'
import { fields, html, type Html, type Visit } from '../../../../portal/index.ts'
import { daysAsked, usageWords as words } from '../index.ts'

const questions = [date('from', { label: words.from }), date('to', { label: words.to })]
/** An address need not say them. */
const asked = questions.map((question) => ({ ...question, optional: true } as const))

/** The days of a page, what is wrong with those that were asked for, and what was typed when something is. */
export interface Days { readonly from: Day; readonly to: Day; readonly problems: readonly Problem[]; readonly typed?: Readonly<Record<string, string>> }

/** Reads the days of an address, written 24.11.2026 or 2026-11-24; those of the running month where they are none, or too far apart. */
export function daysOf({ url }: Pick<Visit, 'url'>, today: Day): Days {
  const typed = Object.fromEntries(asked.map(({ name }) => [name, url.searchParams.get(name) ?? '']))
  const { facts, problems } = readAnswers(asked, typed)
  const read = new URLSearchParams(Object.entries(facts).flatMap(([name, day]) => (typeof day === 'string' ? [[name, day]] : [])))
  const { from, to, wrong } = daysAsked(read, today)
  const all = wrong ? [...problems, { field: 'from', text: words.badDay }] : problems
  return { from, to, problems: all, ...(all.length > 0 && { typed }) }
}

/** The form that asks for the days, with the same as a file. */
export const daysForm = ({ locale, url }: Visit, { from, to, problems, typed = { from, to } }: Days): Html =>
  html`<form class="filters" method="get" action="${url.pathname}" novalidate>${fields(locale, questions, { values: typed, problems })}<div class="actions"><button class="button">${
    words.show[locale]}</button><a href="/usage.csv?from=${from}&amp;to=${to}&amp;lang=${locale}" download>${words.file[locale]}</a></div></form>`
