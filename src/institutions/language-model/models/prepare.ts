/** Prepares a draft: takes in the files of a model folder, writes GGUF beside them, and names the whole by its hash. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import type { JobContext } from '../../../kernel/jobs/index.ts'
import { type Artefact, keepFile } from '../artefacts.ts'
import { measured } from '../costs/index.ts'
import type { Ground } from '../ground.ts'
import { convertInChild } from './convert.ts'
import { isModelFile, readFolder } from './folder.ts'
import { registryWords as words } from './messages.ts'
import { languagesOf, type Model, modelHash, modelPath, modelSubject } from './model.ts'
import type { TensorType } from './number-formats.ts'
import { openWeights } from './weights.ts'

/** Where the files of a draft come from. */
const draftSource = z.union([z.object({ run: z.string() }), z.object({ folder: z.string() }), z.object({ delivery: z.string() })])
export type DraftSource = z.infer<typeof draftSource>

export const preparingJob = 'language-model.draft'
export const preparingPayload = z.object({ model: z.string(), from: draftSource })

const isGguf = (name: string): boolean => /^[\w.-]+\.gguf$/.test(name)

/**
 * Prepares one model; run again after a crash it begins anew, and what it left behind is swept. `finish` belongs to the transaction in
 * which it becomes a draft.
 */
export async function prepare(
  { kernel, options, folder: scratch }: Ground, context: JobContext, model: Model, folder: string, finish: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  const { files, journal } = kernel
  const work = await mkdtemp(join(scratch, `draft-${model.id}-`))
  try {
    const { shape } = await readFolder(folder)
    const there = await readdir(folder)
    const own = there.filter(isModelFile).toSorted()
    const kept: Artefact[] = []
    const keep = async (path: string, name: string): Promise<void> => {
      context.signal.throwIfAborted()
      context.progress(kept.length, own.length + 2, words.writing(name))
      kept.push(await keepFile(files, path, { name, by: 'system:language-model' }))
    }
    for (const name of own) await keep(join(folder, name), name)
    const given = there.filter(isGguf)
    for (const name of given) await keep(join(folder, name), name)
    if (given.length === 0) {
      for (const type of await typesOf(folder)) {
        const name = `${model.name}-${type}.gguf`
        await measured(kernel, { stage: 'conversion', subject: modelSubject(model.id) }, (watch) => convertInChild({
          folder, target: join(work, name), type,
          about: {
            name: model.name, licence: model.description.licence, languages: languagesOf(model.provenance), organisation: options.provider.name.en,
            source: `${kernel.settings.publicUrl}/kk${modelPath(model.name)}`, description: model.description.summary.en,
          },
        }, { signal: context.signal, watch }))
        await keep(join(work, name), name)
      }
    }
    const hash = modelHash(kept)
    await context.transact(async (tx) => {
      const made = await tx.updateTable('language_model').set({ state: 'draft', shape: JSON.stringify(shape), files: JSON.stringify(kept), hash })
        .where('id', '=', model.id).where('state', '=', 'preparing').returning('id').executeTakeFirst()
      if (!made) return
      for (const { file } of kept) await files.attach(tx, file, modelSubject(model.id))
      await journal.append(tx, 'system:language-model', { type: 'model.drafted', subject: modelSubject(model.id), body: { hash } })
      await finish(tx)
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** A file for serving on processors, and one that loses nothing: in the type that the weights have themselves. */
async function typesOf(folder: string): Promise<readonly TensorType[]> {
  const weights = await openWeights(folder)
  await weights.close()
  return ['Q8_0', weights.tensors.get('model.embed_tokens.weight')?.type ?? 'F32']
}
