/** How one node of a cluster starts its part of a run: the same words under Slurm and Kubernetes, which only know the node's number and the first node's name. */
import { folderOf, port, type Prepared } from './file.ts'
import { titanModule } from './torchtitan.ts'
import { trlFileName } from './trl.ts'

/** Shell variables of a node: its number from 0, and the name of the first. */
export interface Node { readonly number: string; readonly first: string }

/** The command of a node; it starts as many processes as the node has GPUs, and again it goes on from the newest checkpoint. */
export function nodeCommand(prepared: Prepared, { number, first }: Node): string {
  const { recipe } = prepared
  const { nodes, gpus } = recipe.cluster
  const folder = folderOf(prepared)
  const torchrun = `torchrun --nnodes=${nodes} --nproc-per-node=${gpus} --node-rank=${number} --master-addr=${first} --master-port=${port}`
  switch (recipe.engine) {
    case 'shanyraq': return `${torchrun} ${recipe.cluster.folder}/trainer/train.py ${folder}/recipe.json ${folder}/out`
    case 'torchtitan': return `env PYTHONPATH=${folder} ${torchrun} -m torchtitan.train --module ${titanModule} --config run`
    case 'trl': return `accelerate launch --num_machines ${nodes} --num_processes ${nodes * gpus} --machine_rank ${number} --main_process_ip ${first} --main_process_port ${port} --mixed_precision ${
      recipe.precision === 'bf16' ? 'bf16' : 'no'} --use_fsdp --fsdp_version 2 -m trl.scripts.${recipe.trl.method} --config ${folder}/${trlFileName(recipe)}`
  }
}
