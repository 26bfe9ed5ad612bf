/** The privacy of data whose rows are not lent: how much may be learnt in a year, what has been, and what is known of columns beforehand. */
import { transact } from '../../../../kernel/index.ts'
import { type Detector, detectorsEverywhere, kindsIn } from '../../../../kernel/personal-data/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import { formatDecimal, formatNumber } from '../../../../law/format.ts'
import type { Text } from '../../../../law/text.ts'
import {
  actions, attributes, button, definitionList, fields, form, html, type Html, notice, problemsOf, route, type Route, seeOther, type SubmittedForm, type Visit,
} from '../../../../portal/index.ts'
import type { Commons } from '../../commons.ts'
import { type Dataset, datasetSubject, isVeiled } from '../../dataset.ts'
import type { ColumnProfile } from '../../ingest/index.ts'
import { type BudgetLedger, epsilonFor } from '../../../../kernel/privacy/index.ts'
import { decideOnPrivacy, type KnownColumns, knownOf, privacyDecisionOn, privacyLedger, type YearlyChoice, yearlyChoices } from '../index.ts'
import { renewsOn } from './aggregates-messages.ts'
import { publishWords } from '../../publishing/messages.ts'
import { hidden, lastRead, managePath, ownDataset, ownPath, publisherPage } from '../../publishing/parts.ts'
import { privacyWords as words, yearlyWords } from './settings-messages.ts'

const path = '/commons/datasets/:namespace/:name/privacy'
/** Columns that can be said something of: those that made-up rows read. */
const mostColumns = 40
const mostValues = 1000

const isChoice = (name: string | undefined): name is YearlyChoice => name !== undefined && Object.hasOwn(yearlyChoices, name)
const isNumber = ({ kind }: Pick<ColumnProfile, 'kind'>): boolean => kind === 'number' || kind === 'integer'

export function privacyRoutes(commons: Commons): readonly Route[] {
  const { kernel } = commons
  const ledger = privacyLedger(kernel)
  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'signed in', title: words.title,
      handle: async (visit, named) => {
        const { dataset } = await ownDataset(commons, visit, named)
        const columns = await columnsOf(commons, dataset)
        return privacyPage(visit, commons, ledger, dataset, { columns, values: written(columns, await privacyDecisionOn(kernel.db, dataset.id)) })
      },
    }),
    route({
      method: 'POST', path, kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 60, seconds: 3600 },
      handle: async (visit, named) => {
        const { actor, dataset } = await ownDataset(commons, visit, named)
        const sent = await visit.form()
        const columns = await columnsOf(commons, dataset)
        const shown = (problems: readonly Problem[]) => privacyPage(visit, commons, ledger, dataset, { columns, values: sent.values, problems })
        const { yearly } = sent.values
        const { known, problems } = read(sent, kernel.country.identifying ?? detectorsEverywhere)
        if (!isChoice(yearly)) return shown([{ field: 'yearly', text: words.choose }])
        if (problems.length > 0) return shown(problems)
        try {
          // Of columns that are not on the form, such as those of a table that is gone, what was said stays said.
          const before = Object.fromEntries(Object.entries((await privacyDecisionOn(kernel.db, dataset.id)).known).filter(([column]) => !columns.some(({ name }) => name === column)))
          await transact(kernel.db, (tx) => decideOnPrivacy(kernel, tx, actor, dataset, { yearly, known: { ...before, ...known } }))
          return seeOther(visit, `${managePath(dataset)}?done=privacy`)
        } catch (error) {
          return shown(problemsOf(error))
        }
      },
    }),
  ]
}

/**
 * Columns of which values or ends can be said, by their names: those of the newest version that was read. What has more values than
 * can be listed tells things or people apart, and is not asked for: what is said here everybody sees.
 */
async function columnsOf({ datasets }: Commons, dataset: Dataset): Promise<readonly ColumnProfile[]> {
  const newest = lastRead(await datasets.versions(dataset.id))
  if (newest === undefined) return []
  const { tables } = await datasets.version(dataset.id, newest.number)
  const readable = tables.flatMap(({ profile }) => profile.columns.slice(0, mostColumns)).filter((column) => isNumber(column) || ((column.kind === 'category' || column.kind === 'text') && column.distinct <= mostValues))
  return [...new Map(readable.map((column) => [column.name, column])).values()]
}

type Values = Readonly<Record<string, string>>

function written(columns: readonly ColumnProfile[], { yearly, known }: Awaited<ReturnType<typeof privacyDecisionOn>>): Values {
  const chosen = Object.entries(yearlyChoices).find(([, rho]) => rho === yearly)?.[0] ?? ''
  return {
    yearly: chosen, ...Object.fromEntries(columns.flatMap(({ name }, index) => {
      const said = knownOf(known, name)
      if (said === undefined) return []
      return 'values' in said ? [[`values.${index}`, said.values.join('\n')]] : [[`low.${index}`, said.between[0]], [`high.${index}`, said.between[1]]]
    })),
  }
}

const numberOf = (typed: string): string => typed.replaceAll(/\s/g, '').replace(',', '.')

