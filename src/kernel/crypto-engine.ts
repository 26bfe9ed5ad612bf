/**
 * The cryptography under our X.509 and CMS: Node's own Web Crypto, handed to pkijs at every call. pkijs keeps one engine for
 * the whole process, which the library that seals PDFs replaces by its own, and that one refuses what ours accepts.
 */
import { webcrypto } from 'node:crypto'
import { CryptoEngine } from 'pkijs'

export const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as Crypto })
