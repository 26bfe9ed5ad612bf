/**
 * Receipts: what a model said, when and which exact version of it, as a signed statement that anybody can check.
 *
 * A receipt is an SD-JWT (RFC 9901): one signature covers the receipts of calls that end at about the same time, and each caller gets
 * the disclosure of their own alone. Of the others they see only salted digests.
 *
 * Measured: a signature (Ed25519) takes 32 to 55 µs, half of what the gateway spends on a call without it. A MAC would take 2 µs,
 * but only we could check it.
 */
import { hash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Kernel } from '../../../kernel/index.ts'
import { digestOf } from '../../../kernel/sd-jwt/index.ts'

/** `checked`: we loaded a file of that hash ourselves. `declared`: a server says that it is this model, and nobody saw its weights. */
const versionIs = ['checked', 'declared'] as const
export type VersionIs = (typeof versionIs)[number]

export interface Said {
  readonly requestId: string
  /** The API name of the model. */
  readonly model: string
  /** SHA-256 of the model's manifest: its exact version. */
  readonly version: string
  /** Whose word the version is. */
  readonly versionIs: VersionIs
  /** The text of each choice, in order. */
  readonly texts: readonly string[]
}

/** What is signed for several calls at once. */
const signedShape = z.object({
  /** Told apart from the portal's other statements. */
  type: z.literal('ai-receipts'),
  /** The portal that signed. */
  iss: z.string(),
  /** Seconds since 1970. */
  iat: z.number(),
  /** A salted digest for each call; RFC 9901, section 4.2.4.2. */
  receipts: z.array(z.object({ '...': z.string() })).readonly(),
  _sd_alg: z.literal('sha-256'),
})

/** What the disclosure of one call says. */
const saidShape = z.object({
  /** The id of the call. */
  jti: z.string(),
  model: z.string(),
  model_sha256: z.string(),
  /** Absent in receipts from before 29 November 2026: whose word the version is was not told. */
  model_sha256_is: z.enum(versionIs).optional(),
  /** Of the text of each choice, in lower-case hex; see `textHash`. */
  output_sha256: z.array(z.string()).readonly(),
  /** The machine-readable mark: what the receipt is about was made by an AI system. */
  ai_generated: z.literal(true),
})

/** What a genuine receipt says. */
export type ReceiptClaims = Readonly<Pick<z.infer<typeof signedShape>, 'iss' | 'iat'> & z.infer<typeof saidShape>>

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
function textHash(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isSpace(text.charCodeAt(from))) from += 1
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1
  return hash('sha256', text.slice(from, to).replaceAll('\r\n', '\n'), 'hex')
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d

/** Receipts that share a signature, at most: with it a receipt stays below 2 KB, as headers should. */
const mostTogether = 16

export interface Receipts {
  /** Hands `done` the receipt of what was said: a compact SD-JWT. Once, after this turn of the process or, where calls end in a crowd, the next. */
  sign(said: Said, done: (receipt: string) => void): void
  /** Judges a receipt, and a text against it. */
  judge(receipt: string, text?: string): Promise<Verdict>
}

export function openReceipts({ now, statements, settings }: Pick<Kernel, 'now' | 'statements' | 'settings'>): Receipts {
  let waited = false
  let waiting: { readonly disclosure: string; readonly done: (receipt: string) => void }[] = []

  function signWaiting(): void {
    // Where several calls ended in one turn, more are about to: they share the signature.
    if (!waited && waiting.length > 1 && waiting.length < mostTogether) {
      waited = true
      setImmediate(signWaiting)
      return
    }
    const all = waiting
    waiting = []
    waited = false
    const iat = Math.floor(Date.parse(now()) / 1000)
    for (let from = 0; from < all.length; from += mostTogether) {
      const together = all.slice(from, from + mostTogether)
      // In no order that tells which call was when.
      const receipts = together.map(({ disclosure }) => digestOf(disclosure)).sort().map((digest) => ({ '...': digest }))
      const signed = statements.sign({ type: 'ai-receipts', iss: settings.publicUrl, iat, _sd_alg: 'sha-256', receipts } satisfies z.input<typeof signedShape>)
      for (const { disclosure, done } of together) done(`${signed}~${disclosure}~`)
    }
  }

  return {
    sign({ requestId, model, version, versionIs: whose, texts }, done) {
      const said = { jti: requestId, model, model_sha256: version, model_sha256_is: whose, output_sha256: texts.map(textHash), ai_generated: true } satisfies z.input<typeof saidShape>
      if (waiting.length === 0) setImmediate(signWaiting)
      waiting.push({ disclosure: Buffer.from(JSON.stringify([randomUUID(), said])).toString('base64url'), done })
    },
    async judge(receipt, text) {
      const claims = await read(statements, receipt.trim())
      if (claims === undefined) return { verdict: 'not ours' }
      if (text === undefined) return { verdict: 'genuine', claims }
      const choice = claims.output_sha256.indexOf(textHash(text))
      return choice === -1 ? { verdict: 'changed', claims } : { verdict: 'genuine', claims, choice }
    },
  }
}

/** What a receipt of ours says; undefined when it is none. */
async function read(statements: Kernel['statements'], receipt: string): Promise<ReceiptClaims | undefined> {
  const [jws = '', disclosure = '', ...rest] = receipt.split('~')
  if (rest.length !== 1 || rest[0] !== '') return undefined
  const signed = signedShape.safeParse(await statements.verify(jws))
  if (!signed.success || !signed.data.receipts.some((one) => one['...'] === digestOf(disclosure))) return undefined
  const said = z.tuple([z.string(), saidShape]).safeParse(JSON.parse(Buffer.from(disclosure, 'base64url').toString()))
  return said.success ? { iss: signed.data.iss, iat: signed.data.iat, ...said.data[1] } : undefined
}
