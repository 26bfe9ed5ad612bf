/** The right pane of a case: what can be done, its clocks and why they stand, who took part, and its history. */
import { type CaseView, stepOf } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Clock } from '../../law/clock.ts'
import { deadlineOf, deadlines } from '../../law/deadline.ts'
import { cite, definitionList, tag, timeline } from '../components/index.ts'
import type { KeptFile } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { performerOf } from '../services/case-path.ts'
import { caseWords } from '../services/case-messages.ts'
import { clockTone, clockWords } from '../services/clock-words.ts'
import { historyOf } from '../services/history.ts'
import type { Visit } from '../visit.ts'
import { type ActGround, actSection } from './act-forms.ts'
import { stoppedIn, words } from './messages.ts'

export async function sidePane(kernel: Kernel, visit: Visit, ground: ActGround, files: Readonly<Record<string, KeptFile>>): Promise<Html> {
  const { locale } = visit
  const happenings = await historyOf(kernel, visit, ground.view, files)
  return html`${actSection(visit, ground)}${clocks(visit, ground.view)}${people(visit, ground)}<section><h2>${words.history[locale]}</h2>${
    timeline(visit, happenings.toReversed())}</section>`
}

function clocks({ locale }: Visit, { procedure, state, clocks: { whole, step } }: CaseView): Html {
  const present = stepOf(procedure, state)
  const shown = (clock: Clock): Html => html`${tag(locale, clockWords(clock), clockTone(clock))}${
    clock.state !== 'not started' && clock.provisional && html`<br><span class="hint">${caseWords.provisional[locale]}</span>`}`
  return html`<section><h2>${words.clocks[locale]}</h2>${definitionList(locale, [
    { term: deadlines.decision, value: html`${shown(whole)}${whole.state === 'stopped' && present && html`<br><span class="hint">${stoppedIn(present.title)[locale]}</span>`}${
      state.extended && html`<br><span class="hint">${words.extendedOnce[locale]}</span>`}<br>${cite(locale, procedure.clock.basis)}` },
    ...(present === undefined ? [] : [{ term: deadlines[deadlineOf(present)], value: html`${step ? shown(step) : html`<span class="faint">${words.noStepTime[locale]}</span>`}${
      state.escalated && html`<br>${tag(locale, words.escalated, 'late')}`}<br>${cite(locale, present.basis)}` }]),
  ])}</section>`
}

/** Who did something of substance in each passage: a second pair of eyes must be another's. */
function people({ locale }: Visit, { view: { procedure, state }, names }: ActGround): Html {
  const name = (id: string): string => names.get(id) ?? '—'
  return html`<section><h2>${words.people[locale]}</h2>${definitionList(locale, state.passages.map(({ step: id, people: took, left }, place) => {
    const step = procedure.steps[id]
    const here = place === state.passages.length - 1 && left === undefined
    const assignee = here && state.assignee ? [`${name(state.assignee)} (${words.assignee[locale].toLowerCase()})`] : []
    const who = [...assignee, ...took.filter((one) => !here || one !== state.assignee).map(name)]
    return {
      term: step?.title ?? id,
      value: html`${who.length > 0 ? who.join(', ') : html`<span class="faint">${words.nobodyYet[locale]}</span>`}<br><span class="hint">${
        step && performerOf(procedure, step.by, caseWords.theApplicant)[locale]}</span>`,
    }
  }))}</section>`
}
