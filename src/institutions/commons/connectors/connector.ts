/** What a connector is, and what can be done with connectors. */
import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import type { Dataset } from '../dataset.ts'
import { secretSchema, sourceSchema } from './source.ts'
import type { Outcome } from './tables.ts'

/** What its owner says of a connector. */
export const connectorInput = z.object({
  title: z.string().trim().min(1).max(200),
  source: sourceSchema,
  /** Only what is entered anew; what is absent stays as it was, unless the source now lies with somebody else. */
  secret: secretSchema,
  /** How often it harvests, in hours. */
  hours: z.number().int().min(1).max(8760),
  /** The most that one run takes in, in megabytes. */
  megabytes: z.number().int().min(1).max(10_240),
  /** The dataset that it fills; a catalogue makes its own. */
  dataset: z.uuid().exactOptional(),
})
export type ConnectorInput = z.input<typeof connectorInput>

export interface Connector {
  readonly id: string
  readonly owner: { readonly organisation?: string; readonly person?: string }
  readonly author: string
  readonly title: string
  readonly source: z.infer<typeof sourceSchema>
  /** Names of the secrets that are kept for it; their values are shown to nobody. */
  readonly secrets: readonly string[]
  readonly hours: number
  readonly megabytes: number
  readonly paused: boolean
  /** Runs that failed one after another. */
  readonly failures: number
  readonly nextAt: Instant
}

export interface Run {
  readonly id: string
  readonly startedAt: Instant
  readonly endedAt: Instant
  readonly outcome: Outcome
  /** Versions that were begun. */
  readonly versions: number
  readonly bytes: number
  readonly notes: readonly Text[]
  readonly failure?: Text
}

export interface Connectors {
  /** Those of the actor's owner, oldest first. */
  own(actor: Actor): Promise<readonly Connector[]>
  /** Everybody's, newest first, for administrators. Throws a `Failure` (refused) for others. */
  all(actor: Actor): Promise<readonly Connector[]>
  /** One of the actor's own, or anybody's for an administrator. Throws a `Failure` (not found). */
  find(actor: Actor, id: string): Promise<Connector>
  /** Whether the actor may change it, now. */
  mayChange(actor: Actor, connector: Connector, within?: Tx): Promise<boolean>
  /** Makes a connector, due at once; answers its id. Throws a `Failure` that names the field. */
  create(tx: Tx, actor: Actor, given: ConnectorInput): Promise<string>
  /** Changes it; its kind and its dataset stay. From now on it acts in the name of whoever changed it. */
  change(tx: Tx, actor: Actor, connector: Connector, given: ConnectorInput): Promise<void>
  pause(tx: Tx, actor: Actor, connector: Connector): Promise<void>
  resume(tx: Tx, actor: Actor, connector: Connector): Promise<void>
  /** Harvests now; answers the id of the job. */
  runNow(tx: Tx, actor: Actor, connector: Connector): Promise<string>
  /** Removes it with its history; the datasets stay. */
  remove(tx: Tx, actor: Actor, connector: Connector): Promise<void>
  /** The history, newest first. */
  runs(connector: string, limit?: number): Promise<readonly Run[]>
  /** Whether it harvests, or waits for a worker to. */
  isRunning(connector: string): Promise<boolean>
  /** The datasets that it fills. */
  datasets(connector: string): Promise<readonly Dataset[]>
}
