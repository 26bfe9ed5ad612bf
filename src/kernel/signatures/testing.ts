/** What the tests of signatures stand on: an open authority, a person, OpenSSL, and a foreign authority. */
import type { Identifier } from '../../law/identifier-scheme.ts'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Failure } from '../../law/failure.ts'
import { instantAt, type Instant } from '../../law/time.ts'
import { newId, transact } from '../database/index.ts'
import type { Db } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { openSignatures } from './index.ts'
import type { Enrolment, LocalCertificate, SharedPin, SignatureAdapter, Signatures } from './index.ts'

/** One entry as a test sees it. */
export interface Noted { readonly actor: string; readonly type: string; readonly text: string }

export interface World {
  readonly db: Db
  readonly folder: string
  readonly signatures: Signatures
  readonly journal: Noted[]
  clock: Instant
  /** The proved identifiers of accounts, by the person. */
  readonly accounts: Map<string, Identifier>
}

export const pin = '485-106'
/** Made-up numbers; no real person or company has them. */
export const identifier: Identifier = { scheme: 'kz.iin', value: '000000001234' }
export const organisationIdentifier: Identifier = { scheme: 'kz.bin', value: '000000005678' }
export const document = new TextEncoder().encode('Шешім № 1\n')

/** A folder and a database of the test's own, with open signatures. */
export async function world(
  test: { after(act: () => Promise<void>): void }, adapters: readonly SignatureAdapter[] = [],
): Promise<World> {
  const { db, close } = await testDatabase({ migrations: [{ folder: 'signatures', url: new URL('./', import.meta.url) }] })
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-signatures-'))
  test.after(async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  })
  const entries: Noted[] = []
  const journal = {
    append: async (_: unknown, actor: string, entry: { readonly type: string }) => {
      entries.push({ actor, type: entry.type, text: JSON.stringify(entry) })
      return { id: BigInt(entries.length), leaf: new Uint8Array(32) }
    },
  }
  const here: { clock: Instant } = { clock: instantAt(Date.now()) } // OpenSSL goes by the real clock
  const accounts = new Map<string, Identifier>()
  const signatures = await openSignatures({ db, now: () => here.clock, folder, journal, adapters, endedTies: async () => [], identifierOf: async (person) => accounts.get(person) })
  return Object.assign(here, { db, folder, signatures, journal: entries, accounts })
}

/** Issues a certificate to a new person, under the PIN of these tests. */
export const enrol = ({ db, signatures }: World, more: Partial<Enrolment> & { readonly pin?: string | SharedPin } = {}): Promise<LocalCertificate> => transact(db, (tx) =>
  signatures.local.enrol(tx, { person: newId(), name: 'Айгүл Үлгіқызы', identifier, role: 'person', pin, ...more }))

export const head = { role: 'head', organisation: { identifier: organisationIdentifier, name: '«Үлгі» ЖШС' } } as const

/** Runs OpenSSL in the folder; files are given by name. */
export const openssl = async (folder: string, ...words: string[]): Promise<string> => {
  const { stdout, stderr } = await promisify(execFile)('openssl', words, { cwd: folder })
  return stdout + stderr
}

export const save = (folder: string, name: string, content: Uint8Array | string): Promise<void> =>
  writeFile(join(folder, name), content)
export const load = (folder: string, name: string): Promise<Uint8Array> => readFile(join(folder, name))

/** Expects a `Failure` of this kind whose English words match; every language must have words. */
export const failing = (kind: Failure['kind'], words: RegExp) => (error: unknown): boolean => {
  if (!(error instanceof Failure)) throw error
  if (error.kind !== kind || !words.test(error.text.en) || !error.text.kk || !error.text.ru) {
    throw new Error(`expected ${kind} ${String(words)}, got ${error.kind}: ${error.text.en}`)
  }
  return true
}
