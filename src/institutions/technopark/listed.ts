/** The residents in the list of registers: decisions keep them, and the same pages list them as all other registers. */
import { holdingsListed } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { RegisterView } from '../../kernel/registers/index.ts'
import { choice, date, identifier, text } from '../../law/field.ts'
import { statusWords, words } from './messages.ts'
import { activitiesOf } from './register.ts'
import type { Technopark } from './terms.ts'

export function residentsListed(kernel: Kernel, technopark: Technopark): RegisterView {
  const { claims, credential, residency } = technopark
  const declaration = kernel.cases.procedures.find(({ id }) => id === residency)
  const activities = activitiesOf(kernel, technopark)
  return {
    listing: {
      id: 'technopark.residents', title: words.register, summary: words.registerLead, body: { name: declaration?.body.name ?? words.title },
      fields: [
        text('name', { label: words.company, maxLength: 300 }), identifier('bin', 'bin', { label: words.number }),
        ...(activities.length > 0 ? [choice(claims.activity, { label: words.activity, choices: activities })] : []), text(claims.project, { label: words.project, maxLength: 300 }),
        date('since', { label: words.since }), date('until', { label: words.until, optional: true }),
      ],
      calledBy: 'name', states: { entered: statusWords['in force'], suspended: statusWords.suspended, struck: words.formerly },
      shown: { to: 'everyone', fields: ['name', 'bin', claims.activity, claims.project, 'since', 'until'] },
    },
    rows: (today) => holdingsListed(credential, { claims: [claims.activity, claims.project], identifier: 'bin', page: '/technopark/residents/', today }),
  }
}
