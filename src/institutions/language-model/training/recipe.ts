/** The recipe of a training run: one file that says all that decides what comes out, the same on one processor and on many. */
import { z } from 'zod'
import { hashOf } from '../../../law/canonical.ts'

/** What a rule of the recipe is called; its words are in `recipe-words.ts`. */
export type RecipeRule = 'even heads' | 'shared heads' | 'one budget' | 'shared sequences' | 'needs model' | 'base or model' | 'only here' | 'tensor parallel' | 'adamw only' | 'warmup'

const whole = (least: number, most: number) => z.number().int().min(least).max(most)
const id = z.uuid()

const modelShape = z.strictObject({
  hidden_size: whole(32, 16_384),
  intermediate_size: whole(32, 65_536),
  layers: whole(1, 200),
  heads: whole(1, 256),
  kv_heads: whole(1, 256),
  /** Tokens that the model sees at once. */
  context: whole(16, 131_072),
  rope_theta: z.number().min(1).max(1e8).default(10_000),
})

const optimiser = z.strictObject({
  name: z.enum(['adamw', 'muon']),
  lr: z.number().positive().max(1),
  weight_decay: z.number().min(0).max(1).default(0.1),
  betas: z.tuple([z.number().min(0).max(0.99999), z.number().min(0).max(0.99999)]).default([0.9, 0.95]),
  /** Share of each layer's work that is left out at random, for text that is seen many times. */
  dropout: z.number().min(0).max(0.9).default(0),
  /** The longest gradient that is taken as it is. */
  clip: z.number().positive().max(1000).default(1),
  /** Steps in which the rate rises. */
  warmup: whole(0, 1_000_000),
  /** `wsd`: warm up, stay, then come down; `cosine`: come down all the time. */
  schedule: z.enum(['wsd', 'cosine']),
  /** The last part of the budget, in which `wsd` comes down. */
  decay_fraction: z.number().min(0).max(1).default(0.3),
})

const batch = z.strictObject({
  /** Sequences of one micro-batch, of all processes together: their number changes the result by rounding only. */
  sequences: whole(1, 65_536),
  accumulation: whole(1, 4096).default(1),
})

/** Whichever is used up first ends the run. Hours are of the clock. */
const budget = z.strictObject({
  hours: z.number().positive().max(10_000).optional(),
  steps: whole(1, 100_000_000).optional(),
  tokens: whole(1, 1e14).optional(),
})

/** The machines beyond this one. */
const cluster = z.strictObject({
  nodes: whole(1, 10_000).default(1),
  /** Of one node. */
  gpus: whole(1, 16).default(8),
  hours: z.number().positive().max(10_000).default(24),
  /** A folder that every node sees; the files of the run are put there. */
  folder: z.string().regex(/^\/[\w./-]+$/).default('/shared/shanyraq'),
  /** Of Slurm. */
  partition: z.string().regex(/^[\w.-]{1,64}$/).optional(),
  account: z.string().regex(/^[\w.-]{1,64}$/).optional(),
  /** Of Kubernetes: the local queue of Kueue, the claim of the volume that is mounted as the folder, and the image with the trainer's requirements. */
  queue: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/).default('language-model'),
  claim: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/).default('shanyraq'),
  image: z.string().regex(/^[\w./:@-]{1,255}$/).optional(),
})

const common = {
  /** Of the model that comes out: what programs will call it. */
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,62}$/),
  seed: whole(0, 2_147_483_647).default(1),
  precision: z.enum(['f32', 'bf16']),
  optimiser, batch, budget,
  /** In steps. */
  evaluate_every: whole(1, 1_000_000).default(200),
  checkpoint_every: whole(1, 1_000_000).default(200),
  launcher: z.enum(['local', 'slurm', 'kubernetes']).default('local'),
  /** On this machine. */
  processes: whole(1, 64).default(1),
  cluster: cluster.prefault({}),
}

/** A model folder that every node sees, or a name on a hub of models. */
const modelPlace = z.string().regex(/^[\w./-]{3,200}$/)

/** Our own trainer: from nothing, or on from the model of a run. */
const own = z.strictObject({
  ...common, engine: z.literal('shanyraq'), corpus: id, tokenizer: id,
  /** The run whose model it goes on from. */
  base: id.optional(),
  model: modelShape.optional(),
  /** In which the model is written at the end. */
  weights: z.enum(['f32', 'bf16']).default('f32'),
})

/** torchtitan: continued pre-training of a large model on many GPUs. The values are its configurations, by module and name. */
const titan = z.strictObject({
  ...common, engine: z.literal('torchtitan'), corpus: id, base: modelPlace,
  torchtitan: z.strictObject({
    model: z.enum(['llama3/llama3_8b', 'llama3/llama3_70b', 'qwen3/qwen3_0_6b', 'qwen3/qwen3_1_7b', 'qwen3/qwen3_14b', 'qwen3/qwen3_32b']),
    context: whole(512, 131_072).default(8192),
    tensor_parallel: whole(1, 16).default(1),
  }),
})

