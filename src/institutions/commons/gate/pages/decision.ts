/** The publisher's decision on suspect columns, on its way from the form through an address to the signature. Pure. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { type Action, actions as kinds } from '../../../../kernel/personal-data/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import { notFound } from '../../../../portal/index.ts'
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

const packed = z.object({ actions: z.array(z.number().int().min(0).max(kinds.length - 1)).max(10_000), reasons: z.string().max(longestReasons) })

/** Writes the choices into an address, so that the page of the signature can be opened again, and in another language. */
export const pack = ({ actions, reasons }: Choices): string => deflateRawSync(JSON.stringify({
  actions: actions.map((action) => kinds.indexOf(action!)), reasons,
})).toString('base64url')

/** Reads them back. Throws a `Failure` (not found) for anything that `pack` did not write for this version. */
export function unpack({ suspects }: Suspected, text: string): Choices {
  try {
    const { actions, reasons } = packed.parse(JSON.parse(inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: 200_000 }).toString('utf8')))
    const chosen = actions.map((one) => kinds[one])
    if (chosen.length !== suspects.length || chosen.some((one, index) => one === undefined || !suspects[index]!.possible.includes(one))) throw notFound()
    return { actions: chosen, reasons }
  } catch {
    throw notFound()
  }
}

/** The decision that is signed. */
export const decisionOf = ({ suspects }: Suspected, { actions, reasons }: Choices): GateInput => ({
  actions: suspects.map(({ table, column }, index) => ({ table, column, action: actions[index]! })), ...(reasons !== '' && { reasons }),
})
