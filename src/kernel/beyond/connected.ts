/** The registers that an operator connected: one file in JSON for all processes. One that is not named there is not asked. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Connection } from './contract.ts'
import { missingSecret, needsNcanode, wrongFile } from './messages.ts'
import { smartBridgeConnection, smartBridgeSettings } from './smart-bridge.ts'
import { xRoadConnection, xRoadSettings } from './x-road.ts'

const file = z.record(z.string().regex(/^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*$/), z.discriminatedUnion('protocol', [xRoadSettings, smartBridgeSettings]))

/** What is read beside the file. */
export interface Beside { readonly ncanode?: string | undefined; readonly environment: Readonly<Record<string, string | undefined>>; readonly now: () => string }

/** By the ids of the registers. Throws a `Failure` (invalid) that says what is wrong with the file, or which secret is missing. */
export function connectedRegisters(path: string, { ncanode, environment, now }: Beside): ReadonlyMap<string, Connection> {
  let read: z.infer<typeof file>
  try {
    read = file.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw wrongFile(path, error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error))
  }
  const secret = (variable: string): string => environment[variable] || missing(path, variable)
  return new Map(Object.entries(read).map(([id, settings]): [string, Connection] => {
    if (settings.protocol === 'x-road') return [id, xRoadConnection(settings)]
    if (ncanode === undefined) throw needsNcanode(path)
    return [id, smartBridgeConnection(settings, { ncanode, key: keyIn(settings.key, path), password: secret(settings.sender.passwordFrom), keyPassword: secret(settings.keyPasswordFrom) }, now)]
  }))
}

function missing(path: string, variable: string): never {
  throw missingSecret(path, variable)
}

function keyIn(key: string, path: string): Uint8Array {
  try {
    return readFileSync(key)
  } catch (error) {
    throw wrongFile(path, error instanceof Error ? error.message : String(error))
  }
}
