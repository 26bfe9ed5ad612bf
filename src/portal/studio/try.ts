/** A draft is tried by hand: the applicant's form as wide as a phone, the days on which each step is acted in or not, what comes of it, and the letters. */
import { triedDecision } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import type { Json } from '../../law/canonical.ts'
import { printCitation } from '../../law/citation.ts'
import { readAnswers, typedDay } from '../../law/answers.ts'
import { ruleTitle } from '../../law/called.ts'
import { performerOf } from '../../law/clauses.ts'
import { evaluate } from '../../law/evaluate.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Answer, Facts, Field } from '../../law/field.ts'
import { type Asked, askedOf } from '../../law/form.ts'
import { formatDay, formatDuration } from '../../law/format.ts'
import { type DecisionKind, findingsToAnswer, foundFor, type Performer, type Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { same, type Text } from '../../law/text.ts'
import { addDays, type Day, dayOf, isDay, laterOf } from '../../law/time.ts'
import { courseOf, type Course, madeUp, resultOf, type Stage, type StagePart, type TrialAct, type TrialCase } from '../../law/trial/index.ts'
import { windowOf } from '../../law/call.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, type Control, errorSummary, field, fields, form, groundList, notice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { today } from '../services/parts.ts'
import { ruleTrace } from '../services/trace.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { words } from './messages.ts'
import { said } from './overview.ts'
import { authors, draftHere, draftPage, numberField, numberFrom } from './parts.ts'
import { rankedPart } from './ranking.ts'
import { freeName } from './reached.ts'
import { lettersPart } from './trial-letters.ts'
import { owedPart } from './trial-owed.ts'
import { filedHint, headTold, onDay, trialWords } from './trial.messages.ts'

export const tryRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft/try', kind: 'page', permission: authors(kernel), title: words.preview,
    handle: async (visit, { draft }) => tryPage(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
  route({
    method: 'POST', path: '/studio/:draft/try', kind: 'page', permission: authors(kernel), title: words.tryIt,
    async handle(visit, { draft: id }) {
      const { values } = await visit.form()
      const draft = await draftHere(kernel, visit, id)
      const paper = /^paper-(\d{1,2})$/.exec(values['act'] ?? '')?.[1]
      if (paper !== undefined) return await paperOf(kernel, visit, draft, triedBy(kernel, draft.declaration, values), Number(paper)) ?? tryPage(kernel, visit, draft, values)
      if (values['act'] !== 'keep') return tryPage(kernel, visit, draft, values)
      const shows = (values['shows'] ?? '').trim()
      try {
        if (shows === '') throw new Failure('invalid', trialWords.nameExample, [{ field: 'shows', text: trialWords.nameExample }])
        const { tried, problems } = triedBy(kernel, draft.declaration, values)
        if (problems.length > 0) return tryPage(kernel, visit, draft, values)
        const name = freeName(draft.declaration)
        // What is kept is published with the service: nobody who was typed here stands in it.
        const kept = madeUp(draft.declaration, tried)
        const value = JSON.parse(JSON.stringify({ name, shows: same(shows), ...kept, comesTo: resultOf(courseOf(draft.declaration, kernel.country.calendar, kept)) })) as Json
        await kernel.studio.save(actorHere(visit), draft.id, { number: numberFrom(values) || draft.number, change: { does: 'add', place: 'examples', name, value } })
      } catch (error) {
        if (!(error instanceof Failure) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
        return tryPage(kernel, visit, draft, values, { problems: problemsOf(error).map((one) => ({ ...one, field: 'shows' })), status: statuses[error.kind] })
      }
      return seeOther(visit, `/studio/${draft.id}/examples`)
    },
  }),
]

type Values = Readonly<Record<string, string>>

/** Steps after which a way that goes round is left. */
const longestWay = 20
const waiting = '-wait'
/** The name of a field of one visit of a step, and of one part of it: a step that comes twice is answered twice. */
const controlOf = (what: 'try' | 'after' | 'reasons' | 'found', at: number, { step }: Pick<Stage, 'step'>, part?: string): string => `${what}-${at}-${step}${part === undefined ? '' : `-${part.replace('.', '-')}`}`

/** What is to be found in one visit of a step, or in a part of it, under names of its own. */
const foundIn = (asked: readonly Field[], at: number, stage: Pick<Stage, 'step'>, part?: string): readonly Field[] =>
  asked.map((one) => ({ ...one, name: `${controlOf('found', at, stage, part)}-${one.name}` }))

/** A case as it was typed, and the course that it takes. */
interface Tried { readonly tried: TrialCase; readonly course: Course; readonly asked: Asked; readonly problems: readonly Problem[] }

function triedBy(kernel: Kernel, declaration: Procedure, values: Values): Tried {
  const { calendar } = kernel.country
  const filed = dayIn(values['filed']) ?? firstDay(kernel, declaration)
  const reading = readingOf(declaration, filed)
  const read = readTyped(declaration.form.flatMap((page) => page.fields), values)
  const asked = askedOf(declaration.form, read.facts, reading)
  // What is not asked on these answers need not be answered.
  const problems = read.problems.filter(({ field: at = '' }) => asked.pages.some((page) => page.fields.some(({ name }) => name === at.split('.')[0])))
  const acts: TrialAct[] = []
  const carried = dayIn(values['until'])
  // Where no day was chosen, the case is carried on to the last act, and past the time of whoever is silent where that means something.
  let reached = filed
  const caseNow = (): TrialCase => ({ filed, answers: asked.facts, acts, until: carried ?? reached })
  let course = courseOf(declaration, calendar, caseNow())
  // Step by step, for what was chosen in one says which come after it.
  for (let at = 0; at < Math.min(course.stages.length, longestWay); at += 1) {
    const stage = course.stages[at]!
    const step = declaration.steps[stage.step]!
    if (stage.by === 'rules' || stage.offered.length === 0) continue
    const began = dayOf(stage.began, calendar.zone)
    const daysAfter = (part?: string): number => Math.min(Number(/^\d{1,4}$/.exec(values[controlOf('after', at, stage, part)] ?? '')?.[0] ?? closesAfter(declaration, stage, began)), 3660)
    const act = (outcome: string, fields: readonly Field[], part?: string): void => {
      const own = foundIn(fields, at, stage, part)
      const { facts } = readTyped(own, values)
      const found = Object.fromEntries(fields.flatMap(({ name }, index) => (facts[own[index]!.name] === undefined ? [] : [[name, facts[own[index]!.name]!]])))
      const after = daysAfter(part)
      acts.push({ step: stage.step, ...(part !== undefined && { part }), outcome, after, ...(Object.keys(found).length > 0 && { found }) })
      reached = laterOf(reached, addDays(began, after))
    }
    const waits = (due: Day | undefined): void => { if (due !== undefined) reached = laterOf(reached, addDays(due, 1)) }
    for (const { name, part, due } of stage.parts) {
      const chosen = values[controlOf('try', at, stage, name)]
      const answer = chosen === waiting ? undefined : part.answers[chosen ?? ''] === undefined ? Object.keys(part.answers)[0] : chosen
      if (answer !== undefined) act(answer, findingsToAnswer(part, answer), name)
      else if (part.silence !== 'escalate') waits(due)
    }
    if (stage.parts.length === 0) {
      const chosen = values[controlOf('try', at, stage)]
      // What nobody chose is the first outcome that was not taken in this step before: a way that goes round ends by itself.
      const outcome = chosen === waiting ? undefined : (stage.offered.find(([one]) => one === chosen) ?? stage.offered.find(([one]) => !acts.some((done) => done.step === stage.step && done.outcome === one)))?.[0]
      if (outcome !== undefined) act(outcome, foundFor(step, outcome))
      else if (chosen === waiting) waits(step.late !== 'escalate' ? stage.due : declaration.clock.silence !== 'escalate' ? stage.wholeDue : undefined)
    }
    course = courseOf(declaration, calendar, caseNow())
  }
  return { tried: caseNow(), course, asked, problems }
}

/** Nobody signs a ranking before the call is closed: so many days after the step began, where nothing else is said. */
function closesAfter({ call }: Procedure, { step }: Stage, began: Day): number {
  if (call?.window === undefined || step !== call.at) return 0
  const after = Temporal.PlainDate.from(began).until(Temporal.PlainDate.from(call.window.until.slice(0, 10))).days + 1
  return Math.max(0, after)
}

function dayIn(text: string | undefined): Day | undefined {
  const day = typedDay(text ?? '')
  return day !== undefined && isDay(day) ? day : undefined
}
const firstDay = (kernel: Kernel, declaration: Procedure): Day => laterOf(today(kernel), declaration.inForce.from)

/** A question as it can be answered on a page that keeps nothing: a document is there or not, an entry is a number, and what the portal would know is typed. */
function typedField(given: Field): Control & Field {
  const { from, ...rest } = given
  const one = { ...rest, ...(from !== undefined && { hint: trialWords.known }) } as Field
  switch (one.kind) {
    case 'file': return { kind: 'flag', name: one.name, label: one.label, hint: trialWords.given, ...(one.optional && { optional: true }) }
    case 'entry': case 'entries': return { kind: 'text', name: one.name, label: one.label, hint: trialWords.number, maxLength: 40, ...(one.optional && { optional: true }) }
    case 'slot': return { ...one, kind: 'dateTime' }
    case 'rows': return { ...one, columns: one.columns.filter(({ kind }) => kind !== 'file').map(typedField) }
    default: return one
  }
}

/** Reads what was typed into the facts that the form would have. */
function readTyped(asked: readonly Field[], values: Values): { readonly facts: Facts; readonly problems: readonly Problem[] } {
  const { facts, problems } = readAnswers(asked.map(typedField), values)
  const kinds = new Map(asked.map(({ name, kind }) => [name, kind]))
  const answer = (name: string, value: Answer): Answer => (kinds.get(name) === 'file' ? (value === true ? 'example' : '') : kinds.get(name) === 'entries' ? (value === '' ? [] : [String(value)]) : value)
  return { facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, answer(name, value)])), problems }
}

