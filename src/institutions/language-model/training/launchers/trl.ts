/**
 * Supervised and preference tuning with TRL 1.16.0 (transformers 5.24): the file of `trl sft --config` and `trl dpo --config`.
 * Source: SFTConfig, DPOConfig, ModelConfig and ScriptArguments of that release, with TrainingArguments of transformers.
 */
import { stringify } from 'yaml'
import type { TrlRecipe } from '../recipe.ts'
import { folderOf, type LauncherFile, type Prepared, stepsOf } from './file.ts'

export const trlFileName = ({ trl }: TrlRecipe): string => `trl-${trl.method}.yaml`

function trlConfig(recipe: TrlRecipe, folder: string): Readonly<Record<string, unknown>> {
  const { optimiser, batch, cluster, trl } = recipe
  const steps = stepsOf(recipe, trl.context)
  const bf16 = recipe.precision === 'bf16'
  return {
    model_name_or_path: recipe.base, dtype: 'float32', dataset_name: recipe.dataset, output_dir: `${folder}/out`,
    max_steps: steps, per_device_train_batch_size: batch.sequences / (cluster.nodes * cluster.gpus), gradient_accumulation_steps: batch.accumulation,
    learning_rate: optimiser.lr, weight_decay: optimiser.weight_decay, adam_beta1: optimiser.betas[0], adam_beta2: optimiser.betas[1], max_grad_norm: optimiser.clip, warmup_steps: optimiser.warmup,
    ...(optimiser.schedule === 'wsd'
      ? { lr_scheduler_type: 'warmup_stable_decay', lr_scheduler_kwargs: { num_decay_steps: Math.round(steps * optimiser.decay_fraction) } }
      : { lr_scheduler_type: 'cosine' }),
    bf16, gradient_checkpointing: true, max_length: trl.context, seed: recipe.seed, logging_steps: 10, save_strategy: 'steps', save_steps: recipe.checkpoint_every, save_total_limit: 2, report_to: 'none',
    ...(trl.lora !== undefined && { use_peft: true, lora_r: trl.lora, lora_alpha: trl.lora * 2, lora_target_modules: ['q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj'] }),
    ...(trl.method === 'sft' ? { packing: true, assistant_only_loss: false } : { beta: trl.beta }),
  }
}

export const trlFile = (prepared: Prepared & { readonly recipe: TrlRecipe }): LauncherFile => ({
  name: trlFileName(prepared.recipe), kind: 'trl',
  content: `# TRL 1.16.0: ${prepared.recipe.name}, tuned from ${prepared.recipe.base}. Made from the recipe of run ${prepared.id}; it was not run there.\n${stringify(trlConfig(prepared.recipe, folderOf(prepared)))}`,
})
