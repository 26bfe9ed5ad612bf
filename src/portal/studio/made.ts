/** Applicants made from a draft: what each is the first to reach, what comes of it, and what nobody reached. */
import type { Kernel } from '../../kernel/index.ts'
import { grantsSomebody, type StudioDraft } from '../../kernel/studio/index.ts'
import type { Json } from '../../law/canonical.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { evaluate } from '../../law/evaluate.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { shortened } from '../../law/kept-text.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import type { Text } from '../../law/text.ts'
import { isDay } from '../../law/time.ts'
import { type Made, type MadeApplicant, mostRows, type Reached, resultOf } from '../../law/trial/index.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, definitionList, errorSummary, field, form, notice, table } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { dayFor, madeOf } from './granted.ts'
import { words } from './messages.ts'
import { said } from './overview.ts'
import { authors, draftHere, draftPage, numberField, numberFrom } from './parts.ts'
import { answersText, freeName, reachedText, resultText, wayText } from './reached.ts'
import { firstRows, ofAll, reachedWords, trialWords } from './trial.messages.ts'

export const madeRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft/cases', kind: 'page', permission: authors(kernel), title: trialWords.cases,
    handle: async (visit, { draft }) => madePage(kernel, visit, await draftHere(kernel, visit, draft), seedIn(visit.url.searchParams.get('seed'))),
  }),
  route({
    method: 'POST', path: '/studio/:draft/cases', kind: 'page', permission: authors(kernel), title: trialWords.keepIt,
    async handle(visit, { draft: id }) {
      const { values } = await visit.form()
      const seed = seedIn(values['seed'])
      const on = values['on'] ?? ''
      const draft = await draftHere(kernel, visit, id, numberFrom(values) || undefined)
      try {
        const kept = madeOf(kernel, draft.declaration, seed, isDay(on) ? on : undefined).applicants.filter((_, at) => values[`keep.${at}`] === 'true')
        if (kept.length === 0) throw new Failure('invalid', trialWords.chooseCases, [{ text: trialWords.chooseCases }])
        const taken: string[] = []
        const [first, ...further] = kept.map((one) => {
          const name = freeName(draft.declaration, taken)
          taken.push(name)
          return { name, value: JSON.parse(JSON.stringify({ name, shows: showsOf(draft.declaration, one), ...one.case, comesTo: resultOf(one.course) })) as Json }
        })
        if (first) await kernel.studio.save(actorHere(visit), draft.id, { number: draft.number, change: { does: 'add', place: 'examples', ...first, further } })
      } catch (error) {
        if (!(error instanceof Failure) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
        return madePage(kernel, visit, await draftHere(kernel, visit, id), seed, { problems: problemsOf(error), status: statuses[error.kind] })
      }
      return seeOther(visit, `/studio/${draft.id}/examples`)
    },
  }),
]

const seedIn = (text: string | null | undefined): number => Number(/^\d{1,9}$/.exec(text ?? '')?.[0] ?? 1)

const kinds = ['rule', 'ground', 'step', 'outcome', 'answer', 'silent', 'decision', 'late', 'whole', 'value'] as const satisfies readonly Reached['of'][]

/** The chief thing that a case shows: what is rarest first. */
function showsOf(declaration: Procedure, { fresh, course }: MadeApplicant): Text {
  const order: readonly Reached['of'][] = ['ground', 'whole', 'silent', 'late', 'decision', 'answer', 'rule', 'outcome', 'value', 'step']
  const chief = fresh.toSorted((a, b) => order.indexOf(a.of) - order.indexOf(b.of))[0]
  const result = resultText(declaration, resultOf(course))
  return chief === undefined || chief.of === 'decision' ? result : inEveryLanguage((locale) => shortened(`${reachedText(declaration, chief)[locale]} → ${result[locale]}`, 200))
}

