/** The forms by which an officer acts in a case: what the permit allows, and why the rest is not open. */
import { randomUUID } from 'node:crypto'
import { type CaseView, commissionOf, type Doing, lastOutcome, placeOf, stepOf } from '../../kernel/cases/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { type Outcome, partsOf, type Quorum } from '../../law/procedure.ts'
import { type Locale, same, type Text } from '../../law/text.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { actions, button, fields, form, notice, table, tag } from '../components/index.ts'
import type { Control, FormState, SelectChoice } from '../components/index.ts'
import type { ShownFindings } from '../findings-asked.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { opinionWords } from '../services/case-messages.ts'
import { performerOf } from '../services/case-path.ts'
import { opinionTable } from '../services/opinion-table.ts'
import { paragraphs } from '../services/answer-list.ts'
import type { Visit } from '../visit.ts'
import { actWords, extension, issues, leadsTo, onlyAfter } from './act-messages.ts'
import { conflict, texts } from './doing.ts'
import { answerIn } from './language.ts'
import { askedOnly, opinionControls } from './opinions.ts'
import { castOf, waitsFor, waitsForApplicant, words } from './messages.ts'
import { pathIn, viewIn } from './view.ts'

/** What the forms know besides the case. */
export interface ActGround {
  readonly actor: Actor
  readonly view: CaseView
  /** Officers who perform the present step. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly names: ReadonlyMap<string, string>
  /** What must be found, as far as it is asked now. */
  readonly findings: ShownFindings
  /** The entries that may be found. */
  readonly offered: Pick<FormState, 'entries'>
  /** What was typed and what is wrong, and in which form. */
  readonly sent?: { readonly kind: Doing['type'] | undefined; readonly state: FormState }
}

/** Everything that can be done in the case now, the step's own act first. */
export function actSection(visit: Visit, ground: ActGround): Html {
  const { locale } = visit
  const { view: { procedure, state, permit, standing } } = ground
  const step = stepOf(procedure, state)
  if (step === undefined) return html`<section class="act" id="act"><h2>${words.closedCase[locale]}</h2></section>`
  const commission = commissionOf(step.by)
  const together = typeof step.by === 'object' && 'together' in step.by
  const main = permit.because ? notice(locale, { kind: 'warning', body: permit.because[locale] })
    : step.by === 'applicant' ? html`<p>${waitsForApplicant[locale]}</p>`
      : standing !== 'performer' ? html`<p>${waitsFor(performerOf(procedure, step.by, procedure.body.name))[locale]}</p>`
        : commission || together ? undefined : html`${permit.waits && notice(locale, { kind: 'warning', body: permit.waits[locale] })}${completeForm(visit, ground)}`
  return html`<section class="act" id="act"><h2>${step.title[locale]}</h2>${standing === 'performer' && permit.because === undefined && answerIn(locale, ground.view.language)}${main}${together && opinionActs(visit, ground)}${commission && standing !== 'applicant' && commissionActs(visit, ground, commission.quorum)}${!commission && permit.recuse && recusal(visit, ground, conflict)}${
    smallActs(visit, ground)}</section>`
}

/** A form of the page: which act it is, where the case stood when it was shown, and the key under which it is done once. */
const actForm = (visit: Visit, { view }: Pick<ActGround, 'view'>, kind: Doing['type'], body: Content): Html => form(visit, {
  action: visit.link(pathIn(viewIn(visit), view.id)), files: kind === 'complete' || kind === 'answer',
  body: html`<input type="hidden" name="act" value="${kind}"><input type="hidden" name="act-key" value="${randomUUID()}"><input type="hidden" name="act-seen" value="${
    placeOf(view.state, view.log, kind)}">${body}`,
})

/** What was typed into this form, when it is this one that is shown again. */
const stateIn = ({ sent, offered }: ActGround, kind: Doing['type']): FormState => ({ ...offered, ...(sent?.kind === kind && sent.state) })

