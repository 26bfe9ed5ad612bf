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
# The address by which Slurm itself reaches the first node: its name need not be one that the others resolve.
export FIRST_NODE=$(scontrol show node -o "$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)" | grep -oP ' NodeAddr=\\K\\S+')
export OMP_NUM_THREADS=1
${recipe.engine === 'shanyraq' ? `LOG=${folder}/slurm-$SLURM_JOB_ID.log
BEFORE=$(stat -c %s "$LOG")
STATUS=0
` : ''}srun --export=ALL --kill-on-bad-exit=1 bash -c '${nodeCommand(prepared, { number: '$SLURM_NODEID', first: '$FIRST_NODE' })}'${recipe.engine === 'shanyraq' ? ` || STATUS=$?
${againIfStopped}` : ''}
`,
  }
}

/**
 * A job whose script ends fails, even when it ends because another node is gone: Slurm queues again only what was there when it noticed. So the script itself asks for it, by what the
 * trainer said in this run. What failed for a reason of its own, or before its first step, would fail again. One reader takes all that was said: with `pipefail` a pipe into one that
 * stops at its first hit is false as soon as the rest is more than a pipe holds.
 */
const againIfStopped = `if tail -c "+$((BEFORE + 1))" "$LOG" | LC_ALL=C awk '
  /^[{]"ev": / && /"ev": "step"/ { stepped = 1 }
  /^[{]"ev": / && (/"ev": "done"/ || /"ev": "error"/ && !/"code": "lost-process"/) { ended = 1 }
  END { exit !stepped || ended }'; then scontrol requeue "$SLURM_JOB_ID"; fi
exit "$STATUS"`
