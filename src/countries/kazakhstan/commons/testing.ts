/** A world with a commons in it, and the way of a dataset from its files to its readers: for tests. */
import { signDecision } from './publish-samples.ts'
import { openCommons } from '../../../institutions/commons/index.ts'
import type { Commons, Dataset, Description, Terms } from '../../../institutions/commons/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { openWorld, type World } from '../testing.ts'
import { commonsOptions } from './options.ts'

/** What owner and applicants do, by the acts that pages do too. */
export interface CommonsActs {
  /** Commits files to the dataset of this name in the owner's namespace, which it makes when there is none, and reads them in. */
  bring(name: string, files: Readonly<Record<string, string | Uint8Array>>, what?: Bringing): Promise<Dataset>
  /** Brings a dataset, decides as the gate proposes, and publishes it. */
  publish(name: string, files: Readonly<Record<string, string | Uint8Array>>, what?: Bringing): Promise<Dataset>
  /** Asks for access to a dataset with these answers, signs and files; answers the id of the case. */
  ask(applicant: Actor, dataset: string, answers: Submitted): Promise<string>
}

export interface CommonsWorld extends World, CommonsActs {
  readonly commons: Commons
  /** The head of an organisation that publishes data in the namespace `ulgi`. */
  readonly owner: Actor
  /** The head of a company of their own, who has proved that. */
  confirmed(): Promise<Actor>
}

export interface Bringing { readonly terms?: Partial<Terms>; readonly description?: Partial<Description> }

export const openTerms: Terms = { tier: 'open', purposes: ['research', 'product', 'model-training', 'evaluation', 'public-service'], duties: ['attribution'], mode: 'download', months: 12 }

export const someDescription: Description = {
  title: { kk: 'Үлгі мектептер тізімі', ru: 'Список образцовых школ', en: 'List of sample schools' },
  summary: { kk: 'Үлгі деректер: ешбір нақты мектепке қатысы жоқ.', ru: 'Образец данных: с настоящими школами не связан.', en: 'Sample data: not about any real school.' },
  licence: 'CC-BY-4.0', responsible: { name: 'Үлгі бөлім', email: 'derek@ulgi.example' }, keywords: ['мектеп', 'школа'], languages: ['kk'], theme: 'EDUC', updates: 'yearly', fields: {},
}

export async function openCommonsWorld(options: Parameters<typeof openWorld>[0] = {}): Promise<CommonsWorld> {
  const world = await openWorld(options)
  const { kernel } = world
  const commons = openCommons(kernel, commonsOptions)
  const owner = await world.founder('«Үлгі Деректер» ЖШС')
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, owner, 'ulgi'))
  return {
    ...world, ...commonsActs(world, owner), commons, owner,
    async confirmed() {
      const founder = await world.founder()
      await transact(kernel.db, (tx) => kernel.parties.proveHead(tx, { organisation: founder.organisation!.id, person: founder.person, proof: 'test' }))
      return founder
    },
  }
}

/** The acts of an owner who has the namespace `ulgi`, and of whoever asks for access. */
export function commonsActs({ kernel, sign }: Pick<World, 'kernel' | 'sign'>, owner: Actor): CommonsActs {
  const commons = openCommons(kernel, commonsOptions)

  async function bring(name: string, files: Readonly<Record<string, string | Uint8Array>>, { terms = {}, description = {} }: Bringing = {}): Promise<Dataset> {
    const known = await commons.datasets.at('ulgi', name).catch(() => undefined)
    const dataset = known ?? await transact(kernel.db, (tx) => commons.datasets.create(tx, owner, {
      namespace: 'ulgi', name, terms: { ...openTerms, ...terms }, description: { ...someDescription, ...description },
    }))
    const changes: { readonly put: string; readonly file: string }[] = []
    for (const [path, content] of Object.entries(files)) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      const file = await kernel.files.receive(new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(), {
        name: path.split('/').at(-1)!, limitBytes: 2 ** 30, accept: ['application/octet-stream'], by: `person:${owner.person} for organisation:${owner.organisation!.id}`,
      })
      changes.push({ put: path, file: file.id })
    }
    await transact(kernel.db, async (tx) => {
      const commit = await commons.repositories.commit(tx, owner, { dataset: dataset.id, branch: 'main', title: 'Үлгі', changes })
      await commons.publication.submit(tx, owner, dataset, commit.sha)
    })
    await settle(dataset.id)
    return commons.datasets.byId(dataset.id)
  }

  /** Lets the work on versions end; a fault of ours is no state of a version. */
  async function settle(dataset: string): Promise<void> {
    await kernel.jobs.settle()
    const [version] = await commons.datasets.versions(dataset)
    if (version?.state === 'ingesting' || version?.state === 'releasing') throw new Error((await commons.publication.work(version))?.lastFailure)
  }

  return {
    bring,
    async ask(applicant, dataset, answers) {
      const { cases } = kernel
      const draft = await cases.begin(applicant, { procedure: commonsOptions.request, subject: dataset })
      const { procedure } = await cases.draft(applicant, draft)
      for (const page of procedure.form) {
        const problems = await cases.savePage(applicant, draft, page, answers)
        if (problems.length > 0) throw new Error(`${page.id}: ${problems.map(({ text }) => text.en).join(' ')}`)
      }
      return cases.file(applicant, { draft, signature: await sign(applicant, cases.draftDocument(await cases.draft(applicant, draft))) })
    },
    async publish(name, files, what) {
      const dataset = await bring(name, files, what)
      const [begun] = await commons.datasets.versions(dataset.id)
      if (begun?.state === 'review') {
        const version = await commons.datasets.version(dataset.id, begun.number)
        const decision = { actions: version.suspects.map(({ table, column, proposed }) => ({ table, column, action: proposed })), reasons: 'Үлгі деректер' }
        await signDecision(commons, owner, await commons.publication.prepare(owner, dataset, version, decision), sign)
        await settle(dataset.id)
      }
      const [read] = await commons.datasets.versions(dataset.id)
      if (read?.state !== 'published') throw new Error(`Version is ${read?.state}: ${read?.failure?.en}`)
      if (dataset.state === 'draft') await transact(kernel.db, async (tx) => commons.datasets.publish(tx, owner, await commons.datasets.byId(dataset.id, tx)))
      return commons.datasets.byId(dataset.id)
    },
  }
}