/** The paper of a decision on the way of a case, as the portal sets it; undefined where the case does not come to it. */
async function paperOf({ country: { calendar }, decisions }: Kernel, { locale }: Visit, { declaration }: StudioDraft, tried: Tried | undefined, which: number): Promise<Response | undefined> {
  const made = tried?.course.decided[which]
  if (tried === undefined || made === undefined || declaration.decisions[made.decision] === undefined) return undefined
  const bytes = await decisions.tried(await triedDecision(calendar, declaration, { ...made, filed: tried.tried.filed }), locale)
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${declaration.id}-${made.decision}-${locale}.pdf"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } })
}

async function tryPage(kernel: Kernel, visit: Visit, draft: StudioDraft, values?: Values, refused: { readonly problems?: readonly Problem[]; readonly status?: number } = {}): Promise<Response> {
  const { locale } = visit
  const { declaration } = draft
  const done = values && triedBy(kernel, declaration, values)
  const problems = [...done?.problems ?? [], ...refused.problems ?? []]
  const filed = done?.tried.filed ?? firstDay(kernel, declaration)
  const state = { values: { filed, ...values }, problems }
  const pages = done?.asked.pages ?? askedOf(declaration.form, {}, readingOf(declaration, filed)).pages
  return draftPage(visit, draft, {
    at: '/try', title: words.preview, error: problems.length > 0, ...(refused.status !== undefined && { status: refused.status }),
    body: html`${errorSummary(locale, problems)}<h1>${words.preview[locale]}</h1>${form(visit, { keeps: 'nothing', body: html`${numberField(draft)}<h2>${words.asked[locale]}</h2><p class="hint">${words.askedHint[locale]}</p>${
      field(locale, { kind: 'date', name: 'filed', label: trialWords.filed, hint: filedHint(declaration.inForce.from, filed) }, state)}<div class="phone">${
      pages.map((page) => html`<h3>${page.title[locale]}</h3>${page.hint && html`<p>${page.hint[locale]}</p>`}${page.fields.map((one) => field(locale, typedField(one), state))}`)}</div>${
      done && html`<h2>${words.way[locale]}</h2><ol>${done.course.stages.map((stage, at) => stageOf(kernel, visit, declaration, stage, at, state))}</ol>`}${
      field(locale, { kind: 'date', name: 'until', label: trialWords.until, hint: trialWords.untilHint, optional: true }, state)}${actions(button(locale, words.tryIt))}${
      done && html`${papersPart(visit, declaration, done.course)}${field(locale, { kind: 'input', name: 'shows', label: trialWords.exampleShows, hint: trialWords.exampleHint, maxLength: 200, optional: true }, state)}${actions(button(locale, trialWords.keepIt, { kind: 'quiet', name: 'act', value: 'keep' }))}`}` })}${
      done && html`<h2>${words.result[locale]}</h2>${outcomeOf(visit, declaration, done.course, filed)}${rankedPart(kernel, visit, draft, done.tried)}${owedPart(kernel, visit, declaration, done.course, filed)}${lettersPart(kernel, visit, declaration, done.course)}<h2>${words.rulesHeld[locale]}</h2>${rulesOf(visit, declaration, done.course.facts, filed)}`}`,
  })
}

