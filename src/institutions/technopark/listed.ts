/** The residents in the list of registers: decisions keep them, and the same pages list them as all other registers. */
import { holdingStatuses, holdingsListed } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { RegisterView } from '../../kernel/registers/index.ts'
import { choice, type Choice, date, identifier, text } from '../../law/field.ts'
import { fieldsOf } from '../../law/procedure.ts'
import { statusWords, words } from './messages.ts'
import type { Technopark } from './terms.ts'

export const residentsId = 'technopark.residents'
/** Where the list of residents stands. */
export const residentsPath = `/registers/${residentsId}`

/** The activities by which residents are told apart, as the residency asks for them. */
export function activitiesOf({ cases }: Kernel, { residency, claims }: Pick<Technopark, 'residency' | 'claims'>): readonly Choice[] {
  const declaration = cases.procedures.find(({ id }) => id === residency)
  const field = declaration && fieldsOf(declaration).find(({ name }) => name === claims.activity)
  return field?.kind === 'choice' ? field.choices : []
}

type Listed = Pick<Technopark, 'residency' | 'claims' | 'credential'>

export function residentsListed(kernel: Kernel, technopark: Listed): RegisterView {
  const { claims, credential } = technopark
  let last: { readonly of: Kernel['cases']['procedures']; readonly listing: RegisterView['listing'] } | undefined
  return {
    // By the residency that is in force now: another process may enact it, or change its activities, after this one has started.
    get listing() {
      const { procedures } = kernel.cases
      if (last?.of !== procedures) last = { of: procedures, listing: listingOf(kernel, technopark) }
      return last.listing
    },
    rows: (today) => holdingsListed(credential, { claims: [claims.activity, claims.project], identifier: 'bin', page: '/technopark/residents/', today }),
    version: () => kernel.decisions.registerVersion(credential),
  }
}

function listingOf(kernel: Kernel, technopark: Listed): RegisterView['listing'] {
  const { claims, residency } = technopark
  const declaration = kernel.cases.procedures.find(({ id }) => id === residency)
  const activities = activitiesOf(kernel, technopark)
  const shown = ['name', 'status', 'bin', ...(activities.length > 0 ? [claims.activity] : []), claims.project, 'since', 'until']
  return {
    id: residentsId, title: words.register, summary: words.registerLead, body: { name: declaration?.body.name ?? words.title },
    fields: [
      text('name', { label: words.company, maxLength: 300 }),
      choice('status', { label: words.status, choices: holdingStatuses.map((value) => ({ value, label: statusWords[value] })) }),
      identifier('bin', 'bin', { label: words.number }),
      ...(activities.length > 0 ? [choice(claims.activity, { label: words.activity, choices: activities })] : []), text(claims.project, { label: words.project, maxLength: 300 }),
      date('since', { label: words.since }), date('until', { label: words.until, optional: true }),
    ],
    calledBy: 'name', states: { entered: statusWords['in force'], suspended: statusWords.suspended, struck: words.formerly },
    shown: { to: 'everyone', fields: shown },
    list: { begins: { values: { status: 'in force' }, sort: 'name' }, columns: shown.slice(2), state: 'status' },
  }
}
