/** The form of a key: what is asked, and what comes of what was sent. */
import { integer, text } from '../../../../law/field.ts'
import type { Control, SubmittedForm } from '../../../../portal/index.ts'
import { endpoints } from '../key.ts'
import type { KeyChoices, KeyDraft, KeyRecord } from '../keys.ts'
import type { KeyTerms } from '../terms.ts'
import { endpointWords, words } from './words.ts'

/** What is asked for a new key, or of one that is changed. */
export const keyControls = ({ purposes, limits, days, systems }: KeyTerms, { fresh }: { readonly fresh: boolean }): readonly Control[] => [
  text('name', { label: words.name, hint: words.nameHint, maxLength: 60 }),
  ...(fresh ? [
    { kind: 'choice', name: 'purpose', label: words.purpose, choices: Object.entries(purposes).map(([value, label]) => ({ value, label })) },
    integer('days', { label: words.days, min: 1, max: days }),
  ] satisfies readonly Control[] : []),
  { kind: 'input', name: 'models', label: words.models, hint: words.modelsHint, optional: true, maxLength: 2000, width: 'full' },
  ...(systems === undefined ? [] : [text('system', { label: words.system, hint: words.systemHint, maxLength: 40, optional: true })]),
  { kind: 'checks', name: 'endpoints', label: words.endpoints, choices: endpoints.map((value) => ({ value, label: endpointWords[value] })) },
  integer('requestsPerMinute', { label: words.requestsPerMinute, min: 1, max: limits.requestsPerMinute }),
  integer('tokensPerMinute', { label: words.tokensPerMinute, hint: words.tokensPerMinuteHint, min: 1, max: limits.tokensPerMinute }),
  { kind: 'checkbox', name: 'keepsLogs', label: words.keepsLogs, hint: words.keepsLogsHint, optional: true },
]

/** What is asked for a new test key. */
export const testControls = (terms: KeyTerms): readonly Control[] => keyControls(terms, { fresh: true }).filter(({ name }) => name === 'name' || name === 'purpose')

/** All that a new test key has besides them: everything that its kind may have. */
export const freshTestKey = ({ test: { limits, days } }: KeyTerms): Omit<KeyDraft, 'name' | 'purpose'> =>
  ({ test: true, models: 'all', endpoints: 'all', limits, days, keepsLogs: false })

interface Filled { readonly values: Readonly<Record<string, string>>; readonly lists: Readonly<Record<string, readonly string[]>> }

/** Twice what one process that serves a model writes in a minute: enough to begin with, and no key that leaks takes it all. */
export const freshKey: Filled = { values: { days: '90', requestsPerMinute: '60', tokensPerMinute: '20000' }, lists: { endpoints } }

export const filledOf = ({ name, models, endpoints: chosen, limits, keepsLogs, system }: KeyRecord): Filled => ({
  values: {
    name, models: models === 'all' ? '' : models.join(', '), requestsPerMinute: String(limits.requestsPerMinute), tokensPerMinute: String(limits.tokensPerMinute),
    ...(keepsLogs && { keepsLogs: 'true' }), ...(system !== undefined && { system }),
  },
  lists: { endpoints: chosen === 'all' ? endpoints : chosen },
})

const whole = (typed: string | undefined): number => {
  const digits = (typed ?? '').replaceAll(/\s/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
}

/** What was sent; `make` and `change` say what is wrong with it. */
export function readKey({ values, all }: SubmittedForm): { readonly choices: KeyChoices; readonly purpose: string; readonly days: number; readonly filled: Filled } {
  const chosen = endpoints.filter((one) => all('endpoints').includes(one))
  const models = (values['models'] ?? '').split(/[\s,;]+/).filter((one) => one !== '')
  const system = (values['system'] ?? '').trim().toUpperCase()
  return {
    purpose: values['purpose'] ?? '', days: whole(values['days']), filled: { values, lists: { endpoints: chosen } },
    choices: {
      name: values['name'] ?? '', models: models.length === 0 ? 'all' : [...new Set(models)], endpoints: chosen.length === endpoints.length ? 'all' : chosen,
      limits: { requestsPerMinute: whole(values['requestsPerMinute']), tokensPerMinute: whole(values['tokensPerMinute']) }, keepsLogs: values['keepsLogs'] === 'true',
      ...(system !== '' && { system }),
    },
  }
}
