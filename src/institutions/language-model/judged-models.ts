/** The models that can be judged: drafted and released ones of the registry, and those of upstreams; and how each is made to answer. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { Failure } from '../../law/failure.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Corpora } from './corpus/index.ts'
import type { Judged, Subjects } from './evaluation/index.ts'
import { withdrawn } from '../../kernel/taken-back/index.ts'
import { type Model, type Models, type ModelState, modelPath, modelSubject } from './models/index.ts'
import { serveFile, type Serving } from './serving/index.ts'

const mostModels = 1_000
/** Texts shorter than this do not show whether they were learnt by heart. */
const longEnough = 400

const judgedStates = ['draft', 'released'] as const satisfies readonly ModelState[]
const rank = ({ state }: Model): number => ['draft', 'withdrawn', 'released'].indexOf(state)

const notServed: Text = spoken({
  kk: 'Бұл модельді қазір ешбір сервер орындап тұрған жоқ. Операторға хабарлаңыз немесе GGUF файлы бар модельді таңдаңыз.',
  ru: 'Эту модель сейчас не обслуживает ни один сервер. Сообщите оператору или выберите модель с файлом GGUF.',
  en: 'No server runs this model now. Tell the operator, or choose a model with a GGUF file.',
})

export function judgedModels({ models, serving, corpora }: { readonly models: Models; readonly serving: Serving; readonly corpora: Corpora }): Subjects {
  const registered = async (states: readonly ModelState[] = judgedStates) => (await models.list({ states, limit: mostModels, offset: 0 })).models
    .flatMap((model) => (model.made ? [{ model, hash: model.made.hash, gguf: ggufOf(model.made.files.map(({ name }) => name)) }] : []))

  return {
    async list() {
      const found = await registered()
      const marked = await models.marksOf(found.map(({ model }) => model))
      // Without a file to be judged by here, an upstream answers under its name: no receipt says that these files were judged.
      const own = found.map(({ model: { id, name, made }, hash, gguf }): Judged => ({
        name, ...(gguf !== undefined && { hash }), thing: modelSubject(id), context: made!.shape.contextLength, ...(withdrawn(marked.get(id)!).length > 0 && { takenBack: true }),
      }))
      const known = new Set(own.map(({ name }) => name))
      return [...own, ...serving.models().filter(({ name }) => !known.has(name)).map(({ name, contextLength }): Judged => ({ name, context: contextLength }))]
    },
    async registered() {
      // Of models with the same files a released one stands for all, else one that was taken back, else the newest draft.
      const all = (await registered([...judgedStates, 'withdrawn'])).toReversed().toSorted((one, other) => rank(one.model) - rank(other.model))
      const marked = await models.marksOf(all.map(({ model }) => model))
      return new Map(all.map(({ hash, model: { id, name, state, release, draftedBy } }) => {
        const takenBack = state === 'withdrawn' ? 'itself' : withdrawn(marked.get(id)!).length > 0 ? 'source' : undefined
        return [hash, { path: modelPath(name), ...(takenBack && { takenBack }), ...(!release && { draftedBy }) }]
      }))
    },
    async serve({ name }, use) {
      const own = (await registered()).find(({ model }) => model.name === name)
      // A model of the registry is judged by its own file, whoever serves it to others: the receipt is of these bytes.
      if (own?.gguf !== undefined) {
        const { model, gguf } = own
        return serveFile({ name, lend: (lent) => models.lend(model, gguf, lent) }, ({ baseUrl, apiKey, pid }) =>
          use({ baseUrl, model: name, headers: { authorization: `Bearer ${apiKey}` }, ...(pid !== undefined && { pid }) }))
      }
      const [upstream] = serving.upstreams(name)
      if (upstream === undefined) throw new Failure('unavailable', notServed)
      await upstream.ready?.()
      const { baseUrl, model, apiKey } = upstream
      return use({ baseUrl, model, headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` } })
    },
    async trainingTexts({ thing }, count) {
      const model = (await registered()).find(({ model: { id } }) => modelSubject(id) === thing)?.model
      const made = model?.provenance
      const corpus = made && 'corpus' in made ? made.corpus.id : undefined
      if (corpus === undefined) return []
      // The corpus of a model that came from elsewhere is not here: then nothing is probed.
      const here = (await corpora.list()).find(({ id }) => id === corpus)
      return here === undefined ? [] : corpora.texts(await corpora.find(corpus), 'train', (paths) => someTexts(paths, count))
    },
  }
}

/** The file on which a model is served: the eight-bit one, else the first. */
const ggufOf = (files: readonly string[]): string | undefined => {
  const all = files.filter((name) => name.endsWith('.gguf')).toSorted()
  return all.find((name) => /q8_0/i.test(name)) ?? all[0]
}

const line = z.object({ text: z.string() })

/** The first texts of some length. */
async function someTexts(paths: readonly string[], count: number): Promise<readonly string[]> {
  const texts: string[] = []
  for (const path of paths) {
    const file = createReadStream(path)
    try {
      for await (const one of createInterface({ input: file.pipe(createGunzip()) })) {
        const { text } = line.parse(JSON.parse(one))
        if (text.length >= longEnough) texts.push(text)
        if (texts.length >= count) return texts
      }
    } finally {
      file.destroy()
    }
  }
  return texts
}