async function madePage(kernel: Kernel, visit: Visit, draft: StudioDraft, seed: number, { problems = [], status }: { readonly problems?: readonly Problem[]; readonly status?: number } = {}): Promise<Response> {
  const { locale, link } = visit
  const { declaration } = draft
  const made = said(() => madeOf(kernel, declaration, seed))
  if (made) await kernel.studio.keepMade(declaration, made)
  const lines = (texts: readonly Text[]): Content => (texts.length === 1 ? texts[0]![locale] : html`<ul>${texts.map((one) => html`<li>${one[locale]}</li>`)}</ul>`)
  return draftPage(visit, draft, {
    at: '/cases', title: trialWords.cases, error: problems.length > 0, ...(status !== undefined && { status }),
    body: html`${errorSummary(locale, problems)}<h1>${trialWords.cases[locale]}</h1><p>${trialWords.casesLead[locale]}</p>${made === undefined ? notice(locale, { kind: 'warning', body: words.notDrawn[locale] }) : html`${
      coverage(visit, declaration, made)}${form(visit, { keeps: 'nothing', body: html`${numberField(draft)}<input type="hidden" name="seed" value="${seed}"><input type="hidden" name="on" value="${dayFor(kernel, declaration)}">${table<MadeApplicant>(locale, {
      caption: trialWords.cases, captionUnseen: true, rows: made.applicants, columns: [
        { title: trialWords.shows, header: true, cell: ({ fresh }) => lines(fresh.slice(0, 4).map((one) => reachedText(declaration, one))) },
        { title: trialWords.differs, cell: ({ differs }) => lines(answersText(declaration, differs)) },
        { title: trialWords.path, cell: ({ course }) => lines(wayText(declaration, course)) },
        { title: trialWords.comes, cell: ({ course }) => resultText(declaration, resultOf(course))[locale] },
        { title: trialWords.grounds, cell: (one) => lines(groundsOf(declaration, one)) },
        { title: trialWords.keepIt, cell: (one) => {
          const at = made.applicants.indexOf(one)
          return html`<input type="checkbox" id="keep-${at}" name="keep.${at}" value="true"> <label for="keep-${at}"> ${trialWords.keepIt[locale]}<span class="unseen"> ${at + 1}</span></label>`
        } },
      ],
    })}${actions(button(locale, trialWords.keepChosen))}` })}<form method="get" action="${link(`/studio/${draft.id}/cases`)}">${field(locale, { kind: 'input', name: 'seed', label: trialWords.seed, inputmode: 'numeric', width: 'short', maxLength: 9 }, { values: { seed: String(seed) } })}${
      actions(button(locale, trialWords.again, { kind: 'quiet' }))}</form>`}`,
  })
}

/** The words on which the rules of the decisions that were made fail. */
function groundsOf(declaration: Procedure, { course, case: { filed } }: MadeApplicant): readonly Text[] {
  const rules = new Set(course.decided.flatMap(({ decision }) => (declaration.decisions[decision]?.effect === 'refuse' ? declaration.decisions[decision].rules : [])))
  return [...rules].flatMap((rule) => said(() => evaluate(declaration.rules[rule]!, course.facts, readingOf(declaration, filed)).failed.map((one) => one.words)) ?? [])
}

function coverage({ locale }: Visit, declaration: Procedure, made: Made): Content {
  const { reached, missed, cut, capped } = made
  const count = (all: readonly Reached[], of: Reached['of']): number => all.filter((one) => one.of === of).length
  const there = kinds.filter((of) => count(reached, of) + count(missed, of) > 0)
  return html`${!grantsSomebody(declaration, made) && notice(locale, { kind: 'warning', title: trialWords.nobodyGranted, body: trialWords.nobodyGrantedHint[locale] })}<h2>${trialWords.covered[locale]}</h2>${definitionList(locale, there.map((of) => ({ term: reachedWords[of], value: ofAll(count(reached, of), count(reached, of) + count(missed, of))[locale] })))}${
    missed.length === 0 ? notice(locale, { kind: 'good', body: trialWords.allReached[locale] }) : html`<h2>${trialWords.missed[locale]}</h2><ul class="clauses">${missed.map((one) =>
      html`<li>${reachedWords[one.of][locale]}: ${reachedText(declaration, one)[locale]}</li>`)}</ul>`}${cut && html`<p class="hint">${trialWords.cut[locale]}</p>`}${capped && html`<p class="hint">${firstRows(mostRows)[locale]}</p>`}`
}
