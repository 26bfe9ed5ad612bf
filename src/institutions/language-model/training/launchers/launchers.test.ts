/** Specifies the files for clusters: of the form that their readers document, with what the recipe says in them. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv, type AnySchema } from 'ajv'
import { parse } from 'yaml'
import { z } from 'zod'
import { defaultRecipe } from '../default-recipe.ts'
import { readRecipe } from '../read-recipe.ts'
import type { Recipe, TitanRecipe } from '../recipe.ts'
import { launcherFiles, type LauncherFile } from './index.ts'
import { slurmTime } from './slurm.ts'
import { titanSections } from './torchtitan.ts'

const schemaIn = (name: string): Record<string, AnySchema> => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, AnySchema>
const ajv = new Ajv({ strict: false, allErrors: true })

function fits(schema: AnySchema | undefined, value: unknown): void {
  assert.ok(schema)
  const valid = ajv.compile(schema)
  assert.ok(valid(value), JSON.stringify(valid.errors))
}

const [id, corpus, tokenizer] = [1, 2, 3].map((n) => `01900000-0000-7000-8000-00000000000${n}`) as [string, string, string]

function read(source: string): Recipe {
  const { recipe, problems } = readRecipe(source)
  assert.equal(problems, undefined)
  return recipe!
}

const cluster = 'cluster: { nodes: 4, gpus: 8, hours: 30.5, partition: gpu, queue: kazakh-llm, image: registry.example.kz/trainer:1, folder: /lustre/shanyraq }\n'
const own = read(defaultRecipe({ corpus, tokenizer }) + cluster)
const titan = read(`name: kk-8b
engine: torchtitan
launcher: slurm
corpus: ${corpus}
base: /models/Llama-3.1-8B
precision: bf16
torchtitan: { model: llama3/llama3_8b, tensor_parallel: 4 }
optimiser: { name: adamw, lr: 3.0e-5, warmup: 200, schedule: wsd, decay_fraction: 0.2 }
batch: { sequences: 64, accumulation: 4 }
budget: { tokens: 20000000000 }
${cluster}`)
const tuned = (method: 'sft' | 'dpo', schedule: string): Recipe => read(`name: kk-8b-${method}
engine: trl
launcher: kubernetes
base: /models/kk-8b
dataset: /data/instructions
precision: bf16
trl: { method: ${method}, lora: 64 }
optimiser: { name: adamw, lr: 1.0e-5, warmup: 20, schedule: ${schedule} }
batch: { sequences: 64 }
budget: { steps: 2000 }
${cluster}`)

const filesOf = (recipe: Recipe): ReadonlyMap<LauncherFile['kind'], LauncherFile> =>
  new Map(launcherFiles({ id, recipe, train: ['train-00000.jsonl.gz', 'train-00001.jsonl.gz'], validation: 'validation.jsonl.gz' }).map((file) => [file.kind, file]))

const contentOf = (recipe: Recipe, kind: LauncherFile['kind']): string => {
  const file = filesOf(recipe).get(kind)
  assert.ok(file, kind)
  return file.content
}

test('a JobSet is one that Kubernetes takes: every field is known, and Kueue knows its queue', () => {
  for (const recipe of [own, titan, tuned('sft', 'wsd'), tuned('dpo', 'cosine')]) {
    const set: unknown = parse(contentOf(recipe, 'kubernetes'))
    fits(schemaIn('testing-jobset-v1alpha2.json'), set)
    const { metadata, spec } = z.object({
      metadata: z.object({ name: z.string().regex(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/), labels: z.record(z.string(), z.string()) }),
      spec: z.object({ replicatedJobs: z.array(z.object({ template: z.object({ spec: z.looseObject({ parallelism: z.number(), completions: z.number(), completionMode: z.string() }) }) })) }),
    }).parse(set)
    assert.equal(metadata.labels['kueue.x-k8s.io/queue-name'], 'kazakh-llm')
    assert.partialDeepStrictEqual(spec.replicatedJobs[0]?.template.spec, { parallelism: 4, completions: 4, completionMode: 'Indexed' })
  }
})

test('without an image nothing is made for Kubernetes', () => {
  assert.equal(filesOf(read(defaultRecipe({ corpus, tokenizer }))).has('kubernetes'), false)
})

test('a batch script is one that bash reads, asks Slurm for what the recipe says, and starts one task a node', () => {
  for (const recipe of [own, titan]) {
    const script = contentOf(recipe, 'slurm')
    assert.equal(spawnSync('bash', ['-n'], { input: script }).status, 0)
    for (const option of ['--nodes=4', '--ntasks-per-node=1', '--gpus-per-node=8', '--time=1-06:30:00', '--partition=gpu', '--signal=TERM@300']) assert.match(script, new RegExp(`^#SBATCH ${option}$`, 'm'))
    assert.match(script, /^srun .*torchrun --nnodes=4 --nproc-per-node=8 --node-rank=\$SLURM_NODEID --master-addr=\$FIRST_NODE/m)
  }
  assert.deepEqual([slurmTime(0.5), slurmTime(24), slurmTime(49.99)], ['0-00:30:00', '1-00:00:00', '2-02:00:00'])
})

test('a batch script puts its run back into the queue when a node was lost or it was told to stop, and not when it would fail again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'launchers-'))
  try {
    const places = own.cluster.folder
    const script = contentOf(own, 'slurm').replaceAll(places, folder)
    mkdirSync(join(folder, id))
    const stub = (name: string, does: string): void => writeFileSync(join(folder, name), `#!/bin/sh\n${does}\n`, { mode: 0o755 })
    stub('scontrol', `case "$*" in *requeue*) touch ${folder}/again;; *hostnames*) echo n1;; *) echo "NodeName=n1 NodeAddr=10.0.0.7 Port=1";; esac`)
    stub('srun', `echo "$FIRST_NODE"; cat ${folder}/said; exit 1`)
    const log = join(folder, id, 'slurm-7.log')
    /** Runs the script as Slurm does, which appends what it says to its log; answers whether it asked for its place. */
    const again = (...said: readonly object[]): boolean => {
      writeFileSync(join(folder, 'said'), said.map((event) => `${JSON.stringify(event).replaceAll('":', '": ').replaceAll(',"', ', "')}\n`).join(''))
      rmSync(join(folder, 'again'), { force: true })
      const output = openSync(log, 'a')
      const { status } = spawnSync('bash', ['-s'], { input: script, stdio: ['pipe', output, output], env: { PATH: `${folder}:${process.env['PATH']}`, SLURM_JOB_ID: '7', SLURM_JOB_NODELIST: 'n[1-4]' } })
      closeSync(output)
      assert.equal(status, 1)
      return existsSync(join(folder, 'again'))
    }
    const step = { ev: 'step', step: 1 }
    assert.equal(again(step, { ev: 'error', message: 'lost', code: 'lost-process' }), true)
    assert.equal(again(step, { ev: 'checkpoint', step: 1 }), true)
    assert.equal(again(step, { ev: 'error', message: 'no number', code: 'no-number' }), false)
    assert.equal(again(step, { ev: 'done', step: 1 }), false)
    // A run of thousands of steps says more than a pipe holds, so who stops reading at the first hit breaks what writes into it.
    const steps = Array.from({ length: 5_000 }, (_, at) => ({ ev: 'step', step: at + 1, loss: 2.5, tokens_per_second: 4_000 }))
    assert.equal(again(...steps, { ev: 'error', message: 'lost', code: 'lost-process' }), true)
    assert.equal(again(...steps, { ev: 'error', message: 'no number', code: 'no-number' }, ...steps), false)
    assert.equal(again(...steps, { ev: 'done', step: 5_000 }), false)
    // What was said in the runs before counts no more.
    assert.equal(again({ ev: 'start' }), false)
    assert.match(readFileSync(log, 'utf8'), /^10\.0\.0\.7$/m)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the recipe of the trainer names the files as every node sees them', () => {
  const { data } = z.object({ data: z.record(z.string(), z.unknown()) }).parse(JSON.parse(contentOf(own, 'trainer recipe')))
  assert.deepEqual(data, {
    train: [`/lustre/shanyraq/${id}/corpus/train-00000.jsonl.gz`, `/lustre/shanyraq/${id}/corpus/train-00001.jsonl.gz`], validation: `/lustre/shanyraq/${id}/corpus/validation.jsonl.gz`,
    tokenizer: `/lustre/shanyraq/${id}/tokenizer.json`,
  })
})

