/** The exchange for programs: the crosswalks as data, a file tried, and the register by each standard. */
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { dayOf } from '../../../law/time.ts'
import { Failure } from '../../../law/failure.ts'
import { download, json, operation, type Route, textSchema } from '../../../portal/index.ts'
import { institution } from '../parts.ts'
import type { Crosswalk } from './crosswalk.ts'
import { crosswalks } from './crosswalks/index.ts'
import { publicEntries, systemsRegister } from './exported.ts'
import { faults } from './faults.messages.ts'
import { asTheyCame, openGiving } from './given.ts'
import { type LossLine, outcomes } from './loss.ts'
import { words } from './messages.ts'
import { lossesOf, standardOr404 } from './pages.ts'
import { reportOn } from './report.ts'
import { schemaOf } from './valid.ts'
import { recordText, writeFile } from './written.ts'

const open = { headers: { 'access-control-allow-origin': '*' } }
const megabytes = 16

const summarySchema = z.object({ id: z.string(), title: textSchema, version: z.string(), licence: z.string(), address: z.string(), file: z.enum(['csv', 'json']) }).meta({ id: 'ForeignStandardSummary' })
const fieldSchema = z.object({
  name: z.string(), label: z.string(), at: z.string().optional(), required: z.boolean(), ours: z.string().optional(), relation: z.enum(['equal', 'broader', 'narrower', 'part of', 'none']), way: z.enum(['both', 'in', 'out']).optional(),
  map: z.array(z.object({ foreign: z.string(), ours: z.string(), exact: z.boolean(), way: z.enum(['in', 'out']).optional() })).optional(), note: textSchema.optional(),
})
const standardSchema = summarySchema.extend({ fields: z.array(fieldSchema), schema: z.record(z.string(), z.unknown()).describe('JSON Schema of one record: the publisher’s where there is one') }).meta({ id: 'ForeignStandard' })
const lineSchema = z.object({
  column: z.string(), ours: z.string().optional(), relation: z.string(), counts: z.object(Object.fromEntries(outcomes.map((outcome) => [outcome, z.int()])) as Record<(typeof outcomes)[number], z.ZodInt>),
  examples: z.partialRecord(z.enum(outcomes), z.array(z.object({ row: z.int(), line: z.int().optional(), value: z.string() }))),
}).meta({ id: 'ExchangeLossLine' })
const reportSchema = z.object({
  standard: z.string(), stops: z.boolean().describe('Nothing of the file may be imported'), encoding: z.string().optional(), columns: z.array(z.string()), losses: z.array(lineSchema),
  faults: z.array(z.object({ row: z.int().optional(), line: z.int().optional(), column: z.int().optional(), name: z.string().optional(), text: textSchema, stops: z.boolean() })),
  records: z.array(z.object({ row: z.int(), line: z.int().optional(), record: z.record(z.string(), z.string()), unmapped: z.record(z.string(), z.unknown()) })),
}).meta({ id: 'ExchangeReport' })
const lossesSchema = z.object({
  standard: z.string(), entries: z.int(), losses: z.array(lineSchema), notFilled: z.array(z.object({ field: z.string(), count: z.int() })),
  leftOut: z.array(z.object({ number: z.string(), complaints: z.array(z.object({ field: z.string(), says: z.string() })) })),
}).meta({ id: 'ExchangeLosses' })

const lineOf = ({ column, ours, relation, counts, examples }: LossLine) => ({ column, ...(ours && { ours }), relation, counts, examples })