/** What the form says of its columns; of one that is left empty nothing is said. */
function read({ values }: SubmittedForm, detectors: readonly Detector[]): { readonly known: KnownColumns; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const known: KnownColumns = {}
  for (let index = 0; values[`column.${index}`] !== undefined; index += 1) {
    const column = values[`column.${index}`]!
    const list = [...new Set((values[`values.${index}`] ?? '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''))]
    const [low, high] = [numberOf(values[`low.${index}`] ?? ''), numberOf(values[`high.${index}`] ?? '')]
    if (list.length > 0) {
      if (list.length > mostValues || list.some((one) => one.length > 100)) problems.push({ field: `values.${index}`, text: words.tooMany })
      else if (list.some((one) => kindsIn(one, detectors).length > 0)) problems.push({ field: `values.${index}`, text: words.personal })
      else known[column] = { values: list }
    } else if (low !== '' || high !== '') {
      const wrong = ![low, high].every((one) => /^-?\d{1,12}(?:\.\d{1,6})?$/.test(one)) || Number(low) >= Number(high)
      if (wrong) problems.push({ field: `low.${index}`, text: words.badEnds })
      else known[column] = { between: [low, high] }
    }
  }
  return { known, problems }
}

interface Shown { readonly columns: readonly ColumnProfile[]; readonly values: Values; readonly problems?: readonly Problem[] }

async function privacyPage(visit: Visit, { kernel: { db } }: Commons, ledger: BudgetLedger, dataset: Dataset, { columns, values, problems = [] }: Shown): Promise<Response> {
  const { locale, link } = visit
  const [{ yearly }, { thisYear, ever }, { ofAll, nextYear }] = await Promise.all([privacyDecisionOn(db, dataset.id), ledger.spent(datasetSubject(dataset.id)), ledger.left(datasetSubject(dataset.id), '')])
  const rho = (value: string): string => `ρ = ${formatDecimal(rounded(value), locale)} (ε = ${formatDecimal(epsilonFor(value), locale)})`
  const choices = (Object.keys(yearlyChoices) as readonly YearlyChoice[]).map((value) => ({ value, ...yearlyWords(value, epsilonFor(yearlyChoices[value])) }))
  return publisherPage(visit, dataset, {
    title: words.title, problems,
    body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${!isVeiled(dataset.terms) && notice(locale, { body: html`<p>${words.notVeiled[locale]}</p>` })}<h2>${
      words.account[locale]}</h2>${definitionList(locale, [
      { term: words.year, value: html`${rho(yearly)}<p class="hint">${renewsOn(nextYear)[locale]}</p>` },
      { term: words.open, value: rho(ofAll.total.rho) },
      { term: words.byPublication, value: rho(thisYear.byPublication) },
      { term: words.byAnswers, value: html`${rho(thisYear.byAnswers)}<p class="hint">${words.askers[locale]}: ${formatNumber(thisYear.askers, locale)}</p>` },
      { term: words.ever, value: html`${rho(sum(ever.byPublication, ever.byAnswers))}${ever.since !== undefined && html` <span class="hint">${words.since[locale]}: ${ever.since}</span>`}<p class="hint">${words.everHint[locale]}</p>` },
    ])}<p class="hint">${words.unit[locale]}</p><h2>${words.decision[locale]}</h2>${form(visit, {
      action: link(ownPath(dataset, 'privacy')),
      body: html`${fields(locale, [{ kind: 'choice', name: 'yearly', label: words.yearly, hint: words.yearlyHint, choices }], { values, problems })}${
        columns.length > 0 && html`<h2>${words.known[locale]}</h2><p>${words.knownHint[locale]}</p>${columns.map((column, index) => columnFields(visit, column, index, values, problems))}`}${
        actions(button(locale, words.save), html`<a href="${link(managePath(dataset))}">${publishWords.cancel[locale]}</a>`)}`,
    })}`,
  })
}

/** What is spent adds up in binary fractions; a page shows it as exactly as it is decided, in hundredths of hundredths. */
const rounded = (value: string): string => String(Math.round(Number(value) * 1e4) / 1e4)
const sum = (a: string, b: string): string => String(Math.round((Number(a) + Number(b)) * 1e9) / 1e9)

function columnFields({ locale }: Visit, column: ColumnProfile, index: number, values: Values, problems: readonly Problem[]): Html {
  const input = (part: 'low' | 'high', label: Text): Html => {
    const error = problems.find(({ field }) => field === `${part}.${index}`)
    return html`<div class="field${error && ' wrong'}"><label for="f-${part}.${index}">${label[locale]}<span class="unseen">: ${column.name}</span></label>${error && html`<p class="error" id="f-${part}.${index}-error">${error.text[locale]}</p>`}<input type="text" inputmode="decimal" size="16"${attributes({
      id: `f-${part}.${index}`, name: `${part}.${index}`, value: values[`${part}.${index}`] ?? '', 'aria-invalid': error && 'true', 'aria-describedby': error && `f-${part}.${index}-error` })}></div>`
  }
  const error = problems.find(({ field }) => field === `values.${index}`)
  return html`<fieldset class="field"><legend><code>${column.name}</code></legend>${hidden(`column.${index}`, column.name)}${isNumber(column) ? html`${input('low', words.low)}${input('high', words.high)}`
    : html`<label for="f-values.${index}">${words.values[locale]}<span class="unseen">: ${column.name}</span></label>${error && html`<p class="error" id="f-values.${index}-error">${error.text[locale]}</p>`}<textarea rows="3"${attributes({
      id: `f-values.${index}`, name: `values.${index}`, 'aria-invalid': error && 'true', 'aria-describedby': error && `f-values.${index}-error` })}>${values[`values.${index}`] ?? ''}</textarea>`}</fieldset>`
}