function choiceOf({ procedure }: CaseView, name: string, { label, to, reasons, decides }: Outcome): SelectChoice & { readonly label: Text; readonly hint: Text } {
  const parts = [
    decides === undefined ? undefined : issues(procedure.decisions[decides]?.title ?? same(decides)),
    to === 'closed' ? actWords.closes : leadsTo(procedure.steps[to]?.title ?? same(to)), reasons ? actWords.needsReasons : undefined,
  ].filter((part) => part !== undefined)
  const join = (locale: Locale): string => parts.map((part) => part[locale]).join('; ')
  return { value: name, label, hint: inEveryLanguage(join) }
}

function outcomeControl({ view }: ActGround, label: Text): Control {
  const step = stepOf(view.procedure, view.state)
  return {
    kind: 'choice', name: 'act-outcome', label,
    choices: view.permit.outcomes.flatMap((name) => { const outcome = step?.outcomes[name]; return outcome ? [choiceOf(view, name, outcome)] : [] }),
  }
}

function completeForm(visit: Visit, ground: ActGround): Html {
  const { locale } = visit
  const { view } = ground
  const step = stepOf(view.procedure, view.state)
  const state = stateIn(ground, 'complete')
  const { common, ways, notes } = ground.findings
  const open = view.permit.outcomes.flatMap((name) => (step?.outcomes[name] ? [{ label: step.outcomes[name].label, findings: ways[name] ?? [] }] : []))
  const label = step?.sign ? actWords.toSign : actWords.complete
  return html`${actForm(visit, ground, 'complete', html`${notes}${fields(locale, [...common, outcomeControl(ground, actWords.outcome)], state)}${
    askedOnly(locale, open, state)}${fields(locale, [texts.reasons], state)}${actions(button(locale, label))}`)}${closedWays(locale, view)}`
}

/** What was said, and the form of the first part that is open to the officer. */
function opinionActs(visit: Visit, ground: ActGround): Html {
  const { locale } = visit
  const { view } = ground
  const [part] = Object.keys(view.permit.answers)
  return html`${opinionTable(locale, view)}${part !== undefined && html`<h3>${partsOf(stepOf(view.procedure, view.state)?.by)[part]!.title[locale]}</h3>${
    actForm(visit, ground, 'answer', html`<input type="hidden" name="act-part" value="${part}">${opinionControls(locale, view, part, ground.findings, stateIn(ground, 'answer'))}${
      actions(button(locale, opinionWords.give))}`)}`}`
}

/** The way out for whoever has a conflict of interest. */
const recusal = (visit: Visit, ground: ActGround, why: Control): Html => html`<details${openIf(ground, 'recuse')}><summary>${actWords.recuse[visit.locale]}</summary>${
  actForm(visit, ground, 'recuse', html`${fields(visit.locale, [why], stateIn(ground, 'recuse'))}${actions(button(visit.locale, actWords.recuse, { kind: 'danger' }))}`)}</details>`

/** Ways out of the step that are not open now, each with the reason. */
function closedWays(locale: Locale, { procedure, state, permit, check }: CaseView): Content {
  const step = stepOf(procedure, state)
  const closed = Object.entries(step?.outcomes ?? {}).filter(([name, { byClock }]) => byClock === undefined && !permit.outcomes.includes(name))
  const because = ({ whenCheck, after }: Outcome): Text | undefined => {
    if (whenCheck !== undefined && (check === undefined || !whenCheck.includes(check.verdict))) return whenCheck.includes(true) ? actWords.afterCheckPassed : actWords.afterCheckFailed
    if (after === undefined || lastOutcome(state, after.step) === after.outcome) return undefined
    const earlier = procedure.steps[after.step]
    return onlyAfter(earlier?.title ?? same(after.step), earlier?.outcomes[after.outcome]?.label ?? same(after.outcome))
  }
  return closed.length > 0 && html`<p class="hint">${actWords.notNow[locale]}:</p><ul class="closed-ways">${closed.map(([, outcome]) => {
    const why = because(outcome)
    return html`<li>${outcome.label[locale]}${why && `: ${why[locale]}`}</li>`
  })}</ul>`
}