/** TRL: supervised and preference tuning. */
const trl = z.strictObject({
  ...common, engine: z.literal('trl'), base: modelPlace,
  /** A folder that every node sees, or a name on a hub of datasets: `messages` for sft, `prompt`, `chosen` and `rejected` for dpo. */
  dataset: modelPlace,
  trl: z.strictObject({
    method: z.enum(['sft', 'dpo']),
    context: whole(512, 131_072).default(4096),
    /** Rank of low-rank adapters; without it every weight is trained. */
    lora: whole(1, 1024).optional(),
    /** How far `dpo` may go from the base model. */
    beta: z.number().positive().max(10).default(0.1),
  }),
})

const says = (rule: RecipeRule, path: readonly string[]) => ({ code: 'custom' as const, message: rule, path: [...path] })

export const recipeSchema = z.discriminatedUnion('engine', [own, titan, trl]).superRefine((recipe, issues) => {
  const { batch: { sequences }, budget: { hours, steps, tokens } } = recipe
  if ([hours, steps, tokens].every((one) => one === undefined)) issues.addIssue(says('one budget', ['budget']))
  if (steps !== undefined && recipe.optimiser.warmup >= steps) issues.addIssue(says('warmup', ['optimiser', 'warmup']))
  if (recipe.engine !== 'shanyraq') {
    if (recipe.launcher === 'local') issues.addIssue(says('only here', ['launcher']))
    if (recipe.optimiser.name !== 'adamw') issues.addIssue(says('adamw only', ['optimiser', 'name']))
    if (steps === undefined && tokens === undefined && hours !== undefined) issues.addIssue(says('one budget', ['budget']))
    if (recipe.engine === 'torchtitan' && recipe.cluster.gpus % recipe.torchtitan.tensor_parallel !== 0) issues.addIssue(says('tensor parallel', ['torchtitan', 'tensor_parallel']))
    if (sequences % (recipe.cluster.nodes * recipe.cluster.gpus) !== 0) issues.addIssue(says('shared sequences', ['batch', 'sequences']))
    return
  }
  const processes = recipe.launcher === 'local' ? recipe.processes : recipe.cluster.nodes * recipe.cluster.gpus
  if (sequences % processes !== 0) issues.addIssue(says('shared sequences', ['batch', 'sequences']))
  if (recipe.base === undefined && recipe.model === undefined) issues.addIssue(says('needs model', []))
  if (recipe.base !== undefined && recipe.model !== undefined) issues.addIssue(says('base or model', ['model']))
  if (recipe.model) {
    const { hidden_size, heads, kv_heads } = recipe.model
    if (hidden_size % heads !== 0 || (hidden_size / heads) % 2 !== 0) issues.addIssue(says('even heads', ['model', 'heads']))
    if (heads % kv_heads !== 0) issues.addIssue(says('shared heads', ['model', 'kv_heads']))
  }
})

/** A recipe with every value that it left to us. */
export type Recipe = z.infer<typeof recipeSchema>
/** One that our own trainer runs. */
export type OwnRecipe = Extract<Recipe, { engine: 'shanyraq' }>
export type TitanRecipe = Extract<Recipe, { engine: 'torchtitan' }>
export type TrlRecipe = Extract<Recipe, { engine: 'trl' }>

/** Whether a run of it is started by this portal; any other is made ready as files. */
export const runsHere = (recipe: Recipe): recipe is OwnRecipe => recipe.engine === 'shanyraq' && recipe.launcher === 'local'

/** Whether the learning rate follows the clock, so that no two runs are the same bit for bit. */
export const byClock = ({ engine, budget: { hours } }: Recipe): boolean => engine === 'shanyraq' && hours !== undefined

const withoutUndefined = (value: object): object => JSON.parse(JSON.stringify(value)) as object

/** What a run is made from; the same parts give the same model, bit for bit unless its budget is told in hours. */
export interface Ingredients {
  readonly recipe: Recipe; readonly corpus?: string; readonly tokenizer?: string; readonly base?: string; readonly trainer: string
  /** The run as it was, by its hash, until a step from which it went on with this recipe. */
  readonly after?: { readonly content: string; readonly step: number }
}

/**
 * SHA-256 of all that decides the result: the recipe without the place where it runs, the corpus, the tokenizer, the base model and
 * the trainer's own code, each by its hash, and what it was before its recipe was changed.
 */
export function contentHash({ recipe, ...parts }: Ingredients): string {
  const { launcher: _launcher, cluster: _cluster, processes: _processes, ...what } = recipe
  return hashOf(withoutUndefined({ recipe: what, ...parts }))
}

/** How much of the budget is used, 0 to 1, as the trainer counts. */
export function progressOf({ hours, steps, tokens }: Recipe['budget'], used: { readonly step: number; readonly tokens: number; readonly seconds: number }): number {
  const parts = [hours && used.seconds / (hours * 3600), steps && used.step / steps, tokens && used.tokens / tokens].filter((part) => part !== undefined)
  return Math.min(1, Math.max(0, ...parts))
}
