/** Runs the commands of Slurm: one program with its arguments, no shell, a time by which it must have answered. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { silent } from '../messages.ts'

const run = promisify(execFile)

export type Commands = (program: 'sacctmgr' | 'sacct' | 'scontrol' | 'scancel' | 'squeue' | 'sinfo' | 'sshare' | 'getent', args: readonly string[]) => Promise<string>

/** `conf` is the path of slurm.conf. Throws a `Failure` (unavailable) with what the program said. */
export const slurmCommands = (cluster: string, conf: string): Commands => async (program, args) => {
  try {
    const { stdout } = await run(program, [...args], { timeout: 20_000, maxBuffer: 64 * 1024 * 1024, env: { PATH: process.env['PATH'], SLURM_CONF: conf, SLURM_TIME_FORMAT: '%s', LC_ALL: 'C' } })
    return stdout
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() || error.message : String(error)
    throw silent(cluster, `${program}: ${said.slice(0, 500)}`)
  }
}