function commissionActs(visit: Visit, ground: ActGround, quorum: Quorum): Html {
  const { locale } = visit
  const { view, actor } = ground
  const { permit, state, vote } = view
  const voted = state.votes.some(({ person }) => person === actor.person)
  return html`${voteTable(visit, ground)}<p>${vote?.result === 'open' ? vote.because[locale] : vote && html`${castOf(state.votes.length, quorum)[locale]}. ${actWords.wouldDecide[locale]} <b>${stepOf(view.procedure, state)?.outcomes[vote.outcome]?.label[locale] ?? vote.outcome}</b>`}</p>${
    permit.vote && html`${actForm(visit, ground, 'vote', html`${fields(locale, [outcomeControl(ground, actWords.vote), texts.reasons], stateIn(ground, 'vote'))}${
      actions(button(locale, voted ? actWords.voteAgain : actWords.castVote, { kind: voted ? 'quiet' : 'main' }))}`)}${closedWays(locale, view)}${recusal(visit, ground, texts.recusal)}`}${
    permit.conclude && vote?.result === 'decided' && html`<h3>${actWords.conclude[locale]}</h3>${actForm(visit, ground, 'conclude', html`${
      fields(locale, [texts.minutes], stateIn(ground, 'conclude'))}${actions(button(locale, actWords.conclude))}`)}`}`
}

const openIf = ({ sent }: ActGround, kind: Doing['type']): Content => sent?.kind === kind && html` open`

/** Who has voted how, who recused themself, who has not voted yet. */
function voteTable({ locale }: Visit, { view, colleagues, names }: Pick<ActGround, 'view' | 'colleagues' | 'names'>): Html {
  const { procedure, state } = view
  const step = stepOf(procedure, state)
  const ids = [...new Set([...colleagues.map(({ id }) => id), ...state.votes.map(({ person }) => person), ...state.recused])]
  const known = new Map([...names, ...colleagues.map(({ id, name }) => [id, name] as const)])
  return table(locale, {
    caption: words.votesCast, rows: ids, columns: [
      { title: words.member, header: true, cell: (id) => known.get(id) ?? '—' },
      { title: words.vote, cell: (id) => {
        const vote = state.votes.find(({ person }) => person === id)
        if (vote) return html`${tag(locale, step?.outcomes[vote.vote]?.label ?? vote.vote, 'now')}${vote.reasons && html`<p class="hint">${paragraphs(vote.reasons)}</p>`}`
        return state.recused.includes(id) ? tag(locale, words.recused, 'wait') : html`<span class="faint">${words.notVoted[locale]}</span>`
      } },
    ],
  })
}

/** What can be done beside the step's own act. */
function smallActs(visit: Visit, ground: ActGround): Content {
  const { locale } = visit
  const { view: { permit, procedure, state }, actor, colleagues } = ground
  if (!permit.assign && !permit.extend && !permit.note) return undefined
  const assign = permit.assign && html`<details${openIf(ground, 'assign')}><summary>${actWords.assign[locale]}</summary><div class="inline">${
    actForm(visit, ground, 'assign', html`${fields(locale, [{
      kind: 'select', name: 'act-to', label: actWords.assignTo, choices: colleagues.map(({ id, name }) => ({ value: id, label: name })),
    }], { ...stateIn(ground, 'assign'), values: { 'act-to': state.assignee ?? '', ...stateIn(ground, 'assign').values } })}${button(locale, actWords.assignButton, { kind: 'quiet' })}`)}</div></details>`
  const mine = permit.assign && state.assignee !== actor.person && html`<div class="inline">${actForm(visit, ground, 'assign', html`<input type="hidden" name="act-to" value="${actor.person}">${
    button(locale, actWords.assignMe, { kind: 'quiet' })}`)}</div>`
  const extend = permit.extend && procedure.clock.extension && html`<details${openIf(ground, 'extend')}><summary>${actWords.extend[locale]}</summary><p>${
    extension(procedure.clock.extension.by)[locale]}</p>${actForm(visit, ground, 'extend', html`${fields(locale, [texts.extension], stateIn(ground, 'extend'))}${
    actions(button(locale, actWords.extend, { kind: 'quiet' }))}`)}</details>`
  const note = permit.note && html`<details${openIf(ground, 'note')}><summary>${actWords.note[locale]}</summary>${actForm(visit, ground, 'note', html`${
    fields(locale, [texts.words], stateIn(ground, 'note'))}${actions(button(locale, actWords.send, { kind: 'quiet' }))}`)}</details>`
  return html`<div class="small-acts">${mine}${assign}${extend}${note}</div>`
}
