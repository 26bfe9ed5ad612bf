/** Opens learning records on a kernel: once, closed with it. */
import type { Kernel } from '../../../kernel/index.ts'
import { rateLimiter } from '../../../portal/doors/index.ts'
import { Broken } from './broken.ts'
import { type Documents, openDocuments } from './documents.ts'
import { type LearningKeys, openLearningKeys } from './keys.ts'
import type { Lender } from './lent.ts'
import { openStatements, type Statements } from './statements.ts'
import { openStore, type Store } from './store.ts'

export interface RecordsOptions {
  /** The offices whose holders may make keys that read or write everything. */
  readonly offices: readonly string[]
  /** Who lends keys for sessions. */
  readonly lender?: (kernel: Kernel) => Lender
}

export interface Records {
  readonly kernel: Kernel
  readonly keys: LearningKeys
  readonly statements: Statements
  readonly documents: Documents
  readonly store: Store
}

const opened = new WeakMap<Kernel, Records>()

export function openRecords(kernel: Kernel, { offices, lender }: RecordsOptions): Records {
  const known = opened.get(kernel)
  if (known) return known
  const keys = openLearningKeys(kernel, offices)
  const [statements, documents] = [openStatements(kernel), openDocuments(kernel)]
  const count = rateLimiter(() => performance.now())
  const store = openStore({
    statements, documents, ring: keys.ring, origin: kernel.settings.publicUrl, ...(lender && { lender: lender(kernel) }),
    limit: ({ id, requestsPerMinute }) => {
      try {
        count(id, { requests: requestsPerMinute, seconds: 60 })
      } catch {
        throw new Broken('tooOften', 'Authorization', 'Communication 3.2', 429)
      }
    },
  })
  const records: Records = { kernel, keys, statements, documents, store }
  opened.set(kernel, records)
  return records
}
