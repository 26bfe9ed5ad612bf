/**
 * The trainer on two nodes of a real Slurm, started by the batch script that the portal makes: a node is lost in the middle, and what comes out is what comes out without.
 *
 * `node bench/two-nodes.ts`: a minute or two. Needs Slurm (`bin/install.mjs --for-tests`) and the environment of `npm run trainer:setup`.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { slurmLacks, startSlurm } from '../conformance/slurm-cluster.ts'
import { curve, type Event, openTrainer, trainerFolder } from '../conformance/trainer-world.ts'
import { launcherFiles } from '../src/institutions/language-model/training/launchers/index.ts'
import { readRecipe } from '../src/institutions/language-model/training/read-recipe.ts'
import { progress, report } from './measure.ts'
import { needsTrainer } from './needs.ts'

needsTrainer()
if (slurmLacks !== undefined) {
  console.error(`${slurmLacks} is not installed: node bin/install.mjs --for-tests`)
  process.exit(1)
}

const steps = 60
const [slurm, world] = await Promise.all([startSlurm({ nodes: 4 }), openTrainer()])
const shared = world.folder
await symlink(trainerFolder, join(shared, 'trainer'))

interface Made { readonly folder: string; readonly script: string }

/** The files of a run, as a person would bring them from the portal to the cluster. */
async function prepare(name: string, sequences = 4): Promise<Made> {
  const id = '01900000-0000-7000-8000-000000000001'
  const { recipe, problems } = readRecipe(`name: ${name}
engine: shanyraq
launcher: slurm
corpus: ${id}
tokenizer: ${id}
seed: 7
precision: f32
model: { hidden_size: 64, intermediate_size: 128, layers: 2, heads: 4, kv_heads: 2, context: 64 }
optimiser: { name: muon, lr: 0.01, warmup: 5, schedule: wsd, dropout: 0.1 }
batch: { sequences: ${sequences}, accumulation: 8 }
budget: { steps: ${steps} }
evaluate_every: 1000
checkpoint_every: 10
cluster: { nodes: 2, gpus: 1, hours: 1, folder: ${shared} }
`)
  assert.equal(problems, undefined)
  const folder = join(shared, name)
  await mkdir(join(folder, 'corpus'), { recursive: true })
  for (const file of ['train.jsonl.gz', 'validation.jsonl.gz']) await cp(join(shared, file), join(folder, 'corpus', file))
  await cp(join(shared, 'tokenizer.json'), join(folder, 'tokenizer.json'))
  const files = launcherFiles({ id: name, recipe: recipe!, train: ['train.jsonl.gz'], validation: 'validation.jsonl.gz' })
  for (const { name: file, content } of files) await writeFile(join(folder, file), content)
  return { folder, script: join(folder, `${name}.sbatch`) }
}

/** Both nodes are this machine: gloo is told its loopback, and torchrun is that of the trainer's environment. */
const submit = ({ script, folder }: Made): string => slurm.run('sbatch', '--parsable', `--chdir=${folder}`, `--export=PATH=${join(trainerFolder, '.venv', 'bin')}:/usr/local/bin:/usr/bin:/bin,SLURM_CONF=${slurm.conf},GLOO_SOCKET_IFNAME=lo`, script).trim()

const said = ({ folder }: Made, job: string): readonly Event[] => {
  const log = join(folder, `slurm-${job}.log`)
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter((line) => line.startsWith('{"ev": ')).map((line) => JSON.parse(line) as Event) : []
}
const stateOf = (job: string): string => slurm.run('squeue', '-h', '-j', job, '-t', 'all', '-o', '%T').trim()

async function until(what: string, made: Made, job: string, holds: () => boolean): Promise<void> {
  for (const began = performance.now(); !holds(); await pause(100)) {
    if (performance.now() - began > 240_000 || stateOf(job) === 'FAILED') throw new Error(`${what}: ${stateOf(job)}\n${readFileSync(join(made.folder, `slurm-${job}.log`), 'utf8').slice(-3000)}`)
  }
}

const ended = async (made: Made, job: string): Promise<void> => until('the end', made, job, () => stateOf(job) === 'COMPLETED')
const digest = async ({ folder }: Made): Promise<string> => createHash('sha256').update(await readFile(join(folder, 'out', 'model', 'model.safetensors'))).digest('hex')
const runsOf = (job: string): string => slurm.run('sacct', '-D', '-X', '-n', '-P', '-j', job, '--format=State').trim().split('\n').map((state) => state.split(' ')[0]!.toLowerCase().replaceAll('_', ' ')).join(', ')

