/** What a decision would change beside itself: clauses that come and go, for whoever checks and signs it. */
import { type CaseView, stepOf } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { wordsOfAct } from '../../law/core-act.ts'
import type { Passage } from '../../law/differences.ts'
import { Failure } from '../../law/failure.ts'
import { carryingOut, orderingIn } from '../../law/procedure.ts'
import type { Locale } from '../../law/text.ts'
import { notice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { words } from './would-change.messages.ts'

/** The section of an open case whose decision carries something out, or orders about an entry; undefined for every other case. */
export async function wouldChange({ cases }: Kernel, { locale }: Visit, view: CaseView): Promise<Content> {
  const acts = carryingOut(view.procedure)
  if ((acts.length === 0 && orderingIn(view.procedure).length === 0) || stepOf(view.procedure, view.state) === undefined) return undefined
  return html`<section><h2>${words.title[locale]}</h2>${[...new Set(acts.map(({ carriesOut: { act } }) => act))].map((act) => html`<p>${wordsOfAct(act)[locale]}.</p>`)}${
    await shown(cases, locale, view)}</section>`
}

/** What would change; or why it cannot be told any more, so that the case can still be sent back. */
async function shown(cases: Kernel['cases'], locale: Locale, view: CaseView): Promise<Content> {
  try {
    const passages = await cases.wouldChange(view)
    return passages.length > 0 && changesOf(passages, locale)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { text, problems } = error
    return notice(locale, { kind: 'warning', body: html`<p>${text[locale]}</p>${problems.length > 0 && html`<ul>${problems.map((problem) => html`<li>${problem.text[locale]}</li>`)}</ul>`}` })
  }
}

/** What comes and goes, heading by heading: below a section's heading, or below that of the page. */
export const changesOf = (passages: readonly Passage[], locale: Locale, below: 'section' | 'page' = 'section'): Html => html`<div class="changes">${groupsOf(passages).map((group) => groupOf(group, locale, below))}</div>`

/** The passages below each heading. */
function groupsOf(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const groups: Passage[][] = []
  for (const passage of passages) {
    if (passage.does === 'heads' || passage.does === 'warns' || groups.length === 0) groups.push([])
    groups.at(-1)!.push(passage)
  }
  return groups
}

function groupOf(group: readonly Passage[], locale: Locale, headed: 'section' | 'page'): Html {
  const [first, ...below] = group
  if (first?.does === 'warns') return notice(locale, { kind: 'warning', title: first.words, body: html`<ul>${below.map((line) => lineOf(line, locale))}</ul>` })
  const lines = group.filter(({ does }) => does !== 'heads')
  return html`${group.filter(({ does }) => does === 'heads').map(({ words: heading }) => (headed === 'page' ? html`<h2>${heading[locale]}</h2>` : html`<h3>${heading[locale]}</h3>`))}${lines.length > 0 && html`<ul>${lines.map((line) => lineOf(line, locale))}</ul>`}`
}

function lineOf({ does, words: line }: Passage, locale: Locale): Html {
  switch (does) {
    case 'adds': return html`<li class="adds"><ins><span class="unseen">${words.added[locale]}: </span>${line[locale]}</ins></li>`
    case 'removes': return html`<li class="removes"><del><span class="unseen">${words.removed[locale]}: </span>${line[locale]}</del></li>`
    default: return html`<li>${line[locale]}</li>`
  }
}
