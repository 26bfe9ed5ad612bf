/** A delivery: the folder of a model that was made elsewhere, as it comes in. */
import { hashOf } from '../../../law/canonical.ts'
import type { Instant } from '../../../law/time.ts'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Artefact } from '../artefacts.ts'
import { missingFiles } from './folder.ts'

interface DeliveryTable { id: string; name: string; files: JsonColumn<readonly Artefact[]>; sent_by: string; begun_at: Instant; changed_at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { model_delivery: DeliveryTable }
}

export interface Delivery {
  readonly id: string
  /** Of the model that is to come of it. */
  readonly name: string
  readonly files: readonly Artefact[]
  /** Who began to send, as the journal names actors. */
  readonly by: string
  readonly begunAt: Instant
  readonly changedAt: Instant
}

/** For the journal, files and uploads. */
export const deliverySubject = (id: string): string => `model-delivery:${id}`

/** What is still to be sent. */
export const missingIn = ({ files }: Pick<Delivery, 'files'>): readonly string[] => missingFiles(files.map(({ name }) => name))

/** The name of its state as a commit: 40 hex digits. */
export const shaOf = ({ id, files }: Pick<Delivery, 'id' | 'files'>): string =>
  hashOf({ delivery: id, files: files.map(({ name, hash }) => ({ name, hash })).toSorted((a, b) => (a.name < b.name ? -1 : 1)) }).slice(0, 40)