export function exchangeApi(kernel: Kernel, register: string): readonly Route[] {
  const params = z.object({ standard: z.enum(crosswalks.map(({ id }) => id)) })
  const limit = { requests: 600, seconds: 60 }
  const refusals = { 404: words.unknown }
  const requireRegister = (): void => { if (systemsRegister(kernel, register) === undefined) throw new Failure('not found', words.noRegister) }
  return [
    operation({
      method: 'GET', path: '/api/oversight/exchange', permission: 'everyone', title: words.list, rateLimit: limit,
      describes: { group: institution, description: words.list, answers: { 200: { text: words.list, schema: z.object({ standards: z.array(summarySchema) }) } } },
      handle: () => json({ standards: crosswalks.map(summaryOf) }, open),
    }),
    operation({
      method: 'GET', path: '/api/oversight/exchange/:standard', permission: 'everyone', title: words.oneStandard, rateLimit: limit,
      describes: { group: institution, description: words.oneStandard, params, answers: { 200: { text: words.oneStandard, schema: standardSchema } }, refusals },
      handle(_visit, { params: { standard: id } }) {
        const standard = standardOr404(id)
        return json({
          ...summaryOf(standard), schema: schemaOf(standard),
          fields: standard.fields.map(({ name, label, at, required = false, ours, relation, way, map, note }) => ({
            name, label, ...(at !== undefined && { at }), required, ...(ours && { ours, way: way ?? 'both' }), relation, ...(note && { note }),
            ...(map && { map: map.map(({ foreign, ours: value, exact, way: one }) => ({ foreign, ours: value, exact, ...(one && { way: one }) })) }),
          })),
        }, open)
      },
    }),
    operation({
      method: 'POST', path: '/api/oversight/exchange/:standard', permission: 'everyone', title: words.tryApi, rateLimit: { requests: 20, seconds: 600 }, bodyLimit: megabytes * 1024 * 1024,
      describes: { group: institution, description: words.tryApi, params, bytes: true, answers: { 200: { text: words.report, schema: reportSchema } }, refusals: { ...refusals, 422: words.cannotTake } },
      async handle(visit, { params: { standard: id } }) {
        const parts: Uint8Array[] = []
        let size = 0
        for await (const part of visit.request.body ?? []) {
          size += part.length
          if (size > megabytes * 1024 * 1024) throw new Failure('invalid', faults.tooLarge(megabytes))
          parts.push(part)
        }
        if (size === 0) throw new Failure('invalid', faults.empty)
        const { file, taken, tally, faults: found, stops } = reportOn(standardOr404(id), Buffer.concat(parts), dayOf(kernel.now(), kernel.country.calendar.zone))
        return json({
          standard: id, stops, ...(file && { encoding: file.encoding }), columns: file?.columns ?? [], losses: tally?.lines.map(lineOf) ?? [], faults: found,
          records: taken.map(({ row, line, record, unmapped }) => ({ row, ...(line !== undefined && { line }), record, unmapped })),
        }, open)
      },
    }),
    operation({
      method: 'GET', path: '/api/oversight/exchange/:standard/systems', permission: 'everyone', title: words.give, rateLimit: { requests: 30, seconds: 60 },
      describes: {
        group: institution, description: words.give, params, query: z.object({ as: z.enum(['valid', 'came']).optional().describe('`came`: only what came from this standard, as the rows that it was, valid or not') }),
        answers: { 200: { text: words.give, schema: z.unknown(), type: ['text/csv', 'application/json'] } }, refusals: { 404: words.noRegister },
      },
      handle(_visit, { params: { standard: id }, query: { as } }) {
        requireRegister()
        const standard = standardOr404(id)
        return download(`systems-${id}.${standard.file}`, standard.file === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8', fileOf(kernel, register, standard, as === 'came'))
      },
    }),
    operation({
      method: 'GET', path: '/api/oversight/exchange/:standard/losses', permission: 'everyone', title: words.lossesApi, rateLimit: { requests: 30, seconds: 60 },
      describes: { group: institution, description: words.lossesApi, params, answers: { 200: { text: words.lossesApi, schema: lossesSchema } }, refusals: { 404: words.noRegister } },
      async handle(_visit, { params: { standard: id } }) {
        requireRegister()
        const { tally, notFilled, leftOut, entries } = await lossesOf(kernel, register, standardOr404(id))
        return json({ standard: id, entries, losses: tally.lines.map(lineOf), notFilled: notFilled.map(({ field: { name }, count }) => ({ field: name, count })), leftOut }, open)
      },
    }),
  ]
}

const summaryOf = ({ id, title, source: { version, licence, address }, file }: Crosswalk) => ({ id, title, version, licence, address, file })

/** The register as a file of a standard, written as it is read. */
async function* fileOf(kernel: Kernel, register: string, standard: Crosswalk, asCame: boolean): AsyncGenerator<string> {
  const { give } = openGiving(standard)
  if (asCame && standard.file === 'csv') {
    // Rows of one standard may have come in files of different columns: all of them stand at the head.
    const columns = new Set<string>()
    for await (const entries of publicEntries(kernel, register)) for (const values of asTheyCame(standard, entries)) for (const name of Object.keys(values)) columns.add(name)
    yield writeFile(standard, [], [...columns])
    for await (const entries of publicEntries(kernel, register)) yield recordText(standard, asTheyCame(standard, entries), [...columns])
    return
  }
  let begun = false
  yield standard.file === 'csv' ? writeFile(standard, []) : '['
  for await (const entries of publicEntries(kernel, register)) {
    const records = asCame ? asTheyCame(standard, entries) : entries.map(give).filter((one) => one !== undefined)
    if (records.length === 0) continue
    yield `${begun && standard.file === 'json' ? ',' : ''}${recordText(standard, records)}`
    begun = true
  }
  if (standard.file === 'json') yield '\n]\n'
}