test('the configuration of torchtitan has only fields of its release, and the numbers of the recipe', () => {
  assert.ok(titan.engine === 'torchtitan')
  const sections = titanSections(titan satisfies TitanRecipe, '/lustre/shanyraq/x')
  const known = z.record(z.string(), z.looseObject({})).parse(schemaIn('testing-torchtitan-0.3.0.json')['sections'])
  for (const [name, fields] of Object.entries(sections)) fits(known[name], fields)
  // 64 sequences on 32 GPUs of which four share one; 4 × 64 × 8,192 tokens a step.
  assert.partialDeepStrictEqual(sections, { training: { local_batch_size: 8, global_batch_size: 256, steps: Math.ceil(2e10 / (256 * 8192)) }, lr_scheduler: { decay_ratio: 0.2 }, parallelism: { tensor_parallel_degree: 4 } })
  const module = contentOf(titan, 'torchtitan')
  assert.match(module, /^from torchtitan\.models\.llama3\.config_registry import llama3_8b$/m)
  assert.match(module, /^ {4}config\.checkpoint\.initial_load_in_hf = True$/m)
  assert.match(module, /default_adamw\(lr=0\.00003, betas=\(0\.9, 0\.95\), weight_decay=0\.1\)/)
})

test('the configuration of TRL has only fields of its release, for both ways of tuning and both schedules', () => {
  for (const method of ['sft', 'dpo'] as const) {
    for (const schedule of ['wsd', 'cosine']) {
      const config: unknown = parse(contentOf(tuned(method, schedule), 'trl'))
      fits(schemaIn('testing-trl-1.16.0.json')[method], config)
      assert.partialDeepStrictEqual(config, { max_steps: 2000, per_device_train_batch_size: 2, learning_rate: 0.000_01, use_peft: true, lora_r: 64, ...(method === 'dpo' && { beta: 0.1 }) })
    }
  }
})
