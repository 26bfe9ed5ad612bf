/** A run under Slurm: a batch script; one task a node, which starts the node's processes. Before its time is up the trainer is asked to stop in good order, and queued again. */
import { folderOf, type LauncherFile, type Prepared } from './file.ts'
import { nodeCommand } from './command.ts'

/** Slurm's time: days-hours:minutes:seconds. */
export function slurmTime(hours: number): string {
  const minutes = Math.ceil(hours * 60)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${Math.floor(minutes / 1440)}-${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}:00`
}

export function slurmFile(prepared: Prepared): LauncherFile {
  const { recipe } = prepared
  const { cluster } = recipe
  const folder = folderOf(prepared)
  const options = {
    'job-name': recipe.name, nodes: cluster.nodes, 'ntasks-per-node': 1, 'gpus-per-node': cluster.gpus, time: slurmTime(cluster.hours),
    output: `${folder}/slurm-%j.log`, 'open-mode': 'append', requeue: undefined, signal: 'TERM@300',
    ...(cluster.partition !== undefined && { partition: cluster.partition }), ...(cluster.account !== undefined && { account: cluster.account }),
  }
  return {
    name: `${recipe.name}.sbatch`, kind: 'slurm',
    content: `#!/bin/bash
# ${recipe.name}: made from the recipe of run ${prepared.id}; it was not run there. Start it with: sbatch ${recipe.name}.sbatch
${Object.entries(options).map(([name, value]) => `#SBATCH --${name}${value === undefined ? '' : `=${value}`}`).join('\n')}
set -euo pipefail
export FIRST_NODE=$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)
export OMP_NUM_THREADS=1
srun --kill-on-bad-exit=1 bash -c '${nodeCommand(prepared, { number: '$SLURM_NODEID', first: '$FIRST_NODE' })}'
`,
  }
}
