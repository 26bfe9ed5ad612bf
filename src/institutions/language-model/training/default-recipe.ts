/** The recipe that a new run begins with: ten million parameters, an hour on one processor core, a model that every task can be asked. */
import { neededContext } from '../evaluation/index.ts'

/** `corpus` and `tokenizer` are left to be named where they are not given. */
export const defaultRecipe = ({ corpus = '', tokenizer = '' }: { readonly corpus?: string; readonly tokenizer?: string }): string => `name: kazakh-10m
engine: shanyraq
corpus: ${corpus}
tokenizer: ${tokenizer}
seed: 1
precision: bf16
model:
  hidden_size: 320
  intermediate_size: 864
  layers: 6
  heads: 5
  kv_heads: 5
  context: ${neededContext}
optimiser:
  name: muon
  lr: 0.003
  weight_decay: 0.1
  warmup: 100
  schedule: wsd
  decay_fraction: 0.3
batch:
  sequences: 16
budget:
  hours: 1
evaluate_every: 200
checkpoint_every: 200
launcher: local
processes: 1
`
