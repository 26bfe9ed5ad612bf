/** What tokenizers and trainings need to know of corpora. */
import type { Corpora } from '../corpus/index.ts'
import type { Marks } from '../../../kernel/taken-back/index.ts'
import { Failure } from '../../../law/failure.ts'

export interface KnownCorpus {
  readonly id: string
  readonly title: string
  /** SHA-256 of its manifest; absent while it is being built. */
  readonly hash?: string
  /** Something in it was taken back: nothing more is made from it. */
  readonly withdrawn: boolean
}

export interface KnownCorpora {
  find(id: string): Promise<KnownCorpus | undefined>
  /** Those that are ready and of which nothing was taken back, newest first. */
  ready(): Promise<readonly { readonly id: string; readonly title: string }[]>
}

export const knownCorpora = (corpora: Pick<Corpora, 'find' | 'list'>, marks: Marks): KnownCorpora => ({
  async find(id) {
    try {
      const { title, hash } = await corpora.find(id)
      return { id, title, withdrawn: (await marks.of(`corpus:${id}`)).length > 0, ...(hash !== undefined && { hash }) }
    } catch (error) {
      if (error instanceof Failure && error.kind === 'not found') return undefined
      throw error
    }
  },
  async ready() {
    const all = (await corpora.list()).filter(({ state }) => state === 'ready')
    const marked = await marks.ofAll(all.map(({ id }) => `corpus:${id}`))
    return all.filter(({ id }) => marked.get(`corpus:${id}`)!.length === 0).map(({ id, title }) => ({ id, title }))
  },
})
