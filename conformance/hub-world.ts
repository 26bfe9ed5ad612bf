/** A portal with a publisher and a reader who come with keys, for the clients of others. */
import { setImmediate } from 'node:timers/promises'
import { openWholePortal, type Somebody, type WholePortal } from '../e2e/portal.ts'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { type Commons, type Description, openCommons, type Terms } from '../src/institutions/commons/index.ts'
import { transact } from '../src/kernel/index.ts'
import type { AccessKey, Actor } from '../src/kernel/parties/index.ts'

export interface HubWorld {
  readonly portal: WholePortal
  readonly commons: Commons
  readonly publisher: Actor
  /** Keys as the clients of Hugging Face want them, beginning with `hf_`. */
  readonly keys: { readonly publisher: string; readonly reader: string; readonly other: string }
  /** The pairs of the same keys, with which the clients of S3 sign. */
  readonly pairs: Readonly<Record<keyof HubWorld['keys'], AccessKey>>
  /** Reads in what was committed, describes the dataset and publishes it on these terms. */
  publish(name: string, terms?: Partial<Terms>): Promise<void>
  /** Takes what waits in the queue to its end. */
  settle(): Promise<void>
}

export const namespace = 'Ulgi'

export const description: Description = {
  title: { kk: 'Аудандардағы баға', ru: 'Цены в районах', en: 'Prices in districts' },
  summary: { kk: 'Ай сайынғы баға.', ru: 'Цены по месяцам.', en: 'Prices by month.' },
  licence: 'CC-BY-4.0', responsible: { name: 'Үлгі Маман' }, keywords: ['prices'], languages: ['kk', 'ru'], theme: 'ECON', updates: 'monthly', fields: {},
}

const open: Terms = { tier: 'open', purposes: ['research'], duties: ['attribution'], mode: 'download', months: 12 }

/** Rows without anybody's data: a district, a month and a price. */
export const prices = (rows: number): string =>
  ['district,month,price', ...Array.from({ length: rows }, (_, at) => `${['Abai', 'Aktogai', 'Ayagoz'][at % 3]},2026-${String(at % 12 + 1).padStart(2, '0')},${100 + at % 900}`), ''].join('\n')

export async function openHubWorld(given?: WholePortal): Promise<HubWorld> {
  const portal = given ?? await openWholePortal()
  const { kernel, people } = portal
  const commons = openCommons(kernel, commonsOptions)
  const publisher = await portal.actor(people.applicant, 'company')
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, publisher, namespace))
  const key = async (who: Somebody, hat: 'self' | 'company', scopes: readonly string[]) => {
    const actor = await portal.actor(who, hat)
    return transact(kernel.db, (tx) => kernel.parties.makeToken(tx, actor, { label: 'Test', scopes, days: 30 }))
  }
  const [ofPublisher, ofReader, ofOther] = [
    await key(people.applicant, 'company', ['datasets:read', 'datasets:write']), await key(people.stranger, 'self', ['datasets:read']), await key(people.stranger, 'self', ['cases:read']),
  ]
  const settle = async (): Promise<void> => {
    await kernel.jobs.settle()
    await setImmediate()
  }
  return {
    portal, commons, publisher, settle,
    keys: { publisher: `hf_${ofPublisher.secret}`, reader: `hf_${ofReader.secret}`, other: `hf_${ofOther.secret}` },
    pairs: { publisher: ofPublisher.accessKey, reader: ofReader.accessKey, other: ofOther.accessKey },
    async publish(name, terms = {}) {
      await settle()
      const act = async (what: (tx: Parameters<Parameters<typeof transact>[1]>[0]) => Promise<void>): Promise<void> => { await transact(kernel.db, what) }
      const dataset = () => commons.datasets.at(namespace, name)
      const now = await dataset()
      await act((tx) => commons.datasets.describe(tx, publisher, now, description))
      await act((tx) => commons.datasets.setTerms(tx, publisher, now, { ...open, ...terms }))
      const told = await dataset()
      if (told.state !== 'published') await act((tx) => commons.datasets.publish(tx, publisher, told))
    },
  }
}
