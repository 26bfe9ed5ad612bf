/** The receipt of an evaluation: what was measured, of which model, on which data, how; signed, so that anyone can check it. */
import { z } from 'zod'
import type { StatementKey, Statements } from '../../../kernel/statements/index.ts'
import type { Json } from '../../../law/canonical.ts'
import { instant } from '../../../law/declaration.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const estimate = z.object({ value: z.number(), low: z.number(), high: z.number(), items: z.number().int() })

const result = z.object({
  task: z.string(),
  metric: z.string(),
  chance: z.number().optional(),
  /** SHA-256 of the words around the items together with the items. */
  prompts: hash,
  /** SHA-256 of the items alone; absent for a task without a benchmark. */
  data: hash.optional(),
  runs: z.array(z.object({
    seed: z.number().int(), estimate, unanswered: z.number().int(), fertility: z.object({ tokensPerWord: z.number(), bytesPerToken: z.number() }).optional(),
  })).min(1),
})

const receipt = z.object({
  kind: z.literal('evaluation'),
  evaluation: z.string(),
  model: z.object({ name: z.string(), hash: hash.optional() }),
  seeds: z.array(z.number().int()).min(1),
  limit: z.number().int(),
  results: z.array(result).min(1),
  memorisation: z.object({ tried: z.number().int(), verbatim: z.number().int(), givenCharacters: z.number().int(), verbatimCharacters: z.number().int() }).optional(),
  software: z.record(z.string(), z.string()),
  at: instant,
})

/** What came of one task, over all seeds. */
export type Result = z.infer<typeof result>

/** What the receipt says. */
export type Receipt = z.infer<typeof receipt>

/** Signs a receipt: a compact JWS. */
export const signReceipt = (statements: Pick<Statements, 'sign'>, said: Receipt): string => statements.sign(JSON.parse(JSON.stringify(said)) as Json)

/** Reads a receipt; undefined when neither this portal nor the holder of a known key signed it, or it says something else. */
export async function readReceipt(statements: Pick<Statements, 'verify'>, jws: string, known: readonly StatementKey[] = []): Promise<Receipt | undefined> {
  const said = receipt.safeParse(await statements.verify(jws, known))
  return said.success ? said.data : undefined
}

/** The value of a result over its seeds, and the widest interval. */
export function summary({ runs }: Pick<Result, 'runs'>): { readonly value: number; readonly low: number; readonly high: number; readonly items: number } {
  const of = (pick: (run: Result['runs'][number]) => number): number[] => runs.map(pick)
  return {
    value: of(({ estimate: { value } }) => value).reduce((sum, value) => sum + value, 0) / runs.length,
    low: Math.min(...of(({ estimate: { low } }) => low)), high: Math.max(...of(({ estimate: { high } }) => high)),
    items: Math.max(...of(({ estimate: { items } }) => items)),
  }
}
