/**
 * The commons: datasets that are published, found, asked for, lent, read and taken back.
 *
 * Promises: nobody reads data but by the one policy function; a published version never changes; personal data is looked for
 * before anything can be seen; every read is kept and digested into the journal; a grant is a sealed decision, and taking it
 * back stops every door within a second. Never: decides on a request (the country's procedure does), or changes data silently.
 */
import type { InstitutionParts } from '../../portal/index.ts'
import { agreementRoutes } from './agreement.ts'
import { commonsAwaits } from './awaits.ts'
import { catalogueRoutes } from './catalogue/routes.ts'
import type { CommonsOptions } from './commons.ts'
import { keeps } from './keeps.messages.ts'
import { datasetsListed } from './listed.ts'
import { datasetRepositories, hubRoutes } from './hub/index.ts'
import { commonsIndicators } from './indicators.ts'
import { commonsWork, openCommons } from './open.ts'
import { publishing } from './ownership.ts'
import { catalogRoutes } from './iceberg/index.ts'
import { s3OfNewKey, s3Routes, stsRoutes } from './s3/index.ts'
import { viewerRoutes } from './viewer/index.ts'
import { aggregateRoutes } from './privacy/pages/aggregates.ts'
import { connectorRoutes } from './connectors/pages/connectors.ts'
import { offersOf, readerRoutes } from './pages/index.ts'
import { howToGetData } from './data-answer.ts'
import { words } from './pages/messages.ts'
import { runsOf } from './runs.ts'
import { commonsThings } from './taken-back.ts'
import { ownDatasets } from './publishing/mine.ts'
import { publisherRoutes } from './publishing/publisher.ts'

export { dutyWords, modeWords, purposeWords } from './catalogue/index.ts'
export type { Commons, CommonsOptions, GateInput, ReadyQuestion } from './commons.ts'
export type { Dataset, DatasetVersion, Description, Terms } from './dataset.ts'
export { openCommons } from './open.ts'
export { decideOnPrivacy, type KnownColumns } from './privacy/index.ts'

export const commons = (options: CommonsOptions): InstitutionParts => ({
  id: 'commons',
  newKey: s3OfNewKey,
  kinds: { dataset: words.dataset },
  things: commonsThings, delegable: [publishing],
  offers: offersOf((kernel) => openCommons(kernel, options)),
  answers: [howToGetData],
  keeps,
  migrations: { folder: 'commons', url: new URL('.', import.meta.url) },
  routes(kernel) {
    const here = openCommons(kernel, options)
    return [...agreementRoutes(here), ...hubRoutes(here), ...viewerRoutes(here), ...s3Routes(here), ...stsRoutes(here), ...catalogRoutes(here), ...publisherRoutes(here), ...connectorRoutes(here), ...catalogueRoutes(here), ...readerRoutes(here), ...aggregateRoutes(here)]
  },
  awaits: () => [commonsAwaits(options)],
  own: (kernel) => [ownDatasets(openCommons(kernel, options))],
  running: (kernel) => runsOf(kernel, options),
  hub: (kernel) => datasetRepositories(openCommons(kernel, options)),
  registers: (kernel) => [datasetsListed(kernel, options)],
  indicators: (kernel) => commonsIndicators(openCommons(kernel, options)),
  work: (kernel) => commonsWork(openCommons(kernel, options)),
})
