/** A draft is tried: the applicant's form as wide as a phone, and what would come of the answers typed into it. Nothing is kept. */
import type { Kernel } from '../../kernel/index.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import { readAnswers } from '../../law/answers.ts'
import { dueDay } from '../../law/duration.ts'
import { evaluate, type Verdict } from '../../law/evaluate.ts'
import type { Facts, Field } from '../../law/field.ts'
import { formatDay, formatDuration } from '../../law/format.ts'
import { askedOf } from '../../law/form.ts'
import { isByHour } from '../../law/hours.ts'
import { performerOf } from '../../law/clauses.ts'
import { type DecisionKind, findingsFor, type Outcome, type Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { type Day, laterOf } from '../../law/time.ts'
import { actions, button, errorSummary, field, fields, form, groundList, notice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { today } from '../services/parts.ts'
import { ruleTrace } from '../services/trace.ts'
import type { Visit } from '../visit.ts'
import { words } from './messages.ts'
import { said } from './overview.ts'
import { authors, draftHere, draftPage } from './parts.ts'

export const tryRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft/try', kind: 'page', permission: authors(kernel), title: words.preview,
    handle: async (visit, { draft }) => tryPage(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
  route({
    method: 'POST', path: '/studio/:draft/try', kind: 'page', permission: authors(kernel), title: words.tryIt,
    handle: async (visit, { draft }) => tryPage(kernel, visit, await draftHere(kernel, visit, draft), (await visit.form()).values),
  }),
]

type Values = Readonly<Record<string, string>>

/** A step on the way of a case that is only tried. */
interface Stage {
  readonly name: string
  readonly verdict?: Verdict
  /** What its performer could take. */
  readonly offered: readonly (readonly [name: string, outcome: Outcome])[]
  readonly taken: string | undefined
  readonly findings: readonly Field[]
  readonly facts: Facts
}

/** Steps after which a way that goes round is left. */
const longestWay = 20

/** The way that a case would take: of each step the outcome that was chosen, if it is offered, else the first. Pure. */
function wayOf(declaration: Procedure, filed: Facts, on: Day, chosen: Values): readonly Stage[] {
  const way: Stage[] = []
  const taken = new Map<string, string>()
  let [facts, name] = [filed, declaration.starts]
  while (way.length < longestWay) {
    const step = declaration.steps[name]
    if (step === undefined) return way
    const verdict = step.check === undefined ? undefined : verdictOf(declaration, step.check, facts, on)
    const offered = Object.entries<Outcome>(step.outcomes).filter(([, { whenCheck, byClock, after }]) =>
      !byClock && (whenCheck === undefined || whenCheck.includes(verdict ?? 'unknown')) && (after === undefined || taken.get(after.step) === after.outcome))
    const outcome = offered.find(([one]) => one === chosen[`try-${way.length}-${name}`])?.[0] ?? offered[0]?.[0]
    const findings = outcome === undefined ? [] : findingsFor(step, outcome)
    facts = { ...facts, ...readAnswers(findings, chosen).facts }
    way.push({ name, ...(verdict !== undefined && { verdict }), offered, taken: outcome, findings, facts })
    if (outcome === undefined) return way
    taken.set(name, outcome)
    name = step.outcomes[outcome]!.to
  }
  return way
}

const verdictOf = (declaration: Procedure, rule: string, facts: Facts, on: Day): Verdict => said(() => evaluate(declaration.rules[rule]!, facts, readingOf(declaration, on)).verdict) ?? 'unknown'

async function tryPage(kernel: Kernel, visit: Visit, draft: StudioDraft, values?: Values): Promise<Response> {
  const { locale } = visit
  const { declaration } = draft
  const on = laterOf(today(kernel), declaration.inForce.from)
  const asking = declaration.form.flatMap((page) => page.fields).filter(isTyped)
  const read = values && readAnswers(asking, values)
  const reading = readingOf(declaration, on)
  const asked = askedOf(declaration.form, read?.facts ?? {}, reading)
  // What is not asked on these answers need not be answered.
  const problems = read?.problems.filter(({ field: at = '' }) => asked.pages.some((page) => page.fields.some(({ name }) => name === at.split('.')[0]))) ?? []
  const way = values && wayOf(declaration, asked.facts, on, values)
  const state = { values: values ?? {}, problems }
  return draftPage(visit, draft, {
    at: '/try', title: words.preview, error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}<h1>${words.preview[locale]}</h1>${form(visit, { keeps: 'nothing', body: html`<h2>${words.asked[locale]}</h2><p class="hint">${words.askedHint[locale]}</p><div class="phone">${
      asked.pages.map((page) => html`<h3>${page.title[locale]}</h3>${page.hint && html`<p>${page.hint[locale]}</p>`}${page.fields.map((one) => (isTyped(one) ? field(locale, one, state) : notAsked(visit, one)))}`)}</div>${
      way && html`<h2>${words.way[locale]}</h2><ol>${way.map((stage, at) => stageOf(kernel, visit, declaration, stage, at, on, state))}</ol>`}${actions(button(locale, words.tryIt))}` })}${
      way && html`<h2>${words.result[locale]}</h2>${outcomeOf(visit, declaration, way, on)}<h2>${words.rulesHeld[locale]}</h2>${rulesOf(visit, declaration, way.at(-1)?.facts ?? asked.facts, on)}`}`,
  })
}

/** Whether an answer can be typed on a page that keeps nothing. */
const isTyped = ({ kind, from }: Field): boolean => from === undefined && !['file', 'entry', 'entries', 'slot'].includes(kind)

const notAsked = ({ locale }: Visit, { label, kind, from }: Field): Html => html`<div class="field known"><p class="label">${label[locale]}</p><p class="hint">${from ?? (kind === 'file' ? words.documentsLater[locale] : kind)}</p></div>`

function stageOf({ country: { calendar } }: Kernel, { locale }: Visit, declaration: Procedure, { name, offered, taken, findings }: Stage, at: number, on: Day, state: { readonly values: Values }): Html {
  const step = declaration.steps[name]!
  const { within } = step
  const due = within && (isByHour(within) ? formatDuration(within, locale) : said(() => `${formatDuration(within, locale)} (${formatDay(dueDay(calendar, on, within), locale)})`) ?? formatDuration(within, locale))
  return html`<li><b>${step.title[locale]}</b> — ${said(() => performerOf(declaration, step.by)[locale])}${due && html`<p>${words.due[locale]}: ${due}</p>`}${fields(locale, findings.filter(isTyped), state)}${offered.length > 0 && field(locale, {
    kind: 'select', name: `try-${at}-${name}`, label: words.chosenOutcome, choices: offered.map(([value, { label }]) => ({ value, label })),
  }, { values: { [`try-${at}-${name}`]: taken ?? '' } })}</li>`
}

/** The decisions on the way, as the applicant would read them. */
function outcomeOf(visit: Visit, declaration: Procedure, way: readonly Stage[], on: Day): Content {
  const { locale } = visit
  const decided = way.flatMap(({ name, taken, facts }) => {
    const decides = taken === undefined ? undefined : declaration.steps[name]!.outcomes[taken]!.decides
    const decision = decides === undefined ? undefined : declaration.decisions[decides]
    return decision === undefined ? [] : [{ decision, facts }]
  })
  const last = way.at(-1)
  const closed = last?.taken !== undefined && declaration.steps[last.name]!.outcomes[last.taken]!.to === 'closed'
  return html`${decided.map(({ decision, facts }) => letterOf(visit, declaration, decision, facts, on))}${closed && html`<p>${words.ends[locale]}</p>`}`
}

function letterOf({ locale }: Visit, declaration: Procedure, { title, words: operative, rules, effect, appeal }: DecisionKind, facts: Facts, on: Day): Html {
  const failed = effect !== 'refuse' ? [] : rules.flatMap((rule) => said(() => evaluate(declaration.rules[rule]!, facts, readingOf(declaration, on)).failed) ?? [])
  return notice(locale, { kind: effect === 'grant' ? 'good' : 'info', title, body: html`<p class="hint">${words.letter[locale]}</p><p>${operative[locale]}</p>${
    failed.length > 0 && groundList(locale, failed.map(({ words: text, basis }) => ({ text, ...(basis && { basis }) })))}${appeal && html`<p>${appeal.to[locale]}: ${formatDuration(appeal.within, locale)}</p>`}` })
}

const rulesOf = (visit: Visit, declaration: Procedure, facts: Facts, on: Day): Content => Object.entries(declaration.rules).map(([name, rule]) => {
  const reading = readingOf(declaration, on)
  const evaluation = said(() => evaluate(rule, facts, reading))
  return html`<h3><code>${name}</code></h3>${evaluation && said(() => ruleTrace(visit, declaration, { rule, trace: evaluation.trace, reading }))}`
})
