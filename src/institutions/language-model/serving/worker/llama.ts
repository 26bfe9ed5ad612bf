/**
 * llama.cpp as the scheduler uses it: tokens into a batch, one decoding of the batch, a token drawn from the logits of each place.
 *
 * node-llama-cpp offers this under its own sequences, which hand out one token at a time and the probabilities of the whole
 * vocabulary or none. So its addon is called directly; the package is pinned to one version, and what is taken from its inside is
 * checked here at the start (docs/decisions/0035-llama-cpp.md).
 */
import { getLlama, type LlamaContext, type LlamaEmbeddingContext, type LlamaModel, LlamaGrammarEvaluationState, LlamaLogLevel } from 'node-llama-cpp'
import { afterBytes, betweenLetters } from './utf8.ts'
import { readVocabulary, type Vocabulary } from './vocabulary.ts'

/** How the next token is drawn. */
export interface Sampling {
  /** 0 takes the likeliest. */
  readonly temperature: number
  readonly topP?: number | undefined
  readonly topK?: number | undefined
  readonly minP?: number | undefined
  /** From 0 to 2³² − 1. */
  readonly seed: number
  readonly frequencyPenalty?: number | undefined
  readonly presencePenalty?: number | undefined
  /** Added to the logits, by token. */
  readonly bias?: ReadonlyMap<number, number> | undefined
  /** What the text must look like, in GBNF. */
  readonly grammar?: string | undefined
}

/** Natural logarithms of the probabilities that the model itself gives, whatever the sampling is. */
export interface Measured {
  readonly logprob: number
  /** The likeliest tokens, the likeliest first. */
  readonly top: readonly { readonly token: number; readonly logprob: number }[]
}

/** Draws tokens of one sequence; remembers them for the penalties and the grammar. */
export interface Sampler {
  /** The next token, or undefined where the grammar leaves none. `place` is of the last decoding. */
  draw(place: number): Promise<number | undefined>
  end(): void
}

/** Tokens for one decoding. */
export interface Part {
  readonly sequence: number
  /** Position of the first token in its sequence. */
  readonly from: number
  readonly tokens: Uint32Array
  /** Tokens whose logits are wanted, by their index here. */
  readonly wanted: Uint32Array
}

export interface Model {
  readonly vocabulary: Vocabulary
  /** In Jinja; absent for models that only complete text. */
  readonly chatTemplate: string | undefined
  /** Tokens of a sequence at most, prompt and answer together. */
  readonly contextLength: number
  readonly embeddingLength: number
  /** Tokens of one decoding at most. */
  readonly batchLength: number
  readonly sequences: number
  /** Decodes all parts at once; the places of the wanted logits, by part. */
  decode(parts: readonly Part[]): Promise<readonly Uint32Array[]>
  /** Forgets a sequence. */
  forget(sequence: number): void
  sampler(sampling: Sampling): Promise<Sampler>
  /** How likely a token was at a place of the last decoding, and the likeliest `top` tokens there. */
  measure(place: number, token: number, top: number): Promise<Measured>
  /** The mean of the last hidden states, of length 1. */
  embed(tokens: readonly number[]): Promise<Float32Array>
}

export interface ModelSettings {
  /** A GGUF file. */
  readonly path: string
  readonly threads: number
  readonly sequences: number
  /** Tokens of a sequence at most; a model trained on fewer has fewer. */
  readonly contextLength: number
}

/** The part of the addon that is used, in its own words. */
interface RawContext {
  initBatch(size: number): void
  addToBatch(sequence: number, from: number, tokens: Uint32Array, wanted: Uint32Array): Uint32Array
  decodeBatch(): Promise<void>
  disposeSequence(sequence: number): void
  sampleToken(place: number, sampler: RawSampler): Promise<number>
  sampleToken(place: number, sampler: RawSampler, probabilities: boolean, confidence: boolean): Promise<[token: number, probabilities: number[] | undefined, confidence: number | undefined]>
}
interface RawSampler {
  applyConfig(config: Readonly<Record<string, unknown>>): void
  dispose(): void
}
interface RawModel { getTokenString(token: number): string; tokenize(text: string, special: boolean): Uint32Array; getEmbeddingVectorSize(): number }

/** Takes what the package does not show; throws when another version has it elsewhere. */
function inside<T extends object>(owner: object, name: string, methods: readonly (keyof T & string)[] = []): T {
  const value: unknown = Reflect.get(owner, name)
  if (typeof value !== 'object' && typeof value !== 'function' || value === null) throw new Error(`node-llama-cpp has no ${name}: it is another version than package.json pins`)
  for (const method of methods) if (typeof Reflect.get(value, method) !== 'function') throw new Error(`node-llama-cpp has no ${name}.${method}: it is another version than package.json pins`)
  return value as T
}

