/** Secrets of keys: 256 random bits, of which only the SHA-256 is kept. */
import { hash, randomBytes } from 'node:crypto'
import { modelKeys } from './kind.ts'

/** The text with which a request proves that it holds the key. */
export const newSecret = (): string => `${modelKeys.begins}${randomBytes(32).toString('base64url')}`

/** SHA-256 in base64: one call, for it is done at every request. A fast hash is right for 256 random bits. */
export const hashOfSecret = (secret: string): string => hash('sha256', secret, 'base64')
