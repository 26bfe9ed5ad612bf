/**
 * Continued pre-training with torchtitan 0.3.0: its configuration is a Python function since 0.3 (there is no TOML any more), which
 * `--module` and `--config` name; wrong fields are refused by its dataclasses. Source: torchtitan/config/configs.py and
 * components/{optimizer,checkpointer} of that release.
 */
import type { TitanRecipe } from '../recipe.ts'
import { folderOf, type LauncherFile, type Prepared, stepsOf } from './file.ts'

export const titanModule = 'shanyraq_torchtitan'

type Value = string | number | boolean | null

/** The fields that differ from torchtitan's own configuration of the model, by section. */
export function titanSections(recipe: TitanRecipe, folder: string): Readonly<Record<string, Readonly<Record<string, Value>>>> {
  const { batch, cluster, optimiser, torchtitan } = recipe
  return {
    training: {
      local_batch_size: batch.sequences * torchtitan.tensor_parallel / (cluster.nodes * cluster.gpus), global_batch_size: batch.sequences * batch.accumulation, seq_len: torchtitan.context,
      steps: stepsOf(recipe, torchtitan.context), max_norm: optimiser.clip, dtype: 'float32', mixed_precision_param: recipe.precision === 'bf16' ? 'bfloat16' : 'float32',
    },
    lr_scheduler: {
      warmup_steps: optimiser.warmup,
      ...(optimiser.schedule === 'wsd' ? { decay_ratio: optimiser.decay_fraction, decay_type: 'linear', min_lr_factor: 0 } : { decay_ratio: null, decay_type: 'cosine', min_lr_factor: 0.1 }),
    },
    parallelism: { data_parallel_shard_degree: -1, tensor_parallel_degree: torchtitan.tensor_parallel },
    // The weights of the base model are read from `hf_assets_path`; the last ones are written in the same layout.
    checkpoint: {
      enable: true, folder: 'checkpoint', interval: recipe.checkpoint_every, keep_latest_k: 2, async_mode: 'async', initial_load_in_hf: true, initial_load_model_only: true,
      last_save_in_hf: true, last_save_model_only: true, export_dtype: 'bfloat16',
    },
    // A dataset of its own with a text in every line; the path leads it to the corpus.
    dataloader: { dataset: 'c4_test', dataset_path: `${folder}/corpus` },
    validator: { enable: false },
    metrics: { log_freq: 10, enable_tensorboard: true },
    debug: { seed: recipe.seed },
  }
}

const python = (value: Value): string => (value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : JSON.stringify(value))

/** The module that torchtitan is started with. */
export function titanFile(prepared: Prepared & { readonly recipe: TitanRecipe }): LauncherFile {
  const { recipe } = prepared
  const folder = folderOf(prepared)
  const [family = '', config = ''] = recipe.torchtitan.model.split('/')
  const { lr, betas, weight_decay } = recipe.optimiser
  const lines = Object.entries(titanSections(recipe, folder)).flatMap(([section, fields]) => Object.entries(fields).map(([name, value]) => `    config.${section}.${name} = ${python(value)}`))
  return {
    name: `${titanModule}.py`, kind: 'torchtitan',
    content: `"""torchtitan 0.3.0: ${recipe.name}, continued from ${recipe.base}. Made from the recipe of run ${prepared.id}; it was not run there."""
from torchtitan.components.optimizer import default_adamw
from torchtitan.models.${family}.config_registry import ${config}


def run():
    config = ${config}()
    config.hf_assets_path = ${python(recipe.base)}
    config.dump_folder = ${python(`${folder}/out`)}
    config.optimizer = default_adamw(lr=${lr}, betas=(${betas.join(', ')}), weight_decay=${weight_decay})
${lines.join('\n')}
    return config
`,
  }
}