/** The likeliest tokens that are asked for at once; a token beyond them is asked for by itself. */
const head = 40
/** What lifts a token among the likeliest, whatever its logit is. */
const lift = 40
const mostGrammars = 32

/** Bytes of the keys and values of all sequences at most. */
const cacheBytes = 2 ** 30

/** As many sequences as may be, as long as they are to be; when not even one fits, a shorter one. */
function withinMemory({ fileInfo: { architectureMetadata: { block_count: layers, embedding_length: width = 0, attention } } }: LlamaModel, wanted: { readonly sequences: number; readonly contextLength: number }) {
  const largest = (value: number | readonly number[] | undefined): number => (typeof value === 'object' ? Math.max(...value) : value ?? 0)
  const heads = Math.max(1, largest(attention?.head_count))
  const keyWidth = (largest(attention?.head_count_kv) || heads) * Math.max(attention?.key_length ?? 0, attention?.value_length ?? 0, width / heads)
  const perToken = Math.max(1, Number(layers) * keyWidth * 4) // keys and values, two bytes each
  const fitting = Math.floor(cacheBytes / perToken / wanted.contextLength)
  return fitting >= 1 ? { ...wanted, sequences: Math.min(wanted.sequences, fitting) } : { sequences: 1, contextLength: Math.max(256, Math.floor(cacheBytes / perToken)) }
}

