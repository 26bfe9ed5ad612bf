/** The publisher's decision on suspect columns, as the form has it. Pure. */
import type { Action } from '../../../../kernel/personal-data/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import type { GateInput } from '../../commons.ts'
import type { DatasetVersion } from '../../dataset.ts'
import { messages } from '../../messages.ts'
import { gateWords as words } from './messages.ts'

export const longestReasons = 2000

/** A version, as far as the decision is about it. */
type Suspected = Pick<DatasetVersion, 'suspects'>

/** What the form holds: an action for each suspect column in their order, absent where none was chosen. */
export interface Choices { readonly actions: readonly (Action | undefined)[]; readonly reasons: string }

export const fieldOf = (index: number): string => `column.${index}`

/** What is proposed, before anybody chose. */
export const proposedChoices = ({ suspects }: Suspected): Choices => ({ actions: suspects.map(({ proposed }) => proposed), reasons: '' })

export const sentChoices = ({ suspects }: Suspected, values: Readonly<Record<string, string>>): Choices => ({
  actions: suspects.map(({ possible }, index) => possible.find((one) => one === values[fieldOf(index)])), reasons: (values['reasons'] ?? '').trim(),
})

/** What is still missing, by its field. */
export function problemsIn({ actions, reasons }: Choices): readonly Problem[] {
  return [
    ...actions.flatMap((action, index) => (action === undefined ? [{ field: fieldOf(index), text: words.unchosen }] : [])),
    ...(reasons === '' && actions.includes('keep') ? [{ field: 'reasons', text: messages.keptNeedsReasons }] : []),
  ]
}

/** What a decision chose, for the form. */
export const chosenIn = ({ suspects }: Suspected, { actions, reasons = '' }: GateInput): Choices =>
  ({ actions: suspects.map(({ table, column }) => actions.find((one) => one.table === table && one.column === column)?.action), reasons })

/** The decision that is signed. */
export const decisionOf = ({ suspects }: Suspected, { actions, reasons }: Choices): GateInput => ({
  actions: suspects.map(({ table, column }, index) => ({ table, column, action: actions[index]! })), ...(reasons !== '' && { reasons }),
})
