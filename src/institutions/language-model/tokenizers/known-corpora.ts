/** What tokenizers and trainings need to know of corpora. */
import type { Corpora } from '../corpus/index.ts'
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
  /** Those that are ready, newest first. */
  ready(): Promise<readonly { readonly id: string; readonly title: string }[]>
}

export const knownCorpora = (corpora: Pick<Corpora, 'find' | 'list' | 'marks'>): KnownCorpora => ({
  async find(id) {
    try {
      const { title, hash } = await corpora.find(id)
      const marks = await corpora.marks(`corpus:${id}`)
      return { id, title, withdrawn: marks.length > 0, ...(hash !== undefined && { hash }) }
    } catch (error) {
      if (error instanceof Failure && error.kind === 'not found') return undefined
      throw error
    }
  },
  ready: async () => (await corpora.list()).filter(({ state }) => state === 'ready').map(({ id, title }) => ({ id, title })),
})