function stageOf({ country: { calendar: { zone }, bodies } }: Kernel, visit: Visit, declaration: Procedure, stage: Stage, at: number, state: { readonly values: Values }): Html {
  const { step: name, began, offered, outcome, due, wholeDue, by, ended, told, parts } = stage
  const { locale } = visit
  const step = declaration.steps[name]!
  const { call } = declaration
  const who = (performer: Performer): string | undefined => said(() => performerOf(declaration, performer, bodies)[locale])
  const how = by === 'silence' ? trialWords.bySilence : by === 'whole' ? trialWords.byWhole : by === 'rules' ? trialWords.byRules : by === 'nobody' ? trialWords.stands : undefined
  const { silence } = declaration.clock
  const label = by === 'whole' && silence !== 'escalate' ? silence.label : outcome === undefined ? undefined : step.outcomes[outcome]?.label
  const after = (part?: string): Html => field(locale, { kind: 'input', name: controlOf('after', at, stage, part), label: trialWords.after, inputmode: 'numeric', width: 'short', maxLength: 4, optional: true }, state)
  const choice = (choices: readonly { readonly value: string; readonly label: Text }[], taken: string, part?: string): Html => {
    const control = controlOf('try', at, stage, part)
    return field(locale, { kind: 'select', name: control, label: part === undefined ? words.chosenOutcome : trialWords.answer, choices: [...choices, { value: waiting, label: trialWords.waits }] }, { values: { [control]: taken } })
  }
  const found = (asked: readonly Field[], part?: string): Content => fields(locale, foundIn(asked, at, stage, part).map(typedField), state)
  const partOf = ({ name: one, part, due: own, said: given }: StagePart): Html => {
    const first = Object.keys(part.answers)[0]!
    const chosen = state.values[controlOf('try', at, stage, one)] ?? first
    const answer = part.answers[given?.answer ?? ''] ?? part.answers[chosen]
    const reasons = controlOf('reasons', at, stage, one)
    return html`<fieldset class="field"><legend>${part.title[locale]}</legend><p class="hint">${who(part.by)}${own && html` · ${words.due[locale]}: ${formatDay(own, locale)}`}</p>${
      choice(Object.entries(part.answers).map(([value, { label: text }]) => ({ value, label: text })), chosen === waiting ? waiting : chosen, one)}${
      chosen !== waiting && [found(findingsToAnswer(part, chosen), one), part.answers[chosen]?.reasons && field(locale, { kind: 'text', name: reasons, label: trialWords.reasons, hint: trialWords.reasonsHint, maxLength: 2000, optional: true }, state), after(one)]}${
      given && html`<p>${onDay(dayOf(given.at, zone))[locale]} — ${given.silent && html`${trialWords.countsAs[locale]} `}<b>${answer?.label[locale]}</b>${!given.silent && state.values[reasons] && html`: ${state.values[reasons]}`}</p>${given.silent && part.silence !== 'escalate' && html`<p class="hint">${printCitation(part.silence.basis)[locale]}</p>`}`}</fieldset>`
  }
  return html`<li><b>${step.title[locale]}</b> — ${who(step.by)}<p class="hint">${onDay(dayOf(began, zone))[locale]}${(due ?? wholeDue) && html` · ${words.due[locale]}: ${formatDay((due ?? wholeDue)!, locale)}`}</p>${
    call?.at === name && html`<p>${call.window === undefined ? trialWords.awaitsRankingOfEach[locale] : html`${trialWords.awaitsRanking[locale]} ${moment(visit, windowOf(call.window, zone).until)}.`}</p>`}${
    by !== 'rules' && parts.map(partOf)}${by !== 'rules' && parts.length === 0 && offered.length > 0 && html`${found(foundFor(step, outcome ?? offered[0]![0]))}${
    choice(offered.map(([value, one]) => ({ value, label: one.label })), (by === 'performer' ? outcome : waiting) ?? '')}${after()}`}${
    told.map((day) => html`<p>${headTold(day)[locale]}</p>`)}${how && html`<p>${how[locale]}${label && html`: <b>${label[locale]}</b>`}${ended && by !== 'rules' && html` (${onDay(dayOf(ended, zone))[locale]})`}</p>`}${
    by === 'performer' && parts.length > 0 && label && html`<p>${words.chosenOutcome[locale]}: <b>${label[locale]}</b></p>`}</li>`
}

