/** Sends a job in by slurmrestd (v0.0.42), under a token for the login alone, which lives for a minute. */
import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { JobAsked } from '../contract.ts'
import { nonsense, refusedThere, silent } from '../messages.ts'

/** Jobs from here are called so, with their id behind. */
export const jobPrefix = 'shanyraq-'

export interface Rest { readonly name: string; readonly url: string; readonly key: string; readonly folder?: string }

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token as `scontrol token` makes it (HS256, RFC 7519): `sun` is whose it is. */
export function tokenFor(login: string, key: Uint8Array, now: number): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ exp: now + 60, iat: now, sun: login })}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

const answered = z.object({ job_id: z.int().nonnegative().optional(), errors: z.array(z.object({ description: z.string().optional(), error: z.string().optional(), error_number: z.int().optional() })).optional() })
const number = (value: number) => ({ set: true, infinite: false, number: value })

/** Where a job writes, on the cluster's files. */
export const logOf = (folder: string, id: string): string => `${folder}/${jobPrefix}${id}.out`

/** Answers the job's number there. Throws a `Failure`: refused with the cluster's words, or unavailable when nobody knows whether it went in. */
export async function submitByRest({ name, url, key, folder }: Rest, job: JobAsked): Promise<string> {
  const token = tokenFor(job.login, await readFile(key), Math.floor(Date.now() / 1000))
  const body = {
    script: job.script,
    job: {
      name: `${jobPrefix}${job.id}`, account: job.account, partition: job.queue, nodes: String(job.nodes), tres_per_node: `gres/gpu:${job.acceleratorsPerNode}`, time_limit: number(job.minutes), requeue: true, ...(job.reservation !== undefined && { reservation: job.reservation }), ...(job.latest !== undefined && { deadline: job.latest }),
      current_working_directory: folder ?? '/tmp', environment: ['PATH=/usr/local/bin:/usr/bin:/bin'], ...(folder !== undefined && { standard_output: logOf(folder, job.id) }),
    },
  }
  let response: Response
  try {
    response = await fetch(`${url.replace(/\/+$/, '')}/slurm/v0.0.42/job/submit`, {
      method: 'POST', redirect: 'error', headers: { 'content-type': 'application/json', 'x-slurm-user-name': job.login, 'x-slurm-user-token': token }, body: JSON.stringify(body), signal: AbortSignal.timeout(20_000),
    })
  } catch (error) {
    throw silent(name, `slurmrestd: ${error instanceof Error ? error.message : String(error)}`)
  }
  const text = await response.text()
  let read: ReturnType<typeof answered.safeParse>
  try {
    read = answered.safeParse(JSON.parse(text))
  } catch {
    throw nonsense(name, `slurmrestd ${response.status}: ${text.slice(0, 200)}`)
  }
  if (!read.success) throw nonsense(name, `slurmrestd ${response.status}: ${text.slice(0, 200)}`)
  const [first] = read.data.errors ?? []
  if (first !== undefined) throw refusedThere(name, [first.description, first.error].filter((one) => one).join(': ').slice(0, 500))
  if (!read.data.job_id) throw nonsense(name, `slurmrestd ${response.status}: ${text.slice(0, 200)}`)
  return String(read.data.job_id)
}
