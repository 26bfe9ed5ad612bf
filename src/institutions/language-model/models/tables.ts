/** The table of models, and its rows as values. */
import type { Selectable } from 'kysely'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import type { Artefact } from '../artefacts.ts'
import type { Description, Model, ModelState, OptOutDecision, Provenance, Release, Shape } from './model.ts'
import type { RegisterEntry } from './register-entry.ts'

interface ModelTable {
  id: string; name: string; state: ModelState; description: JsonColumn<Description>; provenance: JsonColumn<Provenance>
  shape: JsonColumn<Shape | null>; files: JsonColumn<readonly Artefact[]>; hash: string | null; failure: JsonColumn<Text | null>
  drafted_by: string; drafted_at: Instant; release: JsonColumn<(Release & { readonly register: RegisterEntry }) | null>; released_at: Instant | null
  opt_outs: JsonColumn<OptOutDecision> | null; withdrawal: JsonColumn<Text | null>; withdrawn_at: Instant | null
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { language_model: ModelTable }
}

export const modelOf = (row: Selectable<ModelTable>): Model => ({
  id: row.id, name: row.name, state: row.state, description: row.description, provenance: row.provenance, draftedAt: row.drafted_at, draftedBy: row.drafted_by,
  ...(row.hash !== null && row.shape !== null && { made: { hash: row.hash, shape: row.shape, files: row.files } }),
  ...(row.failure !== null && { failure: row.failure }),
  ...(row.opt_outs !== null && { optOuts: row.opt_outs }),
  ...(row.release !== null && { release: row.release }), ...(row.released_at !== null && { releasedAt: row.released_at }),
  ...(row.withdrawal !== null && row.withdrawn_at !== null && { withdrawal: { reason: row.withdrawal, at: row.withdrawn_at } }),
})
