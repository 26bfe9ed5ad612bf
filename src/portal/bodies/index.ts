/**
 * The bodies of the programme: who is responsible for what, under which keys, and who is in office.
 *
 * Promises: the pages of all bodies have one skeleton, made from what the country declares and the house has enacted; who is in office is shown to
 * the administrators of the body and of the programme alone. Never: knows a body by name, or lets anybody appoint whom the kernel would refuse.
 */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { bodySchema, calendarSchema } from '../../law/body-declaration.ts'
import { onceSpoken } from '../../law/text.ts'
import { type Route, route } from '../routes.ts'
import type { IncomeTitles } from './accounts.ts'
import { officeRoutes, type RunsPortal } from './offices.ts'
import { bodyPages } from './pages.ts'

export { contactsPage } from './contacts.ts'
export { bodyWords } from './messages.ts'

/** The schemas of declared bodies and calendars, in the draft that editors of YAML know best. */
const schemaOf = (schema: z.ZodType) => onceSpoken(() => JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7', io: 'input', override: ({ jsonSchema }) => { delete jsonSchema.readOnly } })))
export const bodyJsonSchema = schemaOf(bodySchema)
export const calendarJsonSchema = schemaOf(calendarSchema)

/** Every route of the bodies. `incomes`: what the accounts of income are called that are paid to them; `runs`: which of them runs the portal. */
export const bodyRoutes = (kernel: Kernel, incomes: IncomeTitles = {}, runs?: RunsPortal): readonly Route[] => [
  ...bodyPages(kernel, incomes), ...officeRoutes(kernel, runs),
  ...([['body', bodyJsonSchema], ['calendar', calendarJsonSchema]] as const).map(([name, text]) => route({
    method: 'GET', path: `/schemas/${name}.json`, kind: 'file', permission: 'everyone',
    handle: () => new Response(text(), { headers: {
      'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
    } }),
  })),
]
