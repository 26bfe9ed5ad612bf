/** Secrets that are known here by their hash alone. */
import { createHash, randomBytes } from 'node:crypto'

export const secret = (): string => randomBytes(32).toString('base64url')
export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')
