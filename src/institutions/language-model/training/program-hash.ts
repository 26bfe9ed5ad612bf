/** What the trainer's own code is, as a part of whatever it makes. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { programPath } from '../python.ts'

let hash: Promise<string> | undefined

/** SHA-256 of the trainer's code, read once. */
export const programHash = (): Promise<string> => (hash ??= readFile(programPath('train.py')).then((code) => createHash('sha256').update(code).digest('hex')))