interface Row { readonly what: string; readonly runs: string; readonly resumed: string; readonly same: string; readonly seconds: string }
const rows: Row[] = []

/** The losses by step: a step that was made twice must have had the same both times. */
function losses(events: readonly Event[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const [step, loss] of curve(events)) {
    assert.ok(found.get(step) === undefined || found.get(step) === loss, `step ${step}: ${found.get(step)} and ${loss}`)
    found.set(step, loss)
  }
  return found
}

async function trained(what: string, name: string, meanwhile: (made: Made, job: string) => Promise<void> = async () => undefined): Promise<{ readonly losses: ReadonlyMap<number, number>; readonly model: string; readonly events: readonly Event[] }> {
  progress(what)
  const from = performance.now()
  const made = await prepare(name)
  const job = submit(made)
  await meanwhile(made, job)
  await ended(made, job)
  const events = said(made, job)
  const result = { losses: losses(events), model: await digest(made), events }
  assert.equal(result.losses.size, steps)
  const same = unbroken === undefined ? '' : `${[...result.losses].every(([step, loss]) => unbroken!.losses.get(step) === loss)} / ${result.model === unbroken.model}`
  rows.push({ what, runs: runsOf(job), resumed: events.filter(({ ev }) => ev === 'resume').map(({ step }) => String(step)).join(', ') || '–', same: same || '–', seconds: ((performance.now() - from) / 1000).toFixed(1) })
  return result
}
let unbroken: Awaited<ReturnType<typeof trained>> | undefined

try {
  unbroken = await trained('nothing happens', 'unbroken')
  const reached = (step: number) => async (made: Made, job: string): Promise<void> => until(`step ${step}`, made, job, () => said(made, job).some((event) => event.step !== undefined && event.step >= step))
  /** Loses the node of this place in the job once it has made so many steps, which then goes on on others. */
  const losing = (place: 'first' | 'last', seen?: 'unseen') => async (made: Made, job: string): Promise<void> => {
    await reached(25)(made, job)
    const node = slurm.run('scontrol', 'show', 'hostnames', slurm.run('squeue', '-h', '-j', job, '-o', '%N').trim()).trim().split('\n').at(place === 'first' ? 0 : -1)!
    slurm.loseNode(node, seen)
    if (seen === 'unseen') {
      // The script asks by itself; the job is out of the way once Slurm knows too, after its SlurmdTimeout.
      await until('asked for', made, job, () => stateOf(job) !== 'RUNNING')
      slurm.run('scontrol', 'update', `NodeName=${node}`, 'State=DOWN', 'Reason=lost')
    }
    await until('waiting', made, job, () => stateOf(job) === 'PENDING')
    slurm.run('scontrol', 'update', `JobId=${job}`, 'StartTime=now+2')
  }
  await trained('the first node is lost', 'first', losing('first'))
  await trained('the last node is lost, before Slurm knows', 'last', losing('last', 'unseen'))
  await trained('it is asked to stop before its time is up', 'stopped', async (made, job) => {
    await reached(25)(made, job)
    slurm.run('scancel', '--signal=TERM', job)
    await until('waiting', made, job, () => stateOf(job) === 'PENDING')
    slurm.run('scontrol', 'update', `JobId=${job}`, 'StartTime=now+2')
  })
  report({
    title: 'Training on two nodes', about: `The trainer in two processes (gloo) on two nodes of a Slurm that is started for it, of four, by the batch script that the portal makes, ${steps} steps with a checkpoint at every tenth; all nodes are this machine. The states of its runs are those of \`sacct -D\`; "same" is whether every step had the loss of the run to which nothing happened, also those that were made twice, and whether the model is the same byte by byte.`,
    columns: ['what', 'runs', 'resumed at step', 'same losses / model', 'seconds'], rows: rows.map(({ what, runs, resumed, same, seconds }) => [what, runs, resumed, same, seconds]),
    findings: ['Seconds are mostly those of Python, of torchrun and of the queue.'],
  })
} finally {
  await Promise.all([slurm.stop(), world.close()])
}
