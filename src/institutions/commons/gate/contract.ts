/** What the gate's child process is asked, and what it answers. */
import { z } from 'zod'
import { actions, personalDataKinds } from '../../../kernel/personal-data/index.ts'

const kind = z.enum(personalDataKinds)

/** Samples of the columns of one table, and the Parquet file with all of it. */
const sampledTable = z.object({
  name: z.string(), parquet: z.string(),
  columns: z.array(z.object({ name: z.string(), label: z.string().exactOptional(), values: z.array(z.string()), distinctRatio: z.number().exactOptional() })),
})
export type SampledTable = z.infer<typeof sampledTable>

/** How one column is treated, and what was found in it. */
const treatment = z.object({
  column: z.string(), action: z.enum(actions), findings: z.array(z.object({ kind, where: z.enum(['value', 'text']) })),
})
export type Treatment = z.infer<typeof treatment>

/** A text for people to read. */
const readText = z.object({ path: z.string(), text: z.string() })
export type ReadText = z.infer<typeof readText>

export const work = z.discriminatedUnion('task', [
  z.object({
    task: z.literal('judge'), detectors: z.string(), scratch: z.string(), tables: z.array(sampledTable), texts: z.array(readText), names: z.array(z.string()),
  }),
  z.object({
    task: z.literal('treat'), detectors: z.string(), input: z.string(), output: z.string(), scratch: z.string(), treatments: z.array(treatment),
    /** Of the keyed hash, in hex. */
    secret: z.string(),
  }),
])
export type Work = z.infer<typeof work>

const suspectColumns = z.array(z.object({
  table: z.string(), column: z.string(),
  findings: z.array(z.object({
    kind, certainty: z.enum(['certain', 'likely', 'possible']), share: z.number(), hits: z.number(), of: z.number(), examples: z.array(z.string()),
    where: z.enum(['value', 'text']),
  })),
  proposed: z.enum(actions), possible: z.array(z.enum(actions)),
}))

/** Columns in which numbers are right as those of people, no more of them than chance makes: nobody is asked about them. */
const byChance = z.array(z.object({ table: z.string(), column: z.string(), kind, right: z.number(), byChance: z.number() }))
export type ByChance = z.infer<typeof byChance>[number]

/** The suspect columns, those of chance, the paths of the texts that hold personal data, and the names that do, masked. */
export const judgement = z.object({ suspects: suspectColumns, byChance, texts: z.array(z.string()), names: z.array(z.string()) })
