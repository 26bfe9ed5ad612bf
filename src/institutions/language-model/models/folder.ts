/** A model folder in the layout of Hugging Face: which of its files a model is made of, which are missing, and what they say. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { parametersOf, readLlamaConfig } from './llama.ts'
import { registryWords as words } from './messages.ts'
import type { Shape } from './model.ts'
import { vocabularyOf } from './vocabulary.ts'

const described = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const
const oneFile = 'model.safetensors'
const shardIndex = 'model.safetensors.index.json'
const templateFile = 'chat_template.jinja'
const shard = /^model-(\d{5})-of-(\d{5})\.safetensors$/

/** Files of a model folder that a model is made of; others are notes of its makers, or could run code. */
export const isModelFile = (name: string): boolean => [...described, 'generation_config.json', oneFile, shardIndex, templateFile].includes(name) || shard.test(name)

/** The files that hold weights, in order. */
export const weightFiles = (names: readonly string[]): readonly string[] => names.filter((name) => name === oneFile || shard.test(name)).toSorted()

/**
 * The files that stay when others are sent: weights that are sent in another number of parts replace those that were there, for
 * clients send a folder anew without deleting what it no longer has. Pure.
 */
export function staying(there: readonly string[], sent: readonly string[]): readonly string[] {
  const partsOf = (name: string): string | undefined => (name === oneFile ? 'one' : shard.exec(name)?.[2])
  const parts = sent.flatMap((name) => partsOf(name) ?? []).at(-1)
  return there.filter((name) => parts === undefined || partsOf(name) === undefined || partsOf(name) === parts)
}

/** What a folder with these files lacks before a model can be made of it. Pure. */
export function missingFiles(names: readonly string[]): readonly string[] {
  const there = new Set(names)
  const shards = names.flatMap((name) => shard.exec(name)?.[2] ?? []).toSorted()
  const last = shards.at(-1)
  const weights = there.has(oneFile) ? [] : last === undefined ? [oneFile]
    : [shardIndex, ...Array.from({ length: Number(last) }, (_, at) => `model-${String(at + 1).padStart(5, '0')}-of-${last}.safetensors`)]
  return [...described, ...weights].filter((name) => !there.has(name))
}

/** The largest file that describes a model, in bytes: whatever people send is read whole. */
const largest = (name: string): number => (name === 'tokenizer.json' ? 64 : 1) * 1024 * 1024

/** Reads a file of the folder as text. Throws when it is not there or too large. */
async function textOf(folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  if ((await stat(path)).size > largest(name)) throw new Failure('invalid', words.badFile(name))
  return readFile(path, 'utf8')
}

/** Reads a file of the folder as JSON. Throws a `Failure` (invalid) that names it. */
async function jsonOf(folder: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await textOf(folder, name))
  } catch {
    throw new Failure('invalid', words.badFile(name))
  }
}

const tokenizerSaid = z.looseObject({ chat_template: z.unknown().optional() })

/** What the tokenizer is told: the Transformers of 2026 write the template of conversations into a file of its own. */
async function tokenizerConfigOf(folder: string): Promise<unknown> {
  const config = tokenizerSaid.safeParse(await jsonOf(folder, 'tokenizer_config.json'))
  if (!config.success) throw new Failure('invalid', words.badFile('tokenizer_config.json'))
  const template = await textOf(folder, templateFile).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  return template === undefined ? config.data : { ...config.data, chat_template: template }
}

/** What the files say of the model, but for its weights. Throws a `Failure` (invalid) that names the file that is missing or does not fit. */
export async function readFolder(folder: string) {
  // One after the other, so that of several missing files the first of the layout is named.
  const config = await jsonOf(folder, 'config.json')
  const tokenizer = await jsonOf(folder, 'tokenizer.json')
  const tokenizerConfig = await tokenizerConfigOf(folder)
  const llama = readLlamaConfig(config)
  const vocabulary = vocabularyOf(tokenizer, tokenizerConfig, llama.vocab_size)
  const shape: Shape = {
    parameters: parametersOf(llama), contextLength: llama.max_position_embeddings, vocabulary: llama.vocab_size, layers: llama.num_hidden_layers, width: llama.hidden_size,
    chatTemplate: vocabulary.has('tokenizer.chat_template'),
  }
  return { config: llama, vocabulary, shape }
}