/** What leads to the papers of the decisions: each with the whole case, for nothing of it is kept. */
const papersPart = ({ locale }: Visit, { decisions }: Procedure, { decided }: Course): Content => decided.length > 0 && html`<h2>${trialWords.papers[locale]}</h2><p class="hint">${trialWords.papersHint[locale]}</p>${
  actions(...decided.map(({ decision }, at) => button(locale, html`${decisions[decision]?.title[locale] ?? decision} (PDF)`, { kind: 'quiet', name: 'act', value: `paper-${at}` })))}`

/** The decisions on the way, as the applicant would read them, and where the case ends. */
function outcomeOf(visit: Visit, declaration: Procedure, { decided, at }: Course, on: Day): Content {
  const { locale } = visit
  return html`${decided.map(({ decision, facts, on: day }) => {
    const kind = declaration.decisions[decision]
    return kind && letterOf(visit, declaration, kind, facts, on, day)
  })}<p>${at === 'closed' ? words.ends[locale] : html`${trialWords.stands[locale]}: ${declaration.steps[at]?.title[locale] ?? at}`}</p>`
}

function letterOf({ locale }: Visit, declaration: Procedure, { title, words: operative, rules, effect, appeal }: DecisionKind, facts: Facts, on: Day, day: Day): Html {
  const failed = effect !== 'refuse' ? [] : rules.flatMap((rule) => said(() => evaluate(declaration.rules[rule]!, facts, readingOf(declaration, on)).failed) ?? [])
  return notice(locale, { kind: effect === 'grant' ? 'good' : 'info', title, body: html`<p class="hint">${words.letter[locale]}, ${formatDay(day, locale)}</p><p>${operative[locale]}</p>${
    failed.length > 0 && groundList(locale, failed.map(({ words: text, basis }) => ({ text, ...(basis && { basis }) })))}${appeal && html`<p>${appeal.to[locale]}: ${formatDuration(appeal.within, locale)}</p>`}` })
}

const rulesOf = (visit: Visit, declaration: Procedure, facts: Facts, on: Day): Content => Object.entries(declaration.rules).map(([name, rule]) => {
  const reading = readingOf(declaration, on)
  const evaluation = said(() => evaluate(rule, facts, reading))
  return html`<h3>${ruleTitle(declaration, name)[visit.locale]}</h3>${evaluation && said(() => ruleTrace(visit, declaration, { rule, trace: evaluation.trace, reading }))}`
})
