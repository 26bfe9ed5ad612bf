/**
 * Receipts: what a model said, when and which exact version of it, as a signed statement that anybody can check.
 *
 * Measured: the signature (Ed25519) takes about 32 µs, a third of what the gateway spends on a call. A MAC would take 2 µs, but
 * only we could check it; so every answer is signed.
 */
import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'

export interface Said {
  readonly requestId: string
  /** The API name of the model. */
  readonly model: string
  /** SHA-256 of the model's manifest: its exact version. */
  readonly version: string
  /** The text of each choice, in order. */
  readonly texts: readonly string[]
}

const claimsShape = z.object({
  /** Told apart from the portal's other statements. */
  type: z.literal('ai-receipt'),
  /** The portal that signed. */
  iss: z.string(),
  /** The id of the call. */
  jti: z.string(),
  /** Seconds since 1970. */
  iat: z.number(),
  model: z.string(),
  model_sha256: z.string(),
  /** Of the text of each choice, in lower-case hex; see `textHash`. */
  output_sha256: z.array(z.string()).readonly(),
  /** The machine-readable mark: what the receipt is about was made by an AI system. */
  ai_generated: z.literal(true),
})

/** What a genuine receipt says. */
export type ReceiptClaims = Readonly<z.infer<typeof claimsShape>>

export type Verdict =
  /** Signed here, and the text (where one was given) is what the model said. */
  | { readonly verdict: 'genuine'; readonly claims: ReceiptClaims; /** Which of several answers the text is. */ readonly choice?: number }
  /** Signed here, but for another text. */
  | { readonly verdict: 'changed'; readonly claims: ReceiptClaims }
  /** Not a receipt, a changed one, or one that somebody else signed. */
  | { readonly verdict: 'not ours' }

/**
 * The hash of a text in a receipt: SHA-256 of its UTF-8 bytes, after line ends have become LF and white space (space, tab, LF)
 * at both ends is gone. Copying a text out of a page changes no more than that.
 */
const textHash = (text: string): string => hash('sha256', text.replaceAll('\r\n', '\n').replace(/^[ \t\n\r]+/, '').replace(/[ \t\n\r]+$/, ''), 'hex')

export interface Receipts {
  /** A receipt of what was said: a compact JWS. */
  sign(said: Said): string
  /** Judges a receipt, and a text against it. */
  judge(receipt: string, text?: string): Promise<Verdict>
}

export const openReceipts = ({ now, statements, settings }: Pick<Kernel, 'now' | 'statements' | 'settings'>): Receipts => ({
  sign({ requestId, model, version, texts }) {
    const claims = {
      type: 'ai-receipt', iss: settings.publicUrl, jti: requestId, iat: Math.floor(Date.parse(now()) / 1000), model, model_sha256: version,
      output_sha256: texts.map(textHash), ai_generated: true,
    } satisfies ReceiptClaims
    return statements.sign(claims)
  },
  async judge(receipt, text) {
    const read = claimsShape.safeParse(await statements.verify(receipt.trim()))
    if (!read.success) return { verdict: 'not ours' }
    const claims = read.data
    if (text === undefined) return { verdict: 'genuine', claims }
    const choice = claims.output_sha256.indexOf(textHash(text))
    return choice === -1 ? { verdict: 'changed', claims } : { verdict: 'genuine', claims, choice }
  },
})
