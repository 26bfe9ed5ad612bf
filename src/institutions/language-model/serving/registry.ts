/** The models of this programme as serving needs them: which may be called, and the files that a worker loads. */
import { follow } from '../../../kernel/database/index.ts'
import type { Text } from '../../../law/text.ts'
import type { GatewayGround } from '../ground.ts'
import { type Mark, withdrawn } from '../../../kernel/taken-back/index.ts'
import type { Marks } from '../../../kernel/taken-back/index.ts'
import { type Model, modelSubject } from '../models/model.ts'
import { lendModelFile, modelsChannel, servedModels } from '../models/served.ts'

export interface RegistryModel {
  readonly id: string
  readonly name: string
  /** Withdrawn models are served by nobody, whoever is configured for them. */
  readonly state: 'released' | 'withdrawn'
  /** Why it was taken back. */
  readonly withdrawal?: Text
  /** SHA-256 of its manifest. */
  readonly version: string
  /** Unix seconds. */
  readonly created: number
  readonly contextLength: number
  readonly chat: boolean
  /** What was withdrawn of all that it was made from. */
  readonly takenBack: readonly Mark[]
  /** Its GGUF file; absent where none could be made, so that only an upstream can serve it. */
  readonly gguf: string | undefined
}

export interface Registry {
  list(): Promise<readonly RegistryModel[]>
  /** Lends the GGUF file while `use` runs. */
  lend<T>(model: RegistryModel, use: (path: string) => Promise<T>): Promise<T>
  /** Calls at once, and whenever the registry or what stands on its sources changed, until the kernel closes. */
  follow(look: () => Promise<void>): Promise<void>
}

const mostModels = 1_000
/** The smallest first that is as good as the trainer's: on a processor it is also the fastest. */
const types = ['q8_0', 'f16', 'bf16', 'f32']
const rank = (file: string): number => {
  const at = types.findIndex((type) => file.toLowerCase().includes(type))
  return at < 0 ? types.length : at
}

/** The registry of this portal. */
export function registryOf(kernel: GatewayGround['kernel'], marks: Pick<Marks, 'ofAll'>): Registry {
  let files: ReadonlyMap<string, Pick<Model, 'made'>> = new Map()
  return {
    async list() {
      const found = await servedModels(kernel, mostModels)
      const marked = await marks.ofAll(found.map(({ id }) => modelSubject(id)))
      files = new Map(found.map(({ id, made }) => [id, made === undefined ? {} : { made }]))
      return found.flatMap(({ id, name, state, made, draftedAt, releasedAt, withdrawal }) => made === undefined || (state !== 'released' && state !== 'withdrawn') ? [] : [{
        id, name, state, version: made.hash, created: Math.floor(Date.parse(releasedAt ?? draftedAt) / 1000), contextLength: made.shape.contextLength, chat: made.shape.chatTemplate,
        ...(withdrawal && { withdrawal: withdrawal.reason }), takenBack: withdrawn(marked.get(modelSubject(id))!),
        gguf: made.files.map((file) => file.name).filter((file) => file.endsWith('.gguf')).toSorted((a, b) => rank(a) - rank(b))[0],
      }])
    },
    lend: async ({ id, gguf }, use) => lendModelFile(kernel.files, files.get(id) ?? {}, gguf!, use),
    follow(look) {
      const followed = follow(kernel, modelsChannel, look)
      // An order on a dataset marks the models that were made from it.
      const stop = kernel.orders.onChange(followed.look)
      kernel.whenClosing(async () => stop())
      return followed.ready
    },
  }
}
