/**
 * The seals of the programme and of each body: their keys, and papers sealed with them.
 *
 * Promises: a sealed PDF is PAdES baseline B (ETSI EN 319 142-1), and every seal ever put on can be checked for ever with the
 * certificate of the sealing authority alone. With a time-stamping authority it is baseline B-LT.
 * Never: gives out a private key, or calls a paper good when a byte of what was sealed is another.
 */
export { attachmentsOf, checkPdfSeal } from './check-pdf.ts'
export type { PdfSeal, Stamp } from './check-pdf.ts'
export { firstCertificateOf, openSeal, rotateSeal } from './seal.ts'
export type { Seal, SealKey, SealPlace } from './seal.ts'
export { sealPdf } from './seal-pdf.ts'
export { openTimestamps } from './timestamps.ts'
export type { TimestampAuthority, TimestampSetting } from './timestamps.ts'