/** Loads a model. Throws when the file is no model, or memory does not suffice. */
export async function loadModel({ path, threads, sequences: mostSequences, contextLength: longest }: ModelSettings): Promise<Model> {
  const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, progressLogs: false, maxThreads: threads, logLevel: LlamaLogLevel.error })
  // Pooling says how embeddings are made; it has no part in generation.
  const loaded = await llama.loadModel({ modelPath: path, gpuLayers: 0, metadataOverrides: { llama: { pooling_type: 1 } } as object })
  const { contextLength, sequences } = withinMemory(loaded, { sequences: mostSequences, contextLength: Math.min(longest, loaded.trainContextSize) })
  const context: LlamaContext = await loaded.createContext({ sequences, contextSize: contextLength, batchSize: Math.min(512, contextLength * sequences), threads })
  const raw = inside<RawContext>(context, '_ctx', ['initBatch', 'addToBatch', 'decodeBatch', 'disposeSequence', 'sampleToken'])
  const model = inside<RawModel>(loaded, '_model', ['getTokenString', 'tokenize', 'getEmbeddingVectorSize'])
  const bindings = inside<{ AddonSampler: new (model: RawModel) => RawSampler }>(llama, '_bindings', ['AddonSampler'])

  const vocabulary = readVocabulary(loaded, model)
  const samplerOf = (config: Readonly<Record<string, unknown>>): RawSampler => {
    const made = new bindings.AddonSampler(model)
    made.applyConfig(config)
    return made
  }
  const likeliest = samplerOf({ temperature: 0 })
  const heads = samplerOf({ temperature: 1, topK: head, seed: 0 })
  const lifted = samplerOf({ temperature: 1, topK: 2, seed: 0 })

  /** Tokens with their probabilities among the likeliest alone. */
  async function among(place: number, sampler: RawSampler): Promise<ReadonlyMap<number, number>> {
    const [, flat = []] = await raw.sampleToken(place, sampler, true, false)
    const found = new Map<number, number>()
    for (let i = 1; i < flat.length; i += 2) found.set(flat[i - 1]!, flat[i]!)
    return found
  }

  /** Tokens with which a letter that was begun would not go on, by what it awaits. */
  const barred = new Map<number, readonly number[]>()
  const barredAfter = (letter: number): readonly number[] => {
    const known = barred.get(letter)
    if (known !== undefined) return known
    const found = Array.from({ length: vocabulary.size }, (_, token) => token).filter((token) => {
      const bytes = vocabulary.bytesOf(token)
      return bytes.length === 0 ? letter !== betweenLetters : afterBytes(letter, bytes) === undefined
    })
    barred.set(letter, found)
    return found
  }

  const grammars = new Map<string, Promise<Awaited<ReturnType<typeof llama.createGrammar>>>>()
  async function grammarState(text: string): Promise<object> {
    const known = grammars.get(text) ?? llama.createGrammar({ grammar: text })
    grammars.delete(text)
    grammars.set(text, known)
    for (const [oldest] of grammars) if (grammars.size > mostGrammars) grammars.delete(oldest)
    return inside(new LlamaGrammarEvaluationState({ model: loaded, grammar: await known }), '_state')
  }

  // The samplers of measurements are shared.
  let measuring: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = measuring.then(work)
    measuring = done.catch(() => undefined)
    return done
  }

  let embedding: Promise<LlamaEmbeddingContext> | undefined
  return {
    vocabulary,
    chatTemplate: loaded.fileInfo.metadata.tokenizer?.chat_template,
    contextLength, sequences, batchLength: context.batchSize, embeddingLength: model.getEmbeddingVectorSize(),

    async decode(parts) {
      raw.initBatch(parts.reduce((sum, { tokens }) => sum + tokens.length, 0))
      const places = parts.map(({ sequence, from, tokens, wanted }) => raw.addToBatch(sequence, from, tokens, wanted))
      await raw.decodeBatch()
      return places
    },
    forget: (sequence) => raw.disposeSequence(sequence),

    async sampler({ temperature, topP, topK, minP, seed, frequencyPenalty = 0, presencePenalty = 0, bias = new Map(), grammar }) {
      const config = {
        temperature, seed,
        ...(topP !== undefined && topP < 1 && { topP }), ...(topK !== undefined && topK > 0 && { topK }), ...(minP !== undefined && minP > 0 && { minP }),
        ...(bias.size > 0 && { tokenBiasKeys: Uint32Array.from(bias.keys()), tokenBiasValues: Float32Array.from(bias.values()) }),
        ...(grammar !== undefined && { grammarEvaluationState: await grammarState(grammar) }),
      }
      const history: number[] = []
      // The penalties of the OpenAI API are for what was generated, so the history begins empty.
      const penalties = (): object => frequencyPenalty === 0 && presencePenalty === 0 ? {} : {
        repeatPenaltyTokens: Uint32Array.from(history), repeatPenalty: 1, repeatPenaltyMaxTokens: contextLength, repeatPenaltyFrequencyPenalty: frequencyPenalty, repeatPenaltyPresencePenalty: presencePenalty,
      }
      const sampler = samplerOf({ ...config, ...penalties() })
      let letter = betweenLetters
      return {
        async draw(place) {
          if (grammar !== undefined) {
            const barred = barredAfter(letter)
            sampler.applyConfig({ ...config, ...penalties(), tokenBiasKeys: Uint32Array.from([...bias.keys(), ...barred]), tokenBiasValues: Float32Array.from([...bias.values(), ...barred.map(() => Number.NEGATIVE_INFINITY)]) })
          }
          const token = await raw.sampleToken(place, sampler)
          if (token < 0) return undefined
          history.push(token)
          letter = afterBytes(letter, vocabulary.bytesOf(token)) ?? betweenLetters
          return token
        },
        end: () => sampler.dispose(),
      }
    },

    measure: (place, token, top) => inTurn(async () => {
      // The probability of the likeliest is of the whole vocabulary; those of the others are taken as ratios to it, which costs a
      // third of reading out the vocabulary and is as exact.
      const [first, , confidence] = await raw.sampleToken(place, likeliest, false, true)
      const best = Math.log(confidence!)
      const found = await among(place, heads)
      const reference = found.get(first)!
      const of = (probability: number): number => best + Math.log(probability / reference)
      const listed = [...found].slice(0, Math.min(top, head)).map(([each, probability]) => ({ token: each, logprob: of(probability) }))
      const near = found.get(token)
      if (near !== undefined) return { logprob: of(near), top: listed }
      const bias = new Map([[token, lift]])
      lifted.applyConfig({ temperature: 1, topK: 2, seed: 0, tokenBiasKeys: Uint32Array.from(bias.keys()), tokenBiasValues: Float32Array.from(bias.values()) })
      const pair = await among(place, lifted)
      const [mine, other] = [pair.get(token), pair.get(first)]
      // Below e⁻⁴⁰ of the likeliest it is not among the two even so; nobody needs to know how much.
      return { logprob: mine === undefined || other === undefined || other === 0 ? best - lift : best + Math.log(mine / other) - lift, top: listed }
    }),

    async embed(tokens) {
      embedding ??= loaded.createEmbeddingContext({ contextSize: contextLength, batchSize: contextLength, threads })
      const { vector } = await (await embedding).getEmbeddingFor(tokens as Parameters<LlamaEmbeddingContext['getEmbeddingFor']>[0])
      const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
      return Float32Array.from(vector, (value) => norm === 0 ? 0 : value / norm)
    },
  }
}
