/** Opens the commons on a kernel: once, in the order of dependence. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Kernel } from '../../kernel/index.ts'
import { openAccess } from './access.ts'
import { openAgreements } from './agreement.ts'
import { openBars } from './bars.ts'
import type { Commons, CommonsOptions } from './commons.ts'
import { connectorWork } from './connectors/index.ts'
import { type Changed, openDatasets } from './datasets.ts'
import { openEngine } from './engine/index.ts'
import { renewAllFound, renewFound } from './found.ts'
import { discussedDatasets } from './discussed.ts'
import { openGrants } from './grants.ts'
import { openPublication, publicationWork } from './publication.ts'
import { openReader } from './reader.ts'
import { openReads } from './reads.ts'
import { datasetRegister, registerOf } from './register.ts'
import { openRepositories } from './repositories/index.ts'
import { followGrants } from './follow-grants.ts'

const opened = new WeakMap<Kernel, Commons>()

/** The commons on a kernel: opened when first asked for, closed with the kernel. */
export function openCommons(kernel: Kernel, options: CommonsOptions): Commons {
  const known = opened.get(kernel)
  if (known) return known
  const scratch = join(kernel.settings.data, 'scratch')
  mkdirSync(scratch, { recursive: true })
  const engine = openEngine({ scratch, ...(kernel.settings.engineHosts && { hosts: kernel.settings.engineHosts }) })
  kernel.whenClosing(() => engine.close())
  const changed: Changed = (tx, dataset) => renewFound(tx, kernel.search, dataset, options.disclaimer)
  const repositories = openRepositories(kernel)
  const datasets = openDatasets(kernel, changed)
  const bars = openBars(kernel)
  const access = openAccess(kernel, datasets, openGrants(kernel, bars, options))
  const agreements = openAgreements(kernel)
  const ground = { kernel, options, engine, repositories, datasets, changed, bars }
  kernel.cases.keepRegister(datasetRegister, registerOf(datasets, access, agreements, bars))
  publicationWork(ground)
  kernel.discussions.keep('dataset', discussedDatasets(kernel, datasets, access, options))
  const commons: Commons = {
    kernel, options, engine, repositories, datasets, access, bars, agreements, publication: openPublication(ground), reader: openReader(kernel, engine), reads: openReads(kernel),
  }
  opened.set(kernel, commons)
  return commons
}

/** How often the digest of reads goes into the journal, and how soon after an update the search knows what is new in it, in seconds. */
const digestEvery = 300

/** What the commons does by itself. Said once in every process. */
export function commonsWork(commons: Commons): void {
  const { kernel, reads } = commons
  followGrants(commons)
  connectorWork(commons)
  kernel.jobs.define('commons.digest', { run: async () => { await reads.digest() } })
  kernel.jobs.every('commons.digest', digestEvery)
  kernel.jobs.define('commons.renew-found', { run: () => renewAllFound(commons) })
  kernel.jobs.every('commons.renew-found', digestEvery)
}
