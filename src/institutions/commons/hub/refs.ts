/** Branches and tags of one's own datasets. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { transact } from '../../../kernel/index.ts'
import { json, type Route, type Visit } from '../../../portal/index.ts'
import { bodyOf, HubFailure, type Params } from '../../../portal/hub/index.ts'
import type { Commons } from '../commons.ts'
import { noRef } from '../repositories/index.ts'
import { machine, ownAt } from './door.ts'
import { words } from './messages.ts'

const branch = z.object({ startingPoint: z.string().max(200).nullish(), emptyBranch: z.boolean().nullish(), overwrite: z.boolean().nullish() })
const tag = z.object({ tag: z.string().max(200), message: z.string().nullish() })

export function refRoutes(commons: Commons): readonly Route[] {
  const { repositories, kernel: { db } } = commons

  async function shaAt(dataset: string, revision: string): Promise<string> {
    const commit = await repositories.resolve(dataset, revision)
    if (commit === undefined) throw new HubFailure('RevisionNotFound', noRef(revision).text)
    return commit.sha
  }

  /** Makes a branch or a tag; one that is there stays, unless it may be moved. */
  async function make(dataset: string, kind: 'branch' | 'tag', name: string, from: string, overwrite: boolean): Promise<void> {
    const there = (await repositories.refs(dataset))[kind === 'branch' ? 'branches' : 'tags'].some((ref) => ref.name === name)
    if (there && !overwrite) throw new Failure('conflict', words.refThere)
    const sha = await shaAt(dataset, from)
    await transact(db, (tx) => repositories.setRef(tx, dataset, { kind, name, sha }))
  }

  const remove = (kind: 'branch' | 'tag') => async (visit: Visit, params: Params): Promise<Response> => {
    const { dataset } = await ownAt(commons, visit, params)
    try {
      await transact(db, (tx) => repositories.deleteRef(tx, dataset.id, { kind, name: params['ref']! }))
    } catch (error) {
      throw error instanceof Failure && error.kind === 'not found' ? new HubFailure('RevisionNotFound', error.text) : error
    }
    return json({})
  }

  const at = '/api/datasets/:namespace/:name'
  return [
    machine('POST', `${at}/branch/:ref`, async (visit, params) => {
      const { dataset } = await ownAt(commons, visit, params)
      const { startingPoint, emptyBranch, overwrite } = await bodyOf(visit, branch)
      if (emptyBranch) throw new Failure('invalid', words.emptyBranch)
      await make(dataset.id, 'branch', params['ref']!, startingPoint ?? 'main', overwrite === true)
      return json({})
    }),
    machine('DELETE', `${at}/branch/:ref`, remove('branch')),
    machine('POST', `${at}/tag/:ref`, async (visit, params) => {
      const { dataset } = await ownAt(commons, visit, params)
      const { tag: name } = await bodyOf(visit, tag)
      if (/^v\d+$/.test(name)) throw new Failure('invalid', words.versionTag)
      await make(dataset.id, 'tag', name, params['ref']!, false)
      return json({})
    }),
    machine('DELETE', `${at}/tag/:ref`, remove('tag')),
  ]
}
