/** The model that ships with the product, as its folder tells of it: files, how they were made, and the signed receipts of its evaluation. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { modelDescription, modelProvenance } from '../../../institutions/language-model/index.ts'
import type { StatementKey } from '../../../kernel/statements/index.ts'

/** Where it lies; without it the sample programme begins without a model. */
export const sampleModelFolder = fileURLToPath(new URL('../../../../samples/language-model/', import.meta.url))

const key = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() })

/** What `/models/:name/model.json` of the portal that made the model said. */
const said = z.object({
  name: z.string(), version: z.string(), description: modelDescription, provenance: modelProvenance, receipts: z.array(z.string()).min(1), key,
  /** Which sources of its corpus are datasets of the sample programme: by their title there, `namespace/name` here. */
  datasets: z.record(z.string(), z.string()).default({}),
})
export type SampleModel = z.infer<typeof said>

/** The shipped model; undefined where none is shipped. */
export function sampleModel(folder = sampleModelFolder): SampleModel | undefined {
  const file = `${folder}/model.json`
  return existsSync(file) ? said.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

/** The key of whoever judged the shipped model: its receipts count in the sample programme. */
export function sampleReceiptKeys(): readonly StatementKey[] {
  const model = sampleModel()
  return model === undefined ? [] : [model.key]
}
