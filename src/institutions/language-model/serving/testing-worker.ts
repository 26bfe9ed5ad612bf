/** A worker that serves a tiny model with random weights, for tests. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TinyModel, tinyModel } from '../models/testing.ts'
import { folderToGguf } from '../models/to-gguf.ts'
import { type LocalSettings, type LocalWorker, openLocal } from './local.ts'

/** A template in the manner of ours, and one that knows tools as Hermes and Qwen do. */
export const templates = {
  plain: '{% for message in messages %}<|{{ message.role }}|>{{ message.content }}{% endfor %}<|assistant|>',
  tools: '{% if tools %}<|system|>{% for tool in tools %}{{ tool | tojson }}{% endfor %}Answer with <tool_call></tool_call>.{% endif %}'
    + '{% for message in messages %}<|{{ message.role }}|>{{ message.content }}{% endfor %}<|assistant|>',
} as const

export interface TinyGguf extends AsyncDisposable {
  readonly path: string
  readonly model: TinyModel
}

/** Writes the model as GGUF. */
export async function tinyGguf({ template, changes = {} }: { readonly template?: string; readonly changes?: Readonly<Record<string, unknown>> } = {}): Promise<TinyGguf> {
  const [model, folder] = [await tinyModel({ changes }), await mkdtemp(join(tmpdir(), 'shanyraq-gguf-'))]
  if (template !== undefined) await writeFile(join(model.folder, 'tokenizer_config.json'), JSON.stringify({ ...model.tokenizerConfig, chat_template: template }))
  const path = join(folder, 'tiny.gguf')
  await folderToGguf(model.folder, path, { type: 'F32', about: { name: 'tiny', licence: 'Apache-2.0', languages: ['kk'], organisation: 'Үлгі', source: 'http://localhost', description: 'tiny' } })
  return {
    path, model,
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true })
      await rm(model.folder, { recursive: true, force: true })
    },
  }
}

/** Serves a file under the name `tiny`. */
export function localWorker(path: string, changes: Partial<LocalSettings> = {}): LocalWorker & AsyncDisposable {
  const worker = openLocal({ name: 'tiny', created: 1_760_000_000, threads: 1, sequences: 4, contextLength: 512, mostWaiting: 64, lend: (use) => use(path), ...changes })
  return Object.defineProperty(worker, Symbol.asyncDispose, { value: () => worker.stop() }) as LocalWorker & AsyncDisposable
}
