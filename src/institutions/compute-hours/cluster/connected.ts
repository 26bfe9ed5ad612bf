/** The clusters that an operator connected: one file in JSON for all processes. Where none is set there are none, and nothing is pretended. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Cluster } from './contract.ts'
import { wrongFile } from './messages.ts'
import { slurmCluster } from './slurm/index.ts'

const absolute = z.string().regex(/^\/[^\0\n]*$/)
const file = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), z.strictObject({ kind: z.literal('slurm'), conf: absolute, rest: z.url(), key: absolute, folder: absolute.exactOptional() }))

/** By their names in the settings. Throws a `Failure` that says what is wrong with the file. */
export function connectedClusters(path: string | undefined): ReadonlyMap<string, Cluster> {
  if (path === undefined) return new Map()
  try {
    return new Map(Object.entries(file.parse(JSON.parse(readFileSync(path, 'utf8')))).map(([name, settings]) => [name, slurmCluster(name, settings)]))
  } catch (error) {
    throw wrongFile(path, error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error))
  }
}
